"""Organisations with all that became part of them: what is asked of one is asked of these together."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.directory import organisations as _organisations


def organisation_family(connection: Connection, organisation_id: UUID) -> list[UUID]:
    """Return an organisation and all that became part of it, that one first."""
    return families_of(connection, [organisation_id])[organisation_id]


def families_of(connection: Connection, organisations: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Return each organisation with all that became part of it, that one first: a query for each step of mergers."""
    root = {one.hex: one for one in organisations}
    found = {one: [one] for one in organisations}
    fresh = sorted(root)
    while fresh:
        columns = select(_organisations.c.id, _organisations.c.merged_into)
        rows = connection.execute(columns.where(_organisations.c.merged_into.in_(fresh)).order_by(_organisations.c.id))
        joined = {row.id: root[row.merged_into] for row in rows if row.id not in root}
        for member, one in joined.items():
            found[one].append(UUID(member))
        root |= joined
        fresh = sorted(joined)
    return found
