"""Imports a folder as it is: each sub-folder is a case, each file in it a journal entry with that file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from uuid import UUID

from application.archive import Archive
from application.commands.cases import OpenCase, open_case
from application.commands.journal import RegisterEntry, register_entry
from application.imports.ahead import StoringAhead
from application.imports.errors import EmptyFolderError, HiddenError
from application.imports.filing import BY, Filing, Progress, Watcher
from application.imports.identity import made_from
from application.imports.report import Line, Outcome, Remark, Report, identity_number_in
from application.imports.sources import Refused, Source, readable_name, walk
from application.opened import OpenArchive
from domain.cases import Case
from domain.journal import DocumentRole, JournalEntry, JournalEntryKind

_LONGEST_ENDING = 6


def import_folder(
    opened: OpenArchive,
    folder: Path,
    *,
    rehearse: bool = False,
    publish: bool = False,
    watcher: Watcher = lambda _: None,
) -> Report:
    """File everything in `folder`; again adds only what is new. With `rehearse` only say what would be done.

    Ids are made from the folder's name, the paths in it and the bytes, so the folder may be moved but not renamed.
    ImportRunningError and ArchiveInsideError before anything is begun.
    """
    folder = folder.resolve()
    filing = Filing(opened, rehearse=rehearse, publish=publish)
    with filing.run(folder):
        found = list(walk(folder))
        _FolderImport(filing, readable_name(folder.name) or "/").run(found, watcher)
        _report_empty(filing, folder, found)
    return filing.report


@dataclass
class _FolderImport:
    filing: Filing
    root: str
    """The folder's own name: what its loose files' case is called."""
    met: set[str] = field(default_factory=set)
    """The sub-folders whose case was spoken of."""

    def run(self, found: list[Source | Refused], watcher: Watcher) -> None:
        total, size = len(found), sum(one.size for one in found if isinstance(one, Source))
        passed = 0
        with StoringAhead(self.filing.files, limit=self.filing.limit) as ahead:
            for number, one in enumerate(ahead.over(found), start=1):
                if isinstance(one, Refused):
                    self._refuse(one)
                else:
                    self.filing.attempt_together(one.shown, "file", partial(self._file, one, ahead))
                    passed += one.size
                watcher(Progress(number, total, passed, size))
            self.filing.together()

    def _refuse(self, one: Refused) -> None:
        is_paper = not isinstance(one.reason, HiddenError)
        outcome = Outcome.LEFT_OUT if is_paper else Outcome.SKIPPED
        self.filing.report.add(Line(one.shown, "file", outcome, reason=one.reason))

    def _file(self, source: Source, ahead: StoringAhead, archive: Archive) -> Iterator[Line]:
        filing = self.filing
        sha256, stored = ahead.taken(source)
        known = made_from("journal-entry", self.root, source.shown, sha256)
        if archive.holds(known):
            published = filing.publish and filing.make_public(archive, "journal-entry", known)
            yield _line(archive, known, source, Outcome.CHANGED if published else Outcome.THERE)
            return
        document, taken = filing.document(source, self.root, role=DocumentRole.MAIN, taken=stored)
        # From the bytes that were stored: the file may have changed since it was looked at.
        entry_id = made_from("journal-entry", self.root, source.shown, taken.sha256)
        name = source.shown.partition("/")[0] if "/" in source.shown else ""
        case_id = made_from("case", self.root, name)
        yield from self._case(archive, case_id, name)
        command = RegisterEntry(
            entry_id=entry_id,
            case_id=case_id,
            kind=JournalEntryKind.UNKNOWN,
            title=_entry_title(source.shown),
            next_number=filing.next_number(case_id),
            documents=(document,),
            by=BY,
        )
        register_entry(archive, command)
        if filing.publish:
            filing.make_public(archive, "journal-entry", entry_id)
        remarks = taken.remarks + identity_number_in(command.title)
        line = _line(archive, entry_id, source, Outcome.FILED, remarks)
        filing.took(line.reference, case_id)
        yield line

    def _case(self, archive: Archive, case_id: UUID, name: str) -> Iterator[Line]:
        """Open a case when its first file comes, and say so; say once that it was there, where it was."""
        title = _spaced(name or self.root)
        command = OpenCase(case_id=case_id, title=title, next_sequence=self.filing.next_sequence(), by=BY)
        opened = open_case(archive, command) is not None
        if opened or name not in self.met:
            case = archive.load(Case, case_id)
            outcome = Outcome.FILED if opened else Outcome.THERE
            yield Line(f"{name}/" if name else "./", "case", outcome, case.reference, case.title)
            if opened:
                self.filing.took(case.reference)
        self.met.add(name)


def _line(archive: Archive, entry_id: UUID, source: Source, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    entry = archive.load(JournalEntry, entry_id)
    return Line(source.shown, "journal-entry", outcome, entry.reference, entry.title, remarks=remarks)


def _entry_title(shown: str) -> str:
    """Return the folders below the case and the file's name without its ending: `Møter / 2021 / Referat`."""
    *folders, name = shown.split("/")
    path = PurePosixPath(name)
    stem = path.stem if 1 < len(path.suffix) <= _LONGEST_ENDING else name
    return " / ".join(_spaced(part) for part in (*folders[1:], stem))


def _spaced(name: str) -> str:
    """Return a name as a title: printable, and with blanks where file names have underscores."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name.replace("_", " "))
    return " ".join(shown.split()) or name


def _report_empty(filing: Filing, folder: Path, found: list[Source | Refused]) -> None:
    """Say which sub-folders held nothing: no case is opened for them."""
    held = {one.shown.partition("/")[0] for one in found if "/" in one.shown}
    refused = {one.shown for one in found if isinstance(one, Refused)}
    folders = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    for name in sorted(readable_name(path.name) for path in folders):
        if name not in held and not {name, f"{name}/"} & refused:
            reason = EmptyFolderError(name=name)
            filing.report.add(Line(f"{name}/", "case", Outcome.SKIPPED, reason=reason))
