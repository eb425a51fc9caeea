"""Reading of scanned pages, which is tesseract's in both sizes."""

import shutil
import subprocess

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.settings import Ocr, Settings
from search.extraction import ocr


def scanned(settings: Settings) -> Finding:
    """Return whether scanned pages are read on this machine."""
    if settings.ocr is Ocr.OFF:
        return ok(Part.READING, "ocr-off")
    if not ocr.is_available():
        kind = wrong if settings.ocr is Ocr.ON else warning
        return kind(Part.READING, "ocr-missing")
    return ok(Part.READING, "ocr-works", version=_version())


def _version() -> str:
    program = shutil.which("tesseract") or "tesseract"
    said = subprocess.run(  # noqa: S603 - a fixed command
        [program, "--version"], capture_output=True, text=True, check=False, timeout=30
    )
    return (said.stdout or said.stderr).partition("\n")[0].removeprefix("tesseract").strip()
