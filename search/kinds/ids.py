"""Ids of all rows of a register's table, in portions."""

from uuid import UUID

from sqlalchemy import Connection, Table, select


def ids_after(connection: Connection, table: Table, last: UUID | None, limit: int) -> list[UUID]:
    """Return at most `limit` ids of the table, in order, after `last`."""
    statement = select(table.c.id).order_by(table.c.id).limit(limit)
    if last is not None:
        statement = statement.where(table.c.id > last.hex)
    return [UUID(one) for one in connection.execute(statement).scalars()]
