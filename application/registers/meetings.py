"""The meetings register: what events tell of meetings becomes rows that open and close on two axes."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from application.registers.meeting_tables import (
    meeting_attendance,
    meeting_bodies,
    meeting_decisions,
    meeting_items,
    meeting_records,
    meeting_spans,
    meeting_texts,
    meetings,
    metadata,
)
from application.registers.register import Register
from application.registers.retold import Retold
from domain.meetings import Meeting, RecordKind, agenda, standings
from domain.recorded import Facts, records_of


class Span(NamedTuple):
    """How it stands on some days."""

    state: str
    public_state: str
    starts_on: str
    starts_at: str | None
    ends_on: str | None
    ends_at: str | None
    place: str | None
    form: str
    moved: bool
    valid_from: str
    valid_to: str


class Meets(NamedTuple):
    """A body that meets."""

    body_id: str
    joint: bool


class ItemRow(NamedTuple):
    """An item of the agenda."""

    item: int
    ordinal: int
    number: str | None
    item_kind: str
    title: str
    public_title: str | None
    case_id: str | None
    closed: bool
    outside_agenda: bool
    treated: str | None
    outcome: str | None


class Became(NamedTuple):
    """An item that became a decision."""

    item: int
    decision_id: str


class Text(NamedTuple):
    """A paper of an item, or a text of a record."""

    part: str
    record: int
    item: int | None
    ordinal: int
    document_id: str


class Attended(NamedTuple):
    """Somebody who was there, or was not."""

    key: str
    person_id: str | None
    name: str
    organisation_id: str | None
    party: str | None
    role: str
    presence: str
    deputy_for: str | None


Row = Span | Meets | ItemRow | Became | Text | Attended


def _columns(facts: Facts) -> Mapping[str, Any]:
    return {field: facts[field] for field in ("body_id", "kind", "title", "public_title", "plan_id")}


def _rows(facts: Facts) -> Iterator[Row]:
    for span in standings(facts):
        how, days = span.fact, span.days
        when = (how.starts_on, how.starts_at, how.ends_on, how.ends_at, how.place, how.form)
        yield Span(how.state, how.public_state, *when, how.moved, days.start, days.end)
    yield Meets(facts["body_id"], False)
    yield from (Meets(one, True) for one in facts["bodies"])
    drafted = [record["minutes"] for _, record in records_of(facts, RecordKind.MINUTES)]
    minutes: Mapping[str, Any] = drafted[-1] if drafted else {"attendance": [], "treatments": {}}
    yield from _items(facts, minutes["treatments"])
    for one in minutes["attendance"]:
        yield Attended(**{field: one[field] for field in Attended._fields})
    for number, record in facts["records"].items():
        if record["kind"] == RecordKind.DECIDED:
            yield Became(record["item"], record["decision_id"])
        for place, one in enumerate(record.get("texts", ())):
            yield Text(record["kind"], int(number), record.get("item"), place, one["document_id"])


def _items(facts: Facts, treatments: Mapping[str, Any]) -> Iterator[Row]:
    for place, one in enumerate(agenda(facts)):
        told = treatments.get(str(one.item)) or {}
        yield ItemRow(
            one.item,
            place,
            one.number,
            one.kind,
            one.title,
            one.public_title,
            one.case_id,
            bool(one.closed or told.get("closed")),
            one.outside_agenda,
            told.get("state"),
            told.get("outcome"),
        )
        for ordinal, document_id in enumerate(one.papers):
            yield Text(RecordKind.ITEM, one.record, one.item, ordinal, document_id)


_retold = Retold(
    line=meetings,
    records=meeting_records,
    tables={
        Span: meeting_spans,
        Meets: meeting_bodies,
        ItemRow: meeting_items,
        Became: meeting_decisions,
        Text: meeting_texts,
        Attended: meeting_attendance,
    },
    columns=_columns,
    rows=_rows,
)

register = Register(
    name="meetings",
    version=1,
    metadata=metadata,
    most_remembered=500,
    handlers=_retold.handlers(Meeting),
)
