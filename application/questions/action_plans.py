"""Which action plans there are, as the asker may see them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.adopted import AdoptedView, adopted_by_id, adopted_by_reference, list_adopted
from application.questions.seen import Page
from application.registers.action_plans import action_plans
from domain.access import Audience

ActionPlanView = AdoptedView


def action_plan_by_reference(connection: Connection, reference: str, audience: Audience) -> ActionPlanView | None:
    """Return the action plan `2025/1`, None when there is none for this asker."""
    return adopted_by_reference(connection, action_plans, reference, audience)


def action_plans_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, ActionPlanView]:
    """Return the action plans with these ids that the asker may see, by id, in one query or none."""
    return adopted_by_id(connection, action_plans, identities, audience)


def list_action_plans(
    connection: Connection, audience: Audience, *, after: str | None = None, limit: int = 50
) -> Page[ActionPlanView]:
    """Return action plans, the newest number first, from below the cursor `after` (a reference).

    None that were registered by mistake.
    """
    return list_adopted(connection, action_plans, audience, after=after, limit=limit)
