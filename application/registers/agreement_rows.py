"""The rows that tell the facts of an agreement: each is known until an event tells otherwise."""

import json
from typing import Any, NamedTuple

from sqlalchemy import Table

from application.registers.agreement_tables import (
    agreement_areas,
    agreement_parties,
    agreement_reminders,
    agreement_replacements,
    agreement_spans,
    agreement_texts,
)
from domain.agreements import RecordKind, Records, awaiting, bindings, reminders
from domain.agreements.facts import records_of


class Span(NamedTuple):
    """A version that binds a party on some days, or awaits one who must adopt it."""

    organisation_id: str | None
    state: str
    version: int
    certain: bool
    valid_from: str
    valid_to: str
    rule: str | None = None
    since: str | None = None
    record: int | None = None
    except_clauses: str | None = None
    but_from: int | None = None
    deadline: str | None = None


class Remembered(NamedTuple):
    """Something to remember."""

    kind: str
    day: str
    version: int | None
    organisation_id: str | None
    clause: str | None


class Text(NamedTuple):
    """A text of a version."""

    version: int
    ordinal: int
    document_id: str
    sha256: str


class Replacement(NamedTuple):
    """An agreement whose place it takes."""

    replaces_id: str


class Party(NamedTuple):
    """An organisation that is a party on some days."""

    organisation_id: str
    role: str
    valid_from: str
    valid_to: str


class Area(NamedTuple):
    """A subject area it is about."""

    area: str


Row = Span | Remembered | Text | Replacement | Party | Area

TABLES: dict[type[Row], Table] = {
    Span: agreement_spans,
    Remembered: agreement_reminders,
    Text: agreement_texts,
    Replacement: agreement_replacements,
    Party: agreement_parties,
    Area: agreement_areas,
}
"""Where each kind of row is kept."""


def rows_of(facts: dict[str, Any]) -> list[Row]:
    """Return the rows that tell the facts of an agreement, none twice; none when it was registered by mistake."""
    if facts["is_withdrawn"]:
        return []
    records = Records(facts)
    bound, awaited = bindings(records), awaiting(records)
    rows: list[Row] = [Replacement(one) for one in facts["replaces"]]
    rows += [Area(one) for one in facts["subject_areas"]]
    roles = records.role_of
    for party, memberships in records.parties.items():
        rows += [Party(party, roles[party], days.start, days.end) for days in memberships]
    rows += [_bound(party, span) for party, spans in bound.items() for span in spans]
    rows += [
        Span(one, "awaiting", span.fact.version, True, span.days.start, span.days.end, deadline=span.fact.deadline)
        for one, spans in awaited.items()
        for span in spans
    ]
    rows += [
        Remembered(one.kind, one.day, one.version, one.organisation_id, one.clause)
        for one in reminders(records, bound, awaited)
    ]
    return list(dict.fromkeys([*rows, *_texts(facts)]))


def _bound(party: str, span: Any) -> Span:
    fact = span.fact
    return Span(
        party,
        "bound",
        fact.version,
        fact.certain,
        span.days.start,
        span.days.end,
        fact.rule,
        fact.since,
        fact.adopted,
        json.dumps(fact.except_clauses, ensure_ascii=False) if fact.except_clauses else None,
        fact.but_from,
    )


def _texts(facts: dict[str, Any]) -> list[Text]:
    """Return the texts of each version as they were amended last."""
    latest: dict[int, Any] = {}
    for _, record in records_of(facts, RecordKind.VERSION, RecordKind.AMENDMENT):
        latest[record["version"]] = record["texts"]
    return [
        Text(version, ordinal, text["document_id"], text["sha256"])
        for version, texts in latest.items()
        for ordinal, text in enumerate(texts)
    ]
