"""Which action plans there are, as the asker may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from application.questions.seen import ACCESS_COLUMNS, Access, Page, paged, shown_title
from application.registers.access import access
from application.registers.action_plans import action_plans
from domain.access import Audience
from domain.errors import InvalidValueError
from domain.references import CaseReference

_COLUMNS = (
    action_plans.c.id,
    action_plans.c.reference,
    action_plans.c.slug,
    action_plans.c.title,
    action_plans.c.public_title,
    action_plans.c.about,
    action_plans.c.withdrawn,
    action_plans.c.registered_at,
    action_plans.c.changed_at,
    *ACCESS_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class ActionPlanView:
    """An action plan as the asker may see it: `title` and `about` are None where they are shielded from them."""

    id: UUID
    reference: str
    slug: str
    title: str | None
    about: str | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def action_plan_by_reference(connection: Connection, reference: str, audience: Audience) -> ActionPlanView | None:
    """Return the action plan `2025/1`, None when there is none for this asker."""
    found = _select(connection, audience, action_plans.c.reference == reference)
    return found[0] if found else None


def action_plans_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, ActionPlanView]:
    """Return the action plans with these ids that the asker may see, by id, in one query or none."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, action_plans.c.id.in_(wanted))}


def list_action_plans(
    connection: Connection, audience: Audience, *, after: str | None = None, limit: int = 50
) -> Page[ActionPlanView]:
    """Return action plans, the newest number first, from below the cursor `after` (a reference).

    None that were registered by mistake.
    """
    wanted: ColumnElement[bool] = action_plans.c.withdrawn.is_(False)
    if after:
        try:
            below = CaseReference.parse(after)
        except InvalidValueError:
            return Page(())
        of_year = and_(action_plans.c.year == below.year, action_plans.c.sequence < below.sequence)
        wanted = and_(wanted, or_(action_plans.c.year < below.year, of_year))
    found = _select(connection, audience, wanted, limit + 1)
    return paged(found, limit, [one.reference for one in found])


def _select(
    connection: Connection, audience: Audience, wanted: ColumnElement[bool], limit: int | None = None
) -> list[ActionPlanView]:
    statement = select(*_COLUMNS).join(access, access.c.record_id == action_plans.c.id).where(wanted)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    ordered = statement.order_by(action_plans.c.year.desc(), action_plans.c.sequence.desc()).limit(limit)
    return [_view(row, audience) for row in connection.execute(ordered)]


def _view(row: Any, audience: Audience) -> ActionPlanView:
    of_it = Access.of(row)
    sees_content = audience >= of_it.content
    return ActionPlanView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        title=shown_title(row.title, row.public_title, audience, of_it),
        about=row.about if sees_content else None,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees_content,
    )
