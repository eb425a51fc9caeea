"""The consultations register: what events tell of consultations becomes rows that open and close on two axes."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from application.registers.columns import NEVER_DUE
from application.registers.consultation_tables import (
    consultation_areas,
    consultation_bases,
    consultation_municipalities,
    consultation_principles,
    consultation_records,
    consultation_senders,
    consultation_spans,
    consultation_statements,
    consultation_texts,
    consultations,
    metadata,
)
from application.registers.register import Register
from application.registers.retold import WHOLE_NUMBER, Retold
from domain.consultations import Consultation, RecordKind, municipality_spans, standings
from domain.intervals import day_after, day_before
from domain.recorded import Facts


class Span(NamedTuple):
    """How it stands on some days."""

    state: str
    public_state: str
    open: bool
    way: str | None
    deadline: str | None
    due: str
    answered_on: str | None
    valid_from: str
    valid_to: str


class MunicipalitySpan(NamedTuple):
    """How a municipality stands on some days."""

    organisation_id: str
    state: str
    deadline: str | None
    record: int
    agreeing: str | None
    valid_from: str
    valid_to: str


class Sender(NamedTuple):
    """The organisation that asks."""

    sender_id: str


class Area(NamedTuple):
    """A subject area it is about."""

    area: str


class Text(NamedTuple):
    """A text that came with the letter or with a record."""

    part: str
    record: int
    ordinal: int
    document_id: str
    sha256: str


class Rests(NamedTuple):
    """A decision that a record rests on."""

    decision_id: str
    record: int


class ByStatement(NamedTuple):
    """A statement that is a draft of the answer, or the answer."""

    statement_id: str
    relation: str
    told_on: str
    record: int


class Cited(NamedTuple):
    """A principle that the way rests on."""

    principles_id: str
    version: int
    point: str | None
    way: str
    chosen_on: str
    record: int


Row = Span | MunicipalitySpan | Sender | Area | Text | Rests | ByStatement | Cited


def _columns(facts: Facts) -> Mapping[str, Any]:
    told = ("title", "public_title", "about", "sender_id", "sender", "their_reference")
    return {field: facts[field] for field in (*told, "received_on", "case_id", "entry_id")}


def _rows(facts: Facts) -> Iterator[Row]:
    for span in standings(facts):
        how = span.fact
        due = day_before(day_after(how.deadline)) if how.deadline else NEVER_DUE
        days = span.days
        answered = (how.deadline, due, how.answered_on)
        yield Span(how.state, how.public_state, how.is_open, how.way, *answered, days.start, days.end)
    for each in municipality_spans(facts):
        one, days = each.fact, each.days
        yield MunicipalitySpan(
            one.organisation_id, one.state, one.deadline, one.record, one.agreeing, days.start, days.end
        )
    if facts["sender_id"]:
        yield Sender(facts["sender_id"])
    yield from map(Area, facts["subject_areas"])
    yield from _texts("letter", WHOLE_NUMBER, facts["texts"])
    for key, record in facts["records"].items():
        yield from _of_record(int(key), record)


def _of_record(number: int, record: Mapping[str, Any]) -> Iterator[Row]:
    yield from _texts(record["kind"], number, record.get("texts", ()))
    decision_id = (record.get("basis") or {}).get("decision_id")
    if decision_id:
        yield Rests(decision_id, number)
    if record["kind"] == RecordKind.ANSWER:
        yield ByStatement(record["statement_id"], "answer", record["answered_on"], number)
    if record["kind"] == RecordKind.DRAFT and record["statement_id"]:
        yield ByStatement(record["statement_id"], "draft", record["drafted_on"], number)
    cited = record.get("principle")
    if cited:
        yield Cited(
            cited["principles_id"], cited["version"], cited["point"], record["way"], record["chosen_on"], number
        )


def _texts(part: str, number: int, texts: Any) -> Iterator[Text]:
    for place, one in enumerate(texts):
        yield Text(part, number, place, one["document_id"], one["sha256"])


_retold = Retold(
    line=consultations,
    records=consultation_records,
    tables={
        Span: consultation_spans,
        MunicipalitySpan: consultation_municipalities,
        Sender: consultation_senders,
        Area: consultation_areas,
        Text: consultation_texts,
        Rests: consultation_bases,
        ByStatement: consultation_statements,
        Cited: consultation_principles,
    },
    columns=_columns,
    rows=_rows,
)

register = Register(
    name="consultations",
    version=5,
    metadata=metadata,
    most_remembered=1_000,
    handlers=_retold.handlers(Consultation),
)
