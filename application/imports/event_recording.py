"""Events that rows tell of consultations and statements: each is recorded once, and compared after that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from application.archive import Archive
from application.imports.agreement_treatment_rows import other_basis
from application.imports.attached import Named
from application.imports.columns import Column
from application.imports.dealing import Desk, differs
from application.imports.event_texts import other_files
from application.imports.identity import made_from
from application.imports.records_told import TAKEN_BACK, Holder, Told, told
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from domain.recorded import Record, plain

Words = Callable[[Any], str]

NO_FILES = Named((), None)


def as_written(value: Any) -> str:
    """Return a value as it stands."""
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says in a column: the field that it fills, the value, and how a value of the field is put in words."""

    field: str
    column: Column
    value: Any
    words: Words = as_written

    @property
    def given(self) -> str:
        """The value in words; nothing where the row says nothing."""
        return self.words(plain(self.value)) if self.value else ""

    def is_in(self, record: Record) -> bool:
        """Return whether a record says the same, or the row nothing."""
        return not self.value or self.words(record.get(self.field)) == self.given


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a row tells: a kind of record, its day in the field `day`, and what else is said.

    `about` are the fields that tell it from others of its kind. With `again` it may happen several times, each on a
    day of its own.
    """

    kind: str
    day: str
    on: str | None
    about: Mapping[str, Any]
    said: Sequence[Said] = ()
    basis: Mapping[str, Any] | None = None
    again: bool = True


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an event: the number that tells of it, and what is said otherwise of one that was there."""

    number: int
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()


def became(done: Sequence[Recorded], *, published: bool) -> tuple[Outcome, tuple[Remark, ...]]:
    """Return what became of a row that tells of several, and what there is to know, each once."""
    remarks: list[Remark] = []
    for one in done:
        remarks += [remark for remark in one.remarks if remark not in remarks]
    outcomes = {one.outcome for one in done}
    if outcomes == {Outcome.FILED}:
        return Outcome.FILED, tuple(remarks)
    is_more = published or Outcome.FILED in outcomes
    return Outcome.CHANGED if is_more else Outcome.THERE, tuple(remarks)


def said_of(said: Sequence[Said], field: str) -> Any:
    """Return what is said for a field."""
    return next(one.value for one in said if one.field == field)


def record_once(
    desk: Desk,
    archive: Archive,
    row: Row,
    holder: Holder,
    event: Event,
    record: Callable[[], tuple[Remark, ...]],
    named: Named = NO_FILES,
) -> Recorded:
    """Record an event unless it is told already; SameRowError where another row has told the very same.

    `record` does it and returns what there is to know of the files that are `named`.
    """
    before = told(archive, holder, event.kind, **{field: plain(value) for field, value in event.about.items()})
    same = _same(desk, row, holder, event, before)
    if same is None:
        remarks = record()
        number = archive.load(type(holder), holder.id).version
        desk.naming.claim(event_id(holder, number), row)
        return Recorded(number, Outcome.FILED, remarks)
    desk.naming.claim(event_id(holder, same.number), row)
    if same.now is None:
        return Recorded(same.number, Outcome.THERE, TAKEN_BACK)
    remarks = other_files(desk, holder, named)
    return Recorded(same.number, Outcome.THERE, remarks + _differences(row, event, same.now))


def event_id(holder: Holder, number: int) -> Any:
    """Return the id that an event goes by among the rows of a manifest."""
    return made_from("told", holder.id.hex, str(number))


def _same(desk: Desk, row: Row, holder: Holder, event: Event, before: Sequence[Told]) -> Told | None:
    """Return what was told of the same: on its day, or where it has no other day than another; None of nothing.

    Of a sort that happens several times another day is another event, unless everything else that is said is the same.
    """
    free = [one for one in before if not desk.naming.is_of_another_row(event_id(holder, one.number), row)]
    for candidates in (free, before):
        if exact := [one for one in candidates if one.has(event.day, event.on) and _says_so(event, one)]:
            return exact[-1]
    found = [one for one in free if one.has(event.day, event.on)]
    if not found and not event.again:
        found = free
    if not found and any(one.value for one in event.said):
        found = [one for one in free if _says_so(event, one)]
    return found[-1] if found else None


def _says_so(event: Event, one: Told) -> bool:
    records = [one.first] if one.now is None else [one.first, one.now]
    return any(all(said.is_in(record) for said in event.said) for record in records)


def _differences(row: Row, event: Event, filed: Record) -> tuple[Remark, ...]:
    found = differs(Column.DATE, filed[event.day], event.on)
    for one in event.said:
        found += differs(one.column, one.words(filed.get(one.field)), one.given)
    return found + (other_basis(row, filed, dict(event.basis)) if event.basis else ())
