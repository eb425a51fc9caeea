"""What organisations and people were called on a day, as far as it was recorded up to a position of the log."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.directory import names
from domain.intervals import BEGINNING, first_day


def names_then(connection: Connection, identities: Iterable[UUID], on: str, known: int) -> dict[UUID, str]:
    """Return by id the name that each bore on an ISO day, by one query.

    One of whom no name is known for that day, or none had been recorded, is called by the first that is known.
    """
    return {identity: name_then(rows, on, known) for identity, rows in all_names(connection, identities).items()}


def all_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """Return the rows of all names by id, for `name_then` on many days, by one query."""
    statement = select(names).where(names.c.record_id.in_(sorted({one.hex for one in identities})))
    borne: dict[UUID, list[Any]] = defaultdict(list)
    for row in connection.execute(statement.order_by(names.c.position)):
        borne[UUID(row.record_id)].append(row)
    return dict(borne)


def name_then(rows: Sequence[Any], on: str, known: int) -> str:
    """Return the name that began last; one without a day follows those that were recorded before it."""
    began = BEGINNING
    borne: list[tuple[str, int, str]] = []
    for row in [one for one in rows if one.position <= known] or rows[:1]:
        begins = began if row.valid_from is None else first_day(row.valid_from)
        began = max(began, begins)
        borne.append((begins, len(borne), str(row.name)))
    return max([one for one in borne if one[0] <= on] or [min(borne)])[2]
