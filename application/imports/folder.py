"""Imports a folder as it is: each sub-folder is a case, each file in it a journal entry with that file."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import UUID

from application.commands.cases import OpenCase, open_case
from application.commands.journal import RegisterEntry, register_entry
from application.imports.errors import EmptyFolderError, HiddenError
from application.imports.filing import BY, Filing, Progress, Watcher
from application.imports.identity import made_from
from application.imports.report import Line, Outcome, Report
from application.imports.sources import Refused, Source, digest, readable_name, walk
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
    cases: dict[str, UUID] = field(default_factory=dict)

    def run(self, found: list[Source | Refused], watcher: Watcher) -> None:
        total, size = len(found), sum(one.size for one in found if isinstance(one, Source))
        passed = 0
        for number, one in enumerate(found, start=1):
            if isinstance(one, Refused):
                self._refuse(one)
            else:
                with self.filing.line(one.shown, "file"):
                    self._file(one)
                passed += one.size
            watcher(Progress(number, total, passed, size))

    def _refuse(self, one: Refused) -> None:
        is_paper = not isinstance(one.reason, HiddenError)
        outcome = Outcome.LEFT_OUT if is_paper else Outcome.SKIPPED
        self.filing.report.add(Line(one.shown, "file", outcome, reason=one.reason))

    def _file(self, source: Source) -> None:
        known = made_from("journal-entry", self.root, source.shown, digest(source, limit=self.filing.limit))
        if self.filing.archive.holds(known):
            self._is_there(known, source)
            return
        document, taken = self.filing.document(source, self.root, role=DocumentRole.MAIN)
        # From the bytes that were stored: the file may have changed since it was looked at.
        entry_id = made_from("journal-entry", self.root, source.shown, taken.sha256)
        case_id, number = self._case(source)
        command = RegisterEntry(
            entry_id=entry_id,
            case_id=case_id,
            kind=JournalEntryKind.UNKNOWN,
            title=_entry_title(source.shown),
            next_number=number,
            documents=(document,),
            by=BY,
        )
        register_entry(self.filing.archive, command)
        if self.filing.publish:
            self.filing.make_public("journal-entry", JournalEntry, entry_id)
        entry = self.filing.archive.load(JournalEntry, entry_id)
        self.filing.took(entry.reference, case_id)
        self.filing.add(
            source.shown,
            "journal-entry",
            Outcome.FILED,
            reference=entry.reference,
            title=entry.title,
            remarks=taken.remarks,
        )

    def _is_there(self, entry_id: UUID, source: Source) -> None:
        entry = self.filing.archive.load(JournalEntry, entry_id)
        published = self.filing.publish and self.filing.make_public("journal-entry", JournalEntry, entry_id)
        outcome = Outcome.CHANGED if published else Outcome.THERE
        self.filing.add(source.shown, "journal-entry", outcome, reference=entry.reference, title=entry.title)

    def _case(self, source: Source) -> tuple[UUID, int]:
        """Return the case a file belongs in, opened when its first file comes, and its next entry number."""
        name = source.shown.partition("/")[0] if "/" in source.shown else ""
        if name not in self.cases:
            self.cases[name] = self._open(name)
        case_id = self.cases[name]
        return case_id, self.filing.next_number(case_id)

    def _open(self, name: str) -> UUID:
        case_id = made_from("case", self.root, name)
        command = OpenCase(
            case_id=case_id, title=_spaced(name or self.root), next_sequence=self.filing.next_sequence(), by=BY
        )
        opened = open_case(self.filing.archive, command) is not None
        case = self.filing.archive.load(Case, case_id)
        if opened:
            self.filing.took(case.reference)
        outcome = Outcome.FILED if opened else Outcome.THERE
        place = f"{name}/" if name else "./"
        self.filing.add(place, "case", outcome, reference=case.reference, title=case.title)
        return case_id


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
