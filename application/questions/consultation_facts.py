"""What is recorded about consultations, as it is known now or was known then; what is shown follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.consultations import ConsultationView, consultations_by_id
from application.questions.known import known_then
from application.questions.recorded_facts import recorded_facts
from application.registers.consultation_tables import (
    consultation_bases,
    consultation_municipalities,
    consultation_principles,
    consultation_records,
    consultation_statements,
    consultation_texts,
)
from domain.access import Audience
from domain.consultations import without_drafts


@dataclass(frozen=True, slots=True)
class MunicipalityStand:
    """How a municipality stands to a consultation on a day (domain/consultations/municipalities.py)."""

    organisation_id: UUID
    state: str
    deadline: str | None
    agreeing: str | None


@dataclass(frozen=True, slots=True)
class CitedIn:
    """A consultation that cites a principle, and the way that was chosen by it."""

    consultation: ConsultationView
    version: int
    point: str | None
    way: str
    chosen_on: str


def consultation_facts(
    connection: Connection, consultation_id: UUID, known: int, audience: Audience
) -> dict[str, Any] | None:
    """Return what is recorded about a consultation; None where it was not registered then."""
    return facts_of_consultations(connection, [consultation_id], known, audience).get(consultation_id)


def facts_of_consultations(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about consultations, as known at a position (domain/consultations/facts.py); one query.

    The public knows nothing of drafts. Whether the asker may see what a consultation holds is told by its view.
    """
    found = recorded_facts(connection, consultation_records, identities, known)
    if audience == Audience.PUBLIC:
        return {identity: without_drafts(facts) for identity, facts in found.items()}
    return found


def municipalities_of(
    connection: Connection, identities: Iterable[UUID], *, on: str, known: int
) -> dict[UUID, list[MunicipalityStand]]:
    """Return by consultation how each municipality stands on a day, in the order they were first told of; one query.

    For those who may see what the consultations hold.
    """
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    rows, found = consultation_municipalities.c, defaultdict[UUID, list[MunicipalityStand]](list)
    asked = select(rows.owner_id, rows.organisation_id, rows.state, rows.deadline, rows.agreeing)
    asked = asked.where(rows.owner_id.in_(wanted), rows.valid_from <= on, rows.valid_to > on, *known_then(rows, known))
    for row in connection.execute(asked.order_by(rows.known_from, rows.piece)):
        stand = MunicipalityStand(UUID(row.organisation_id), row.state, row.deadline, row.agreeing)
        found[UUID(row.owner_id)].append(stand)
    return found


def consultations_with_document(
    connection: Connection, document_id: UUID, known: int, audience: Audience
) -> list[tuple[ConsultationView, tuple[str, ...]]]:
    """Return the consultations whose content the asker may see that a document is a text of, with which part."""
    rows, parts = consultation_texts.c, defaultdict[UUID, set[str]](set)
    asked = select(rows.owner_id, rows.part).where(rows.document_id == document_id.hex, *known_then(rows, known))
    if audience == Audience.PUBLIC:
        asked = asked.where(rows.part != "draft")
    for row in connection.execute(asked):
        parts[UUID(row.owner_id)].add(row.part)
    views = consultations_by_id(connection, parts, audience).values()
    return [(one, tuple(sorted(parts[one.id]))) for one in views if one.sees_content and not one.withdrawn]


def consultations_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[ConsultationView]:
    """Return the consultations whose content the asker may see of which a record rests on a decision."""
    rows = consultation_bases.c
    asked = select(rows.owner_id).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    found = {UUID(one) for one in connection.execute(asked).scalars()}
    views = consultations_by_id(connection, found, audience).values()
    return [one for one in views if one.sees_content and not one.withdrawn]


def consultations_answered_by(
    connection: Connection, statements: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, list[ConsultationView]]:
    """Return by statement the consultations that it answers, as known at a position; two queries at the most.

    Of those whose content the asker sees.
    """
    rows = consultation_statements.c
    wanted = sorted({one.hex for one in statements})
    if not wanted:
        return {}
    asked = select(rows.statement_id, rows.owner_id).where(rows.statement_id.in_(wanted), rows.relation == "answer")
    told = connection.execute(asked.where(*known_then(rows, known)))
    pairs = [(UUID(row.statement_id), UUID(row.owner_id)) for row in told]
    views = consultations_by_id(connection, (one for _, one in pairs), audience)
    found: dict[UUID, list[ConsultationView]] = {}
    for statement_id, identity in pairs:
        if identity in views and views[identity].sees_content and not views[identity].withdrawn:
            found.setdefault(statement_id, []).append(views[identity])
    return found


def consultations_citing(
    connection: Connection, principles_id: UUID, known: int, audience: Audience, *, limit: int = 200
) -> Sequence[CitedIn]:
    """Return the consultations whose way rests on these principles, the last chosen first."""
    rows = consultation_principles.c
    asked = select(rows.owner_id, rows.version, rows.point, rows.way, rows.chosen_on)
    asked = asked.where(rows.principles_id == principles_id.hex, *known_then(rows, known))
    told = list(connection.execute(asked.order_by(rows.chosen_on.desc(), rows.owner_id).limit(limit)))
    views = consultations_by_id(connection, (UUID(row.owner_id) for row in told), audience)
    seen = {identity: one for identity, one in views.items() if one.sees_content and not one.withdrawn}
    return [
        CitedIn(seen[UUID(row.owner_id)], row.version, row.point, row.way, row.chosen_on)
        for row in told
        if UUID(row.owner_id) in seen
    ]
