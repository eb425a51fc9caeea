"""Questions about people: what they are and were called. Names of people in public roles are public."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import COLLATION
from application.questions.directory import Name
from application.questions.seen import Page, above, paged
from application.registers.directory import names, people


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with all their names, in the order in which they were recorded."""

    id: UUID
    name: str
    names: tuple[Name, ...]


def people_names(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, str]:
    """Return what people are called, by id."""
    statement = select(people.c.id, people.c.name).where(people.c.id.in_([one.hex for one in identities]))
    return {UUID(row.id): row.name for row in connection.execute(statement)}


def person_by_id(connection: Connection, identity: UUID) -> PersonView | None:
    """Return the person with this id."""
    row = connection.execute(select(people).where(people.c.id == identity.hex)).one_or_none()
    return _views(connection, [(row.id, row.name)])[0] if row else None


def list_people(connection: Connection, *, after: UUID | None = None, limit: int = 50) -> Page[PersonView]:
    """Return people by name in Norwegian order, from after the one with the id `after`."""
    name = people.c.name.collate(COLLATION)
    statement = select(people.c.id, people.c.name).order_by(name, people.c.id).limit(limit + 1)
    if after is not None:
        last = connection.execute(select(people.c.name).where(people.c.id == after.hex)).scalar()
        if last is None:
            return Page(())
        statement = statement.where(above(name, people.c.id, last, after.hex))
    found = _views(connection, [(row.id, row.name) for row in connection.execute(statement)])
    return paged(found, limit, [one.id.hex for one in found])


def _views(connection: Connection, rows: Sequence[tuple[str, str]]) -> list[PersonView]:
    borne: dict[str, list[Name]] = defaultdict(list)
    statement = select(names).where(names.c.record_id.in_([identity for identity, _ in rows]))
    for row in connection.execute(statement.order_by(names.c.position)):
        borne[row.record_id].append(Name(row.name, None, row.valid_from))
    return [PersonView(UUID(identity), name, tuple(borne[identity])) for identity, name in rows]
