"""What those who deal with one type of row share, and what they give back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from application.imports.columns import Column
from application.imports.directory import Directory
from application.imports.filing import Filing
from application.imports.known_people import KnownPeople
from application.imports.meetings_noted import MeetingRows
from application.imports.naming import Naming
from application.imports.papers import Papers
from application.imports.parts import Parts
from application.imports.report import Line, Outcome, Remark
from application.imports.sitting import Sitting
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from application.questions.bodies import BodyView
from application.questions.organisations import OrganisationView


@dataclass(frozen=True)
class Desk:
    """What a row is dealt with by: how things are filed, what names mean, and the files."""

    filing: Filing
    naming: Naming
    directory: Directory
    papers: Papers
    people: KnownPeople
    sittings: dict[UUID, Sitting] = field(default_factory=dict)
    """Who sits in the bodies that rows of appointments have named so far."""

    meeting_rows: MeetingRows = field(default_factory=MeetingRows)
    """The rows that tell of meetings."""

    parts: Parts = field(default_factory=Parts)
    """The rows that say what versions of principles and action plans hold."""

    next_sequences: dict[str, int] = field(default_factory=dict)
    """By kind of record, the number of this year that is likely to be free; numbers count up within an import."""

    def took(self, kind: str, reference: str) -> None:
        """Remember that a number that was given out is taken."""
        self.next_sequences[kind] = int(reference.rpartition("/")[2]) + 1

    def sitting(self, body_id: UUID) -> Sitting:
        """Return who sits in a body."""
        if body_id not in self.sittings:
            with self.people.registers.connect() as connection:
                self.sittings[body_id] = Sitting.read(connection, body_id)
        return self.sittings[body_id]


def _nothing() -> None:
    """Remember nothing."""


@dataclass(frozen=True, kw_only=True)
class Dealt:
    """What became of a row. `view` is the body or organisation as it is now; `what` is what the row said of it.

    `more` are lines of their own for files of the row that cannot be had.
    `note` is called when it is recorded, for those who remember what rows have filed.
    """

    record_id: UUID
    line: Line
    case_id: UUID | None = None
    view: BodyView | OrganisationView | None = None
    what: str = ""
    more: tuple[Line, ...] = ()
    note: Callable[[], None] = _nothing


def newly_filed(desk: Desk, kind: str, record_id: UUID, line: Line, *, given: str | None) -> Dealt:
    """Return what became of a row of a new record; a number that nobody had `given` is taken once it is recorded."""
    if given:
        return Dealt(record_id=record_id, line=line)
    return Dealt(record_id=record_id, line=line, note=partial(desk.took, kind, line.reference))


def line_of(
    row: Row, kind: str, outcome: Outcome, reference: str, title: str, remarks: tuple[Remark, ...] = ()
) -> Line:
    """Return the line of the report for a row."""
    return Line(str(row.number), kind, outcome, reference, title, remarks=remarks)


def not_used(row: Row, columns: Iterable[Column]) -> tuple[Remark, ...]:
    """Return a remark for each of the columns that the row fills in: nothing is filed from them."""
    filled = ((one, row[one]) for one in columns if row[one])
    return tuple(Remark("import-not-used", {"field": one.value, "given": given[:100]}) for one, given in filled)


def differs(column: str, filed: object, given: object) -> tuple[Remark, ...]:
    """Return a remark where the row says (`given`) something else than the archive does; an empty cell says nothing."""
    said, says = ("" if one is None else str(one) for one in (filed, given))
    if not says or said == says:
        return ()
    return (Remark("import-differs", {"field": column, "filed": said or "-", "given": says}),)


def differs_in(column: Column, filed: str | None, row: Row, vocabulary: str) -> tuple[Remark, ...]:
    """Return a remark where the row has another value of a vocabulary than the archive; in the manifest's words."""
    written = row[column]
    if not written or value(column, written, vocabulary) == filed:
        return ()
    return differs(column, word(filed, vocabulary), written)
