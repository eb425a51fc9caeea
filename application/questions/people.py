"""Questions about people: what they are called. Names of people in public roles are public."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.directory import people


def people_names(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, str]:
    """Return what people are called, by id."""
    statement = select(people.c.id, people.c.name).where(people.c.id.in_([one.hex for one in identities]))
    return {UUID(row.id): row.name for row in connection.execute(statement)}
