"""What came of measures of action plans, by title as far as the asker may see it; and of which a record came."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.action_plans import ActionPlanView, action_plans_by_id
from application.questions.agreements import agreements_by_id
from application.questions.appointments import appointments_by_id, made_at
from application.questions.cases import cases_by_id
from application.questions.consultations import consultations_by_id
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id
from application.questions.known import known_then
from application.questions.meetings_called import called_meetings_by_id
from application.questions.statements import statements_by_id
from application.registers.action_plans import action_plan_links
from domain.access import Audience
from domain.action_plans import LinkKind


@dataclass(frozen=True, slots=True)
class CameOf:
    """A record that came of a measure. `title` is None where it is shielded from the asker.

    `number` is that of the event that told of it; `day` is when it was decided, received or the like, as far as known.
    """

    number: int
    kind: str
    id: UUID
    reference: str
    title: str | None
    day: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class _Seen:
    reference: str
    title: str | None
    day: str | None


def came_of(
    connection: Connection, links: Iterable[tuple[int, Mapping[str, Any]]], audience: Audience
) -> dict[int, CameOf]:
    """Return what links (records of a plan, with their numbers) lead to, by number, in a query or two for each kind.

    What the asker may not know of is left out.
    """
    told = list(links)
    by_kind: dict[str, list[UUID]] = {}
    for _, record in told:
        by_kind.setdefault(record["to_kind"], []).append(UUID(record["to_id"]))
    seen = {kind: _READ[kind](connection, ids, audience) for kind, ids in by_kind.items()}
    found = {}
    for number, record in told:
        identity = UUID(record["to_id"])
        one = seen[record["to_kind"]].get(identity)
        if one is not None:
            found[number] = CameOf(
                number, record["to_kind"], identity, one.reference, one.title, one.day, record["note"]
            )
    return found


def measures_behind(
    connection: Connection, record_id: UUID, known: int, audience: Audience
) -> list[tuple[ActionPlanView, str]]:
    """Return the measures that a record came of, each by its plan and its key, as far as the asker may see them."""
    rows = action_plan_links.c
    asked = select(rows.owner_id, rows.measure).where(rows.to_id == record_id.hex, *known_then(rows, known))
    found = [(UUID(row.owner_id), row.measure) for row in connection.execute(asked.order_by(rows.known_from))]
    plans = action_plans_by_id(connection, [identity for identity, _ in found], audience)
    return [(plans[one], key) for one, key in found if one in plans and plans[one].sees_content]


def _decisions(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = decisions_by_id(connection, ids, audience).values()
    return {one.id: _Seen(one.reference, one.title, one.decided_on) for one in views}


def _agreements(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = agreements_by_id(connection, ids, audience).values()
    return {one.id: _Seen(one.reference, one.title, None) for one in views if not one.withdrawn}


def _statements(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = statements_by_id(connection, ids, audience).values()
    return {one.id: _Seen(one.reference, one.title, None) for one in views if not one.withdrawn}


def _consultations(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = consultations_by_id(connection, ids, audience).values()
    return {one.id: _Seen(one.reference, one.title, one.received_on) for one in views if not one.withdrawn}


def _cases(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = cases_by_id(connection, list(ids), audience).values()
    return {one.id: _Seen(one.reference, one.title, one.opened_on) for one in views}


def _documents(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    views = documents_by_id(connection, ids).values()
    return {one.id: _Seen("", one.shown_title(audience), None) for one in views if one.is_listed(audience)}


def _appointments(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    """Return appointments as all may see them; the public, those that were made and not only nominated."""
    made = made_at(connection, ids) if audience == Audience.PUBLIC else frozenset(ids)
    views = appointments_by_id(connection, ids).values()
    return {one.id: _Seen(one.abbreviation, f"{one.person}, {one.body}", None) for one in views if one.id in made}


def _meetings(connection: Connection, ids: Sequence[UUID], audience: Audience) -> dict[UUID, _Seen]:
    """Return meetings by their titles, those without one by their bodies; the day of one is its first."""
    views = called_meetings_by_id(connection, ids, audience)
    return {
        identity: _Seen(one.view.reference, one.name, one.starts_on)
        for identity, one in views.items()
        if not one.view.withdrawn
    }


_READ: dict[str, Callable[[Connection, Sequence[UUID], Audience], dict[UUID, _Seen]]] = {
    LinkKind.DECISION: _decisions,
    LinkKind.AGREEMENT: _agreements,
    LinkKind.STATEMENT: _statements,
    LinkKind.CONSULTATION: _consultations,
    LinkKind.APPOINTMENT: _appointments,
    LinkKind.MEETING: _meetings,
    LinkKind.CASE: _cases,
    LinkKind.DOCUMENT: _documents,
}
