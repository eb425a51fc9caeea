"""Questions about people: what they are and were called. Names of people in public roles are public."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from application.norwegian_order import COLLATION
from application.questions.borne_names import Name
from application.questions.seen import Page, above, has_words, paged
from application.registers.directory import names, people

_NAMES = select(people.c.id, people.c.name).where(people.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with all their names, in the order in which they were recorded; `same_as` is who they also are."""

    id: UUID
    name: str
    names: tuple[Name, ...]
    same_as: UUID | None = None


def people_names(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, str]:
    """Return what people are called, by id."""
    rows = connection.execute(_NAMES, {"ids": [one.hex for one in identities]}).all()
    return {UUID(row.id): row.name for row in rows}


def person_by_id(connection: Connection, identity: UUID) -> PersonView | None:
    """Return the person with this id."""
    return people_by_id(connection, [identity]).get(identity)


def people_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, PersonView]:
    """Return people by id."""
    rows = connection.execute(select(people).where(people.c.id.in_([one.hex for one in identities])))
    return {one.id: one for one in _views(connection, list(rows))}


def list_people(
    connection: Connection, *, named: str | None = None, after: UUID | None = None, limit: int = 50
) -> Page[PersonView]:
    """Return people by name in Norwegian order, from after the one with the id `after`; who bear or bore it if asked.

    Of what they are `named`, each word may stand anywhere in the name.
    """
    name = people.c.name.collate(COLLATION)
    statement = select(people).order_by(name, people.c.id).limit(limit + 1)
    if named:
        borne = select(names.c.record_id).where(names.c.kind == "person", has_words(names.c.name, named))
        statement = statement.where(or_(has_words(people.c.name, named), people.c.id.in_(borne)))
    if after is not None:
        last = connection.execute(select(people.c.name).where(people.c.id == after.hex)).scalar()
        if last is None:
            return Page(())
        statement = statement.where(above(name, people.c.id, last, after.hex))
    found = _views(connection, list(connection.execute(statement)))
    return paged(found, limit, [one.id.hex for one in found])


def _views(connection: Connection, rows: Sequence[Any]) -> list[PersonView]:
    borne: dict[str, list[Name]] = defaultdict(list)
    statement = select(names).where(names.c.record_id.in_([row.id for row in rows]))
    for row in connection.execute(statement.order_by(names.c.position)):
        borne[row.record_id].append(Name(row.name, None, row.valid_from, row.number))
    return [
        PersonView(UUID(row.id), row.name, tuple(borne[row.id]), UUID(row.same_as) if row.same_as else None)
        for row in rows
    ]
