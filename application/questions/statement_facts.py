"""What is recorded about statements, as it is known now or was known then; what is shown follows from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.history import HistoryEvent
from application.questions.known import known_then
from application.questions.recorded_facts import recorded_facts
from application.questions.statements import StatementView, statements_by_id
from application.registers.statement_tables import (
    statement_bases,
    statement_records,
    statement_replacements,
    statement_texts,
)
from domain.access import Audience
from domain.statements import said_on, versions_of, without_drafts

_SAYING = frozenset(f"statement.version-{what}" for what in ("adopted", "sent", "published"))
"""The stored names of events by which something is said."""


def statement_facts(
    connection: Connection, statement_id: UUID, known: int, audience: Audience
) -> dict[str, Any] | None:
    """Return what is recorded about a statement; None where it was not registered then. As facts_of_statements."""
    return facts_of_statements(connection, [statement_id], known, audience).get(statement_id)


def facts_of_statements(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about statements, as known at a position, as domain/statements/facts.py tells; one query.

    The public knows nothing of versions that are only drafted, nor of a statement of which nothing was said. Whether
    the asker may see what a statement holds is told by its view: `sees_content`.
    """
    found = recorded_facts(connection, statement_records, identities, known)
    if audience > Audience.PUBLIC:
        return found
    return {identity: without_drafts(facts) for identity, facts in found.items() if said_on(facts) is not None}


def statements_replacing(connection: Connection, identities: Iterable[UUID], known: int) -> Mapping[UUID, list[UUID]]:
    """Return by statements which take their place, as known at a position; in one query or none."""
    wanted, found = sorted({one.hex for one in identities}), defaultdict[UUID, list[UUID]](list)
    if wanted:
        rows = statement_replacements.c
        asked = select(rows.replaces_id, rows.owner_id).where(rows.replaces_id.in_(wanted))
        asked = asked.where(*known_then(rows, known)).order_by(rows.known_from, rows.piece)
        for row in connection.execute(asked):
            found[UUID(row.replaces_id)].append(UUID(row.owner_id))
    return found


def statements_with_document(
    connection: Connection, document_id: UUID, known: int, audience: Audience
) -> list[tuple[StatementView, tuple[int, ...]]]:
    """Return the statements of which a document is a text, with the versions; with none where it is of a reply alone.

    Of what the asker sees all of; the public knows nothing of drafts. Three queries at the most.
    """
    rows, versions = statement_texts.c, defaultdict[UUID, set[int | None]](set)
    asked = select(rows.owner_id, rows.version).where(rows.document_id == document_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.owner_id)].add(row.version)
    views = _seen(connection, versions, audience)
    if audience == Audience.PUBLIC:
        facts = facts_of_statements(connection, [one.id for one in views], known, audience)
        for identity in versions:
            shown = versions_of(facts[identity]) if identity in facts else ()
            versions[identity] &= {None, *shown}
    told = [(one, versions[one.id]) for one in views if versions[one.id]]
    return [(one, tuple(sorted(number for number in numbers if number is not None))) for one, numbers in told]


def statements_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[StatementView, tuple[int, ...]]]:
    """Return the statements that rest on a decision, with the numbers of the records that do, those said last first.

    Of what the asker sees all of; the public knows nothing of drafts. Three queries at the most.
    """
    rows, numbers = statement_bases.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.owner_id, rows.number).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        numbers[UUID(row.owner_id)].add(row.number)
    views = _seen(connection, numbers, audience)
    if audience == Audience.PUBLIC:
        facts = facts_of_statements(connection, [one.id for one in views], known, audience)
        for identity, of_it in numbers.items():
            of_it.intersection_update(map(int, facts[identity]["records"] if identity in facts else ()))
    return [(one, tuple(sorted(numbers[one.id]))) for one in views if numbers[one.id]]


def texts_of_no_version(connection: Connection, statement_id: UUID, versions: Collection[int]) -> frozenset[UUID]:
    """Return the documents that are, or ever were, texts of versions of a statement, but of none of these or a reply.

    One query.
    """
    rows, of_versions = statement_texts.c, defaultdict[UUID, set[int | None]](set)
    asked = select(rows.version, rows.document_id).where(rows.owner_id == statement_id.hex).distinct()
    for row in connection.execute(asked):
        of_versions[UUID(row.document_id)].add(row.version)
    return frozenset(one for one, those in of_versions.items() if None not in those and those.isdisjoint(versions))


def without_changes_of_drafts(events: Sequence[HistoryEvent]) -> list[HistoryEvent]:
    """Return events without what was put right of statements of which nothing was said yet."""
    said: dict[UUID, int] = {}
    for one in events:
        if one.topic in _SAYING:
            said[one.record_id] = min(one.position, said.get(one.record_id, one.position))
    return [
        one
        for one in events
        if one.topic != "statement.corrected" or said.get(one.record_id, one.position) < one.position
    ]


def _seen(connection: Connection, identities: Iterable[UUID], audience: Audience) -> list[StatementView]:
    views = statements_by_id(connection, identities, audience).values()
    return [one for one in views if one.sees_content and not one.withdrawn]
