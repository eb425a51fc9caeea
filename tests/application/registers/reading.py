"""What registers hold, for comparing."""

from typing import Any

from sqlalchemy import Connection, Engine, MetaData, select

from application.database import deferred
from application.opened import OpenArchive
from application.registers import REGISTERS
from application.registers.register import Register

Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(register: Register, connection: Connection) -> Rows:
    """Return all rows of a register by table, in order."""
    return {
        name: sorted(tuple(map(repr, row)) for row in connection.execute(select(table)))
        for name, table in register.tables.items()
    }


def all_rows(engine: Engine, registers: tuple[Register, ...] = REGISTERS) -> Rows:
    """Return all rows of all registers by table."""
    with deferred(engine).connect() as connection:
        return {name: rows for register in registers for name, rows in rows_of(register, connection).items()}


def table_names(engine: Engine) -> set[str]:
    """Return the names of all tables in the database."""
    metadata = MetaData()
    metadata.reflect(deferred(engine))
    return set(metadata.tables)


def indexes(engine: Engine) -> set[tuple[str, ...]]:
    """Return table and columns of every index; what it is called changes with each rebuild."""
    metadata = MetaData()
    metadata.reflect(deferred(engine))
    return {
        (name, *(column.name for column in index.columns))
        for name, table in metadata.tables.items()
        for index in table.indexes
    }


def standing(opened: OpenArchive) -> dict[str, tuple[str, int]]:
    """Return how each register stands: its state and how far it is behind."""
    return {one.name: (one.state, one.behind) for one in opened.follower.states()}


ALL_LIVE = {register.name: ("live", 0) for register in REGISTERS}
