"""The rows that what is known of a statement becomes."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from application.registers.columns import NEVER_DUE
from application.registers.statement_tables import (
    statement_adoptions,
    statement_areas,
    statement_bases,
    statement_publications,
    statement_recipients,
    statement_replacements,
    statement_replies,
    statement_sayings,
    statement_spans,
    statement_supports,
    statement_texts,
)
from domain.intervals import first_day
from domain.recorded import Facts, Record, records_of
from domain.statements import RecordKind, drafts, said_on, standing


class SayingRow(NamedTuple):
    """What it is, in which case, and the first day on which it can have been said."""

    kind: str
    case_id: str | None
    said_order: str


class StandingRow(NamedTuple):
    """A version, and what it is on some days."""

    version: int
    state: str
    valid_from: str
    valid_to: str


class SupportRow(NamedTuple):
    """How an organisation stands to a version, for None to all of them."""

    organisation_id: str
    stance: str
    version: int | None
    stated_on: str | None
    drafted: bool


class RecipientRow(NamedTuple):
    """An organisation that a version was sent to, by the record `number`."""

    number: int
    organisation_id: str
    sent_on: str
    version: int
    how: str


class ReplyRow(NamedTuple):
    """An organisation that replied, by the record `number`."""

    number: int
    organisation_id: str
    replied_on: str


class PublicationRow(NamedTuple):
    """A channel in which a version was published, by the record `number`."""

    number: int
    channel: str
    published_on: str
    version: int


class AdoptionRow(NamedTuple):
    """Who adopted a version, by the record `number`."""

    number: int
    version: int
    adopted_by: str
    person_id: str | None
    authority: str | None
    adopted_on: str
    adopted_order: str


class TextRow(NamedTuple):
    """A text of a version, or without one of a reply."""

    version: int | None
    ordinal: int
    document_id: str
    sha256: str


class AreaRow(NamedTuple):
    """A subject area."""

    area: str


class BasisRow(NamedTuple):
    """A decision that the record `number` rests on."""

    number: int
    decision_id: str


class ReplacementRow(NamedTuple):
    """A statement whose place it takes."""

    replaces_id: str


TABLES = {
    SayingRow: statement_sayings,
    StandingRow: statement_spans,
    SupportRow: statement_supports,
    RecipientRow: statement_recipients,
    ReplyRow: statement_replies,
    PublicationRow: statement_publications,
    AdoptionRow: statement_adoptions,
    TextRow: statement_texts,
    AreaRow: statement_areas,
    BasisRow: statement_bases,
    ReplacementRow: statement_replacements,
}


def columns_of(facts: Facts) -> dict[str, Any]:
    """Return the columns of a statement's line."""
    said = said_on(facts)
    told = ("kind", "title", "public_title", "summary", "case_id", "consultation_id")
    return {
        **{field: facts[field] for field in told},
        "said_on": said,
        "said_order": _order(said),
    }


def rows_of(facts: Facts) -> Iterator[Any]:
    """Yield the rows that tell the facts."""
    said = said_on(facts)
    yield SayingRow(facts["kind"], facts["case_id"], _order(said))
    for span in standing(facts):
        yield StandingRow(span.fact.version, str(span.fact.state), span.days.start, span.days.end)
    hidden = drafts(facts)
    for key, record in facts["records"].items():
        yield from _of_record(int(key), record, hidden)
    yield from _texts(facts)
    yield from map(AreaRow, facts["subject_areas"])
    yield from map(ReplacementRow, facts["replaces"])


def _order(said: str | None) -> str:
    return first_day(said) if said else NEVER_DUE


def _of_record(number: int, record: Record, hidden: Collection[int]) -> Iterator[Any]:
    version = record.get("version")
    match record["kind"]:
        case RecordKind.SUPPORT:
            stands = (record["organisation_id"], record["stance"], version, record["stated_on"])
            yield SupportRow(*stands, drafted=version in hidden)
        case RecordKind.SENDING:
            for one in record["recipients"]:
                yield RecipientRow(number, one, record["sent_on"], record["version"], record["how"])
        case RecordKind.REPLY:
            yield ReplyRow(number, record["organisation_id"], record["replied_on"])
        case RecordKind.PUBLICATION:
            yield PublicationRow(number, record["channel"], record["published_on"], record["version"])
        case RecordKind.ADOPTION:
            yield AdoptionRow(
                number,
                record["version"],
                record["adopted_by"],
                record["person_id"],
                record["authority"],
                record["adopted_on"],
                first_day(record["adopted_on"]),
            )
    decision = (record.get("basis") or {}).get("decision_id")
    if decision:
        yield BasisRow(number, decision)


def _texts(facts: Facts) -> Iterator[TextRow]:
    for _, record in records_of(facts, RecordKind.VERSION, RecordKind.REPLY):
        for ordinal, text in enumerate(record["texts"]):
            yield TextRow(record.get("version"), ordinal, text["document_id"], text["sha256"])
