"""Which principles for joint or separate answers there are, as the asker may see them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.adopted import AdoptedView, adopted_by_id, adopted_by_reference, list_adopted
from application.questions.seen import Page
from application.registers.principles import principles
from domain.access import Audience

PrinciplesView = AdoptedView


def principles_by_reference(connection: Connection, reference: str, audience: Audience) -> PrinciplesView | None:
    """Return the principles `2024/1`, None when there are none for this asker."""
    return adopted_by_reference(connection, principles, reference, audience)


def principles_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, PrinciplesView]:
    """Return the principles with these ids that the asker may see, by id, in one query or none."""
    return adopted_by_id(connection, principles, identities, audience)


def list_principles(
    connection: Connection, audience: Audience, *, after: str | None = None, limit: int = 50
) -> Page[PrinciplesView]:
    """Return principles, the newest number first, from below the cursor `after` (a reference).

    None that were registered by mistake.
    """
    return list_adopted(connection, principles, audience, after=after, limit=limit)
