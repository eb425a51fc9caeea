"""The files in the folder by the names that a manifest has for them, and which of them it does not name."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from application.errors import ApplicationError
from application.imports.cells import listed
from application.imports.columns import Column
from application.imports.errors import HiddenError
from application.imports.report import Line, Outcome
from application.imports.row_errors import FileNotFoundInFolderError, NotInManifestError, OutsideFolderError
from application.imports.sources import Refused, Source, walk
from application.imports.table_rows import Row

_DRIVE = re.compile(r"[A-Za-z]:")


class Papers:
    """All files in a folder, except the manifest where it lies among them; none where there is no folder."""

    def __init__(self, folder: Path | None, manifest: Path) -> None:
        there = walk(folder) if folder else ()
        found = [one for one in there if isinstance(one, Refused) or one.path != manifest]
        self._by_name = {one.shown: one for one in found}
        self._by_folded: dict[str, list[str]] = {}
        for name in self._by_name:
            self._by_folded.setdefault(name.casefold(), []).append(name)
        self._named: set[str] = set()

    def file(self, written: str) -> Source:
        """Return the file with this path in the folder.

        OutsideFolderError, FileNotFoundInFolderError, or why the file is none to import.
        """
        found = self._by_name[self._found(written)]
        if isinstance(found, Refused):
            raise found.reason
        return found

    def files(self, cell: str) -> list[Source]:
        """Return the files a cell lists, each once."""
        return list({one.shown: one for one in (self.file(name) for name in self._split(cell))}.values())

    def each(self, cell: str) -> Iterator[Source | Refused]:
        """Yield the files a cell lists, and those of them that cannot be had with the reason."""
        for name in self._split(cell):
            try:
                yield self.file(name)
            except ApplicationError as error:
                yield Refused(name, error)

    def note(self, row: Row) -> None:
        """Remember which files the row names, whatever becomes of it."""
        for column in (Column.FILE, Column.ATTACHMENTS, Column.PUBLIC_FILE):
            for name in self._split(row[column]):
                try:
                    self._named.add(self._found(name))
                except ApplicationError:  # said where the row is dealt with
                    continue

    def not_named(self) -> Iterator[Line]:
        """Yield a line for each file that no row named."""
        for name, one in self._by_name.items():
            if name not in self._named:
                reason = one.reason if isinstance(one, Refused) else NotInManifestError(name=name)
                outcome = Outcome.SKIPPED if isinstance(reason, HiddenError) else Outcome.LEFT_OUT
                yield Line(name, "file", outcome, reason=reason)

    def _split(self, cell: str) -> list[str]:
        """Return the names a cell lists; a semicolon may be part of a name."""
        try:
            return [self._found(cell)] if cell else []
        except ApplicationError:
            return listed(cell)

    def _found(self, written: str) -> str:
        path = PurePosixPath(unicodedata.normalize("NFC", written.strip()).replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(str(path)):
            raise OutsideFolderError(name=written)
        # A file's name may hold a backslash of its own.
        for name in (str(path), unicodedata.normalize("NFC", written.strip())):
            if name in self._by_name:
                return name
        alike = self._by_folded.get(str(path).casefold(), [])
        if len(alike) != 1:
            raise FileNotFoundInFolderError(name=written)
        return alike[0]
