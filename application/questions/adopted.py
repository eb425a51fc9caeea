"""What is adopted version by version (domain/adopted.py), as the asker may see it, of the register whose line it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_

from application.questions.numbered import below_number, numbered
from application.questions.seen import ACCESS_COLUMNS, Access, Page, paged, shown_title
from domain.access import Audience

_COLUMNS = ("id", "reference", "slug", "title", "public_title", "about", "withdrawn", "registered_at", "changed_at")


@dataclass(frozen=True, slots=True)
class AdoptedView:
    """Principles or an action plan as the asker may see them: `title` and `about` are None where they are shielded."""

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


def adopted_by_reference(connection: Connection, line: Table, reference: str, audience: Audience) -> AdoptedView | None:
    """Return the one with a reference, `2025/1`; None when there is none for this asker."""
    return next(iter(_select(connection, line, audience, line.c.reference == reference)), None)


def adopted_by_id(
    connection: Connection, line: Table, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, AdoptedView]:
    """Return those with these ids that the asker may see, by id, in one query or none."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, line, audience, line.c.id.in_(wanted))}


def list_adopted(
    connection: Connection, line: Table, audience: Audience, *, after: str | None, limit: int
) -> Page[AdoptedView]:
    """Return those that the asker may see, the newest number first, from below the cursor `after` (a reference).

    None that were registered by mistake.
    """
    wanted: ColumnElement[bool] = line.c.withdrawn.is_(False)
    if after:
        below = below_number(line, after)
        if below is None:
            return Page(())
        wanted = and_(wanted, below)
    found = _select(connection, line, audience, wanted, limit + 1)
    return paged(found, limit, [one.reference for one in found])


def _select(
    connection: Connection, line: Table, audience: Audience, wanted: ColumnElement[bool], limit: int | None = None
) -> list[AdoptedView]:
    columns = (*(line.c[name] for name in _COLUMNS), *ACCESS_COLUMNS)
    return [_view(row, audience) for row in connection.execute(numbered(line, columns, audience, wanted, limit))]


def _view(row: Any, audience: Audience) -> AdoptedView:
    of_it = Access.of(row)
    sees_content = audience >= of_it.content
    return AdoptedView(
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
