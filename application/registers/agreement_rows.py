"""The rows that tell the facts of an agreement: each is known until an event tells otherwise."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Table

from application.registers.agreement_joining import bound_as_party
from application.registers.agreement_tables import (
    agreement_areas,
    agreement_bases,
    agreement_parties,
    agreement_reminders,
    agreement_replacements,
    agreement_spans,
    agreement_texts,
)
from domain.agreements import Awaiting, RecordKind, Records, bindings, reminders
from domain.agreements.awaiting import Asked, awaiting_by_version
from domain.intervals import OPEN
from domain.intervals import Span as DaySpan


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


class Rests(NamedTuple):
    """A decision that it, or a version of it, rests on."""

    decision_id: str
    version: int | None


Row = Span | Remembered | Text | Replacement | Party | Area | Rests

TABLES: dict[type[Row], Table] = {
    Span: agreement_spans,
    Remembered: agreement_reminders,
    Text: agreement_texts,
    Replacement: agreement_replacements,
    Party: agreement_parties,
    Area: agreement_areas,
    Rests: agreement_bases,
}
"""Where each kind of row is kept."""


_FEW = 8
"""So few are compared sooner than made into rows."""

Group = tuple[str, object]
"""What some rows tell of: a party, a version, or all of it."""


class Told(NamedTuple):
    """The rows of a group, none twice, and what they were made of."""

    source: object
    rows: Mapping[Row, None]


def rows_of(records: Records, before: Mapping[Group, Told]) -> dict[Group, Told]:
    """Return the rows that tell the facts of an agreement; none when it was registered by mistake.

    Those of a group are the same as `before` where what they are made of is.
    """
    if records.facts["is_withdrawn"]:
        return {}
    bound, asked = bindings(records), awaiting_by_version(records)
    sources: dict[Group, Any] = {("replaces", None): tuple(records.facts["replaces"])}
    sources["areas", None] = tuple(records.facts["subject_areas"])
    sources["bases", None] = _bases(records)
    sources["parties", None] = records.parties
    sources |= {("bound", party): spans for party, spans in bound.items()}
    sources |= {("awaiting", version): spans for version, spans in asked.items()}
    sources["reminders", None] = reminders(records, bound, _still_asked(asked))
    sources |= {("texts", version): texts for version, texts in _texts(records).items()}
    found = {}
    for group, source in sources.items():
        told = before.get(group)
        found[group] = told if told and _is_same(told.source, source) else _told(records, group, source)
    return found


def _is_same(one: object, other: object) -> bool:
    """Return whether nothing has changed; what is cheap to make anew is looked at, of the rest new is changed."""
    return one is other or (isinstance(one, (tuple, list)) and len(one) < _FEW and one == other)


def _still_asked(asked: Mapping[int, Asked]) -> dict[str | None, list[DaySpan[Awaiting]]]:
    """Return who is asked without an end: only of the last version that was sent, as that ends it for those before."""
    last = asked[max(asked)] if asked else ()
    return {one: [span] for one, span in last if span.days.end == OPEN}


def _told(records: Records, group: Group, source: Any) -> Told:
    kind, of = group
    rows: Iterable[Row]
    if kind == "bound":
        rows = (_bound(str(of), span) for span in bound_as_party(source, records.parties[str(of)]))
    elif kind == "awaiting":
        rows = (_awaiting(one, span) for one, span in source)
    elif kind == "reminders":
        rows = (Remembered(one.kind, one.day, one.version, one.organisation_id, one.clause) for one in source)
    elif kind == "texts":
        rows = (Text(int(str(of)), place, one["document_id"], one["sha256"]) for place, one in enumerate(source))
    elif kind == "parties":
        roles = records.role_of
        rows = (Party(party, roles[party], days.start, days.end) for party, of_it in source.items() for days in of_it)
    elif kind == "areas":
        rows = map(Area, source)
    elif kind == "bases":
        rows = (Rests(decision_id, version) for decision_id, version in source)
    else:
        rows = map(Replacement, source)
    return Told(source, dict.fromkeys(rows))


def _awaiting(one: str | None, span: Any) -> Span:
    fact = span.fact
    return Span(one, "awaiting", fact.version, True, span.days.start, span.days.end, deadline=fact.deadline)


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


def _bases(records: Records) -> tuple[tuple[str, int | None], ...]:
    """Return the decisions of this archive that it rests on, with the version that does."""
    told = ((one.get("basis") or {}, one.get("version")) for one in records.facts["records"].values())
    return tuple((basis["decision_id"], version) for basis, version in told if basis.get("decision_id"))


def _texts(records: Records) -> dict[int, Any]:
    """Return the texts of each version as they were amended last."""
    found = {}
    for version in records.versions:
        amended = records.told_of(RecordKind.AMENDMENT, version)
        found[version] = amended[-1][1]["texts"] if amended else records.version(version)["texts"]
    return {version: texts for version, texts in found.items() if texts}
