"""Imports a folder with a manifest: each row says what one thing is, and where its files lie."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from application.archive import Archive
from application.imports import organisation_rows
from application.imports.agreement_version_rows import publish_version
from application.imports.case_rows import close, note_sequence
from application.imports.columns import Column
from application.imports.dealers import DEALERS, MAY_COME_LATER
from application.imports.dealing import Dealt, Desk, line_of, not_used
from application.imports.directory import Directory
from application.imports.errors import UnknownColumnError
from application.imports.filing import Filing, Progress, Watcher
from application.imports.known_people import KnownPeople
from application.imports.layout import USED, require_columns
from application.imports.naming import Naming
from application.imports.papers import Papers
from application.imports.report import Line, Outcome, Reason, Report
from application.imports.row_errors import NoPersonError
from application.imports.sources import readable_name
from application.imports.statement_version_rows import publish_statement_version
from application.imports.table import read_manifest
from application.imports.table_rows import Manifest, Row
from application.imports.turns import turn
from application.imports.vocabulary import TYPES, value
from application.opened import OpenArchive
from domain.errors import DomainError, InvalidValueError
from domain.person_names import no_person

Publishing = Callable[[Desk, Archive, Row], tuple[Line, bool]]
"""What publishes the texts of a version; its line, and whether any was not public yet."""


def import_manifest(
    opened: OpenArchive,
    folder: Path | None,
    manifest: Path,
    *,
    rehearse: bool = False,
    publish: bool = False,
    watcher: Watcher = lambda _: None,
) -> Report:
    """File what the rows of a manifest say, with files from `folder` if there is one; again adds only what is new.

    A row that says nothing about publication follows `publish`. Columns are explained in docs/manifest.md.
    Before anything is begun: ImportRunningError, ArchiveInsideError, and what `read_manifest` and `require_columns`
    raise.
    """
    table = read_manifest(manifest)
    folder = folder.resolve() if folder else None
    filing = Filing(opened, rehearse=rehearse, publish=publish)
    typed = [_typed(row) for row in table.rows]
    require_columns(manifest.name, table.columns, {kind for _, kind in typed if isinstance(kind, str)})
    with filing.run(folder):
        naming = Naming(readable_name(folder.name if folder else manifest.stem) or "/")
        with opened.stores.registers.connect() as connection:
            directory = Directory.of(connection, naming)
        papers = Papers(folder, manifest.resolve())
        people = KnownPeople(opened.stores.registers, directory)
        _ManifestImport(Desk(filing, naming, directory, papers, people)).run(table, typed, watcher)
    filing.report.lines.sort(key=_in_order)
    return filing.report


def _typed(row: Row) -> tuple[Row, str | DomainError]:
    """Return the row with its type, or with what is wrong with that."""
    try:
        if not row[Column.TYPE]:
            raise InvalidValueError(field=Column.TYPE, value="", problem="missing")
        return row, value(Column.TYPE, row[Column.TYPE], "type")
    except DomainError as error:
        return row, error


@dataclass
class _ManifestImport:
    desk: Desk
    dealt: dict[int, Dealt] = field(default_factory=dict)
    """What became of rows, by row number."""

    def run(self, table: Manifest, typed: list[tuple[Row, str | DomainError]], watcher: Watcher) -> None:
        report = self.desk.filing.report
        for header in table.unknown:
            if not header.startswith("#"):  # a column for whoever fills in the manifest
                report.add(Line(header, "column", Outcome.LEFT_OUT, reason=UnknownColumnError(name=header)))
        known = [(row, kind) for row, kind in typed if isinstance(kind, str)]
        for row, _ in typed:
            self.desk.papers.note(row)
        self.desk.parts.note(known)
        self.desk.meeting_rows.note(known)
        for row, kind in typed:
            if not isinstance(kind, str):
                report.add(_left_out(row, "row", row.problem or kind))
        done, total = len(typed) - len(known), len(typed)
        order = list(TYPES)
        for kind in order:
            for row in sorted((row for row, one in known if one == kind), key=partial(turn, kind)):
                self._deal(row, kind)
                done += 1
                watcher(Progress(done, total, 0, 0))
            if kind == "organisation":
                self._afterwards(known, kind, Column.MERGED_INTO, self._merge)
            if kind in ("appointment", "agreement", "statement"):
                self._again(kind, [row for row, one in known if one == kind])
        self._afterwards(known, "case", Column.ENDED, self._close)
        self._afterwards(known, "agreement-version", Column.VERSION, partial(self._publish, publish_version))
        of_statements = partial(self._publish, publish_statement_version)
        self._afterwards(known, "statement-version", Column.VERSION, of_statements)
        for line in self.desk.papers.not_named():
            report.add(line)

    def _deal(self, row: Row, kind: str) -> None:
        desk, dealt = self.desk, list[Dealt]()
        what = no_person(row[Column.PERSON]) if kind == "appointment" and row[Column.PERSON] else None
        if what is not None:
            reason = NoPersonError(name=row[Column.PERSON], what=str(what))
            desk.filing.report.add(replace(_left_out(row, kind, reason), outcome=Outcome.SKIPPED))
            return

        def do(archive: Archive) -> Iterator[Line]:
            if row.problem:
                raise row.problem
            dealt[:] = [DEALERS[kind](desk, archive, row)]
            yield dealt[0].line.with_remarks(not_used(row, (one for one in row.values if one not in USED[kind])))
            yield from dealt[0].more

        names = _names(row)
        if not desk.filing.attempt(str(row.number), kind, do, names=names):
            desk.naming.left_out(kind, row)
            return
        one = self.dealt[row.number] = dealt[0]
        one.note()
        desk.naming.filed(kind, row, one.record_id, one.what)
        if one.view is not None:
            desk.directory.put(one.view)
        if kind == "case":
            note_sequence(desk, one.line)
        elif one.case_id is not None:
            desk.filing.took(one.line.reference, one.case_id)

    def _again(self, kind: str, rows: list[Row]) -> None:
        """Deal once more with rows that named what came in after them, as long as that helps."""
        report, before = self.desk.filing.report, -1
        while len(self.dealt) > before:
            before = len(self.dealt)
            waiting = {line.place for line in report.left_out() if line.reason and line.reason.code in MAY_COME_LATER}
            again = [row for row in rows if str(row.number) in waiting]
            if not again:
                return
            places = {str(row.number) for row in again}
            report.lines[:] = [line for line in report.lines if line.place not in places]
            for row in sorted(again, key=partial(turn, kind)):
                self._deal(row, kind)

    def _afterwards(
        self,
        known: list[tuple[Row, str]],
        kind: str,
        column: Column,
        do: Callable[[Row, Dealt, Archive], Iterator[Line]],
    ) -> None:
        """Do what can be done only when other rows are filed, for the rows of this kind that say so in the column."""
        for row, one in known:
            if one == kind and row[column] and row.number in self.dealt:
                names = _names(row)
                self.desk.filing.attempt(str(row.number), kind, partial(do, row, self.dealt[row.number]), names=names)

    def _merge(self, row: Row, dealt: Dealt, archive: Archive) -> Iterator[Line]:
        view, is_new = organisation_rows.merge(self.desk, archive, row, dealt.record_id)
        self.desk.directory.put(view)
        if is_new and dealt.line.outcome is Outcome.THERE:
            yield line_of(row, "organisation", Outcome.CHANGED, dealt.line.reference, view.name)

    def _close(self, row: Row, dealt: Dealt, archive: Archive) -> Iterator[Line]:
        case, is_new = close(archive, row, dealt.record_id)
        if is_new and dealt.line.outcome is Outcome.THERE:
            yield line_of(row, "case", Outcome.CHANGED, case.reference, case.title)

    def _publish(self, publish: Publishing, row: Row, dealt: Dealt, archive: Archive) -> Iterator[Line]:
        line, is_new = publish(self.desk, archive, row)
        if is_new and dealt.line.outcome is Outcome.THERE:
            yield line
        lines = self.desk.filing.report.lines
        for place, one in enumerate(lines if line.remarks else ()):
            if one.place == line.place and line.remarks[0] not in one.remarks:
                lines[place] = one.with_remarks(line.remarks)


def _names(row: Row) -> tuple[str, str]:
    """Return reference and title that a row which was left out is reported under."""
    if row[Column.MEETING]:
        return row[Column.MEETING], row[Column.PERSON] or row[Column.EVENT] or row[Column.TITLE]
    if row[Column.PERSON]:
        return row[Column.BODY], row[Column.PERSON]
    owner = row[Column.AGREEMENT] or row[Column.CONSULTATION] or row[Column.STATEMENT]
    if owner and not row[Column.REFERENCE] and (row[Column.AGREEMENT] or row[Column.VERSION] or row[Column.EVENT]):
        version = row[Column.VERSION]
        named = [owner, f"v{version}" if version.isdecimal() else version]
        return " ".join(filter(None, named)), row[Column.ORGANISATION] or row[Column.EVENT] or row[Column.TITLE]
    if plan := row[Column.ACTION_PLAN] or row[Column.PRINCIPLES]:
        what = row[Column.MEASURE] or row[Column.REFERENCE] or row[Column.TITLE] or row[Column.TEXT][:80]
        return " v".join(filter(None, [plan, row[Column.VERSION]])), what
    return row[Column.REFERENCE], row[Column.TITLE]


def _left_out(row: Row, kind: str, reason: Reason) -> Line:
    return replace(line_of(row, kind, Outcome.LEFT_OUT, *_names(row)), reason=reason)


def _in_order(line: Line) -> tuple[int, int]:
    """Sort what is said: the columns, the rows by number, then files."""
    if line.kind == "column":
        return 0, 0
    return (2, 0) if line.kind == "file" else (1, int(line.place))
