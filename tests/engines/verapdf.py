"""veraPDF, which tells whether a PDF keeps the standards that it says it keeps."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.engines.server import ENGINES, EngineMissingError

STANDARDS = ("2a", "ua1")
"""PDF/A-2a and PDF/UA-1, as veraPDF calls them."""


def found_wanting(files: Sequence[Path]) -> list[str]:
    """Return what veraPDF says of files that do not both say that they keep STANDARDS and keep them.

    EngineMissingError where it is not here.
    """
    jars, java = ENGINES / "verapdf", shutil.which("java")
    if not jars.is_dir():
        raise EngineMissingError("veraPDF is not here: .ci/engines fetches it")
    if java is None:
        raise EngineMissingError("veraPDF needs Java")
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{jars}/*"]
    asked = ["org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", "0", *map(str, files)]
    said = subprocess.run([*command, *asked], capture_output=True, text=True, timeout=180, check=False)
    wanted = {f"PASS {file} {standard}" for file in files for standard in STANDARDS}
    lines = {line.strip() for line in said.stdout.splitlines()}
    if lines >= wanted:
        return []
    return [*sorted(wanted - lines), *sorted(lines - wanted), said.stderr]
