"""Text reading of the small size: Tika in a child process, and tesseract for scanned pages."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from application.checks.finding import Finding, Part, ok, wrong
from application.settings import Settings
from search.checks.scanned import scanned
from search.extraction.limits import Limits
from search.extraction.pool import Pool, Task
from search.extraction.result import Outcome

_PAPER = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0 Regionarkiv\par}"
_MEDIA_TYPE = "application/rtf"
_DEADLINE_S = 30.0


class BuiltInTikaCheck:
    """Has a small file read, as the worker reads what is filed."""

    part = Part.READING

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def findings(self) -> Iterator[Finding]:
        """Yield what is found."""
        outcome, reason = self._read()
        if outcome is Outcome.TEXT:
            yield ok(self.part, "reading-works", version=version("iscc-tika"))
        else:
            yield wrong(self.part, "reading-fails", reason=reason or outcome)
        yield scanned(self._settings)

    def _read(self) -> tuple[Outcome, str | None]:
        limits = replace(Limits.of(self._settings), seconds=_DEADLINE_S, tika=())
        with tempfile.TemporaryDirectory() as folder, Pool(processes=1, limits=limits) as pool:
            path = Path(folder) / "paper.rtf"
            path.write_text(_PAPER)
            (finished,) = pool.run([Task("check", path, _MEDIA_TYPE, path.name)])
        assert finished.packed is not None  # only for want of a Tika Server
        return finished.packed.outcome, finished.packed.reason
