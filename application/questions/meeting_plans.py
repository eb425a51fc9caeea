"""Which meeting plans there are, as the asker may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select, true

from application.questions.numbered import below_number, numbered
from application.questions.seen import ACCESS_COLUMNS, Access, Page, paged
from application.registers.access import access
from application.registers.columns import read_id
from application.registers.directory import bodies
from application.registers.meeting_plans import meeting_plans
from domain.access import Audience

_PLANS = meeting_plans.c
_COLUMNS = (
    *(_PLANS[name] for name in ("id", "reference", "slug", "body_id", "planned_year", "wanted", "about")),
    *(_PLANS[name] for name in ("withdrawn", "begun", "registered_at", "changed_at")),
    bodies.c.name.label("body"),
    *ACCESS_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class MeetingPlanView:
    """A body's plan of a year as the asker may see it: `about` is None where it is shielded from them.

    `body` is what the body is called today, `begun` the position of the event that told of it first.
    """

    id: UUID
    reference: str
    slug: str
    body_id: UUID
    body: str
    year: int
    wanted: int | None
    about: str | None
    withdrawn: bool
    begun: int
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def plan_by_reference(connection: Connection, reference: str, audience: Audience) -> MeetingPlanView | None:
    """Return the plan `2026/1`, None when there is none for this asker."""
    found = _select(connection, audience, _PLANS.reference == reference)
    return found[0] if found else None


def plans_by_id(connection: Connection, identities: Iterable[UUID], audience: Audience) -> dict[UUID, MeetingPlanView]:
    """Return the plans with these ids that the asker may see, by id, in one query or none."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, _PLANS.id.in_(wanted))}


def plans_of_year(
    connection: Connection, year: int, audience: Audience, *, body_id: UUID | None = None
) -> Sequence[MeetingPlanView]:
    """Return the plans of a year, or a body's plan of it; those registered by mistake too, for they were known once."""
    of_body = _PLANS.body_id == body_id.hex if body_id else true()
    return _select(connection, audience, and_(_PLANS.planned_year == year, of_body))


def planned_years(connection: Connection, audience: Audience) -> list[int]:
    """Return the years of which there is a plan that the asker may see, in order."""
    asked = select(_PLANS.planned_year).join(access, access.c.record_id == _PLANS.id).distinct()
    asked = asked.where(_PLANS.withdrawn.is_(False))
    if audience == Audience.PUBLIC:
        asked = asked.where(access.c.published_at.is_not(None))
    return sorted(connection.execute(asked).scalars())


def list_meeting_plans(
    connection: Connection,
    audience: Audience,
    *,
    year: int | None = None,
    body_id: UUID | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[MeetingPlanView]:
    """Return plans, the newest number first, from below the cursor `after` (a reference): of a year, of a body.

    None that were registered by mistake.
    """
    wanted: ColumnElement[bool] = _PLANS.withdrawn.is_(False)
    if year is not None:
        wanted = and_(wanted, _PLANS.planned_year == year)
    if body_id is not None:
        wanted = and_(wanted, _PLANS.body_id == body_id.hex)
    if after:
        below = below_number(meeting_plans, after)
        if below is None:
            return Page(())
        wanted = and_(wanted, below)
    found = _select(connection, audience, wanted, limit + 1)
    return paged(found, limit, [one.reference for one in found])


def _select(
    connection: Connection, audience: Audience, wanted: ColumnElement[bool], limit: int | None = None
) -> list[MeetingPlanView]:
    asked = numbered(meeting_plans, _COLUMNS, audience, wanted, limit).join(bodies, bodies.c.id == _PLANS.body_id)
    return [_view(row, audience) for row in connection.execute(asked)]


def _view(row: Any, audience: Audience) -> MeetingPlanView:
    of_it = Access.of(row)
    sees_content = audience >= of_it.content
    return MeetingPlanView(
        id=read_id(row.id),
        reference=row.reference,
        slug=row.slug,
        body_id=read_id(row.body_id),
        body=row.body,
        year=row.planned_year,
        wanted=row.wanted if sees_content else None,
        about=row.about if sees_content else None,
        withdrawn=row.withdrawn,
        begun=row.begun,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees_content,
    )
