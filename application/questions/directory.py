"""Questions about bodies, organisations and people. They are public."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, bindparam, func, or_, select, true

from application.norwegian_order import COLLATION, norwegian_key
from application.questions.seen import Page, above, paged
from application.registers.directory import bodies, names, organisation_numbers, organisations
from domain.dates import PartialDate
from domain.references import slug

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_BODIES = select(bodies).where(bodies.c.id.in_(_IDS))
_BY_ABBREVIATION = select(bodies).where(bodies.c.abbreviation == bindparam("abbreviation"))
_BODY_NAMES = select(bodies.c.id, bodies.c.name, bodies.c.abbreviation).where(bodies.c.id.in_(_IDS))
_ORGANISATION_NAMES = select(organisations.c.id, organisations.c.name).where(organisations.c.id.in_(_IDS))
_NAMES = select(names).where(names.c.record_id.in_(_IDS)).order_by(names.c.position)
"""Made once: pages ask these again and again, and SQLAlchemy takes longer to put them together than to ask them."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and from when it was borne, None for from the beginning; `number` is what a correction knows it by."""

    name: str
    abbreviation: str | None
    valid_from: str | None
    number: int = 1


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body with all its names, the oldest first."""

    id: UUID
    name: str
    abbreviation: str
    kind: str
    established_on: str | None
    dissolved: bool
    dissolved_on: str | None
    owner_id: UUID | None
    convener_id: UUID | None
    names: tuple[Name, ...]

    def name_on(self, day: date) -> Name | None:
        """Return the name it bore that day, None when it was not there yet, or not any more.

        A date of which only the year or the month is known is read so that it was there.
        """
        if _begins(self.established_on) > day or (self.dissolved_on and _ends(self.dissolved_on) < day):
            return None
        borne = [one for one in reversed(self.names) if _begins(one.valid_from) <= day]
        return max(borne, key=lambda one: _begins(one.valid_from), default=None)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a public register and from when it was borne; `assigned` is what a correction knows it by."""

    kind: str
    number: str
    valid_from: str | None
    assigned: int = 1


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation with all its names and numbers, the oldest first, and what it became part of."""

    id: UUID
    name: str
    kind: str
    merged_into: UUID | None
    merged_on: str | None
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    merged_from: tuple[UUID, ...]

    def number(self, kind: str) -> str | None:
        """Return the number it bears now in the register `kind`, None when none is known."""
        return next((one.number for one in reversed(self.numbers) if one.kind == kind), None)


@dataclass(frozen=True, slots=True)
class CalledBody:
    """What a body is called today, for those who only name it."""

    name: str
    abbreviation: str


def _begins(written: str | None) -> date:
    """Return the first day that a stored date can mean; none at all is before every other."""
    return date.min if written is None else PartialDate.parse(written).first


def _ends(written: str) -> date:
    """Return the last day that a stored date can mean."""
    return PartialDate.parse(written).last


def all_bodies(connection: Connection) -> list[BodyView]:
    """Return all bodies in Norwegian order, those in force first."""
    rows = list(connection.execute(select(bodies).order_by(bodies.c.id)))
    known = _names(connection, [row.id for row in rows])
    found = [_body(row, known) for row in rows]
    return sorted(found, key=lambda one: (one.dissolved, norwegian_key(one.name)))


def body_by_abbreviation(connection: Connection, abbreviation: str) -> BodyView | None:
    """Return the body with this abbreviation, now or before, whatever the case of its letters."""
    # No two ever share an abbreviation. Mostly it is the one they have now, as it is written; else bodies are few.
    same = connection.execute(_BY_ABBREVIATION, {"abbreviation": abbreviation}).all()
    if len(same) == 1:
        return _body(same[0], _names(connection, [same[0].id]))
    wanted = slug(abbreviation)
    known = all_bodies(connection)
    named = ((one, [one.abbreviation, *(name.abbreviation or "" for name in one.names)]) for one in known)
    return next((one for one, called in named if wanted in map(slug, called)), None)


def body_by_id(connection: Connection, identity: UUID) -> BodyView | None:
    """Return the body with this id."""
    return bodies_by_id(connection, [identity]).get(identity)


def bodies_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, BodyView]:
    """Return bodies by id."""
    rows = connection.execute(_BODIES, {"ids": [one.hex for one in identities]}).all()
    known = _names(connection, [row.id for row in rows])
    return {UUID(row.id): _body(row, known) for row in rows}


def body_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, CalledBody]:
    """Return what bodies are called today, by id, in one query."""
    rows = connection.execute(_BODY_NAMES, {"ids": sorted({one.hex for one in identities})}).all()
    return {UUID(row.id): CalledBody(row.name, row.abbreviation) for row in rows}


def all_organisations(connection: Connection, kind: str | None = None) -> list[OrganisationView]:
    """Return organisations in Norwegian order, of one kind if asked; those that are part of another come last."""
    statement = select(organisations).order_by(organisations.c.id)
    if kind:
        statement = statement.where(organisations.c.kind == kind)
    found = _organisations(connection, list(connection.execute(statement)))
    return sorted(found, key=lambda one: (one.merged_into is not None, norwegian_key(one.name)))


def list_organisations(
    connection: Connection, *, kind: str | None = None, after: UUID | None = None, limit: int = 50
) -> Page[OrganisationView]:
    """Return organisations by name in Norwegian order, of one kind if asked, from after the one with the id `after`."""
    rows = _rows_after(connection, organisations, after, limit, organisations.c.kind == kind if kind else true())
    found = _organisations(connection, rows)
    return paged(found, limit, [one.id.hex for one in found])


def organisation_by_number(connection: Connection, number: str) -> OrganisationView | None:
    """Return the organisation that has or had this number in a public register."""
    statement = select(organisation_numbers.c.organisation_id).where(organisation_numbers.c.number == number)
    identity = connection.execute(statement.order_by(organisation_numbers.c.position.desc()).limit(1)).scalar()
    return organisations_by_id(connection, [UUID(identity)]).get(UUID(identity)) if identity else None


def list_bodies(
    connection: Connection, *, kind: str | None = None, after: UUID | None = None, limit: int = 50
) -> Page[BodyView]:
    """Return bodies by name in Norwegian order, of one kind if asked, from after the one with the id `after`."""
    rows = _rows_after(connection, bodies, after, limit, bodies.c.kind == kind if kind else true())
    known = _names(connection, [row.id for row in rows])
    found = [_body(row, known) for row in rows]
    return paged(found, limit, [one.id.hex for one in found])


def _rows_after(
    connection: Connection, table: Table, after: UUID | None, limit: int, condition: ColumnElement[bool]
) -> list[Any]:
    """Return one row more than `limit`, in order of name and id."""
    name = table.c.name.collate(COLLATION)
    statement = select(table).where(condition).order_by(name, table.c.id).limit(limit + 1)
    if after is not None:
        last = connection.execute(select(table.c.name).where(table.c.id == after.hex)).scalar()
        if last is None:
            return []
        statement = statement.where(above(name, table.c.id, last, after.hex))
    return list(connection.execute(statement))


def count_organisations(connection: Connection) -> dict[str, int]:
    """Return how many organisations there are of each kind."""
    statement = select(organisations.c.kind, func.count().label("many")).group_by(organisations.c.kind)
    return {row.kind: row.many for row in connection.execute(statement)}


def bodies_of(connection: Connection, organisation_id: UUID) -> list[BodyView]:
    """Return the bodies that an organisation owns or convenes, in Norwegian order, those in force first."""
    its = or_(bodies.c.owner_id == organisation_id.hex, bodies.c.convener_id == organisation_id.hex)
    rows = list(connection.execute(select(bodies).where(its).order_by(bodies.c.id)))
    known = _names(connection, [row.id for row in rows])
    return sorted((_body(row, known) for row in rows), key=lambda one: (one.dissolved, norwegian_key(one.name)))


def organisations_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, OrganisationView]:
    """Return organisations by id."""
    wanted = [one.hex for one in identities]
    rows = list(connection.execute(select(organisations).where(organisations.c.id.in_(wanted)))) if wanted else []
    return {one.id: one for one in _organisations(connection, rows)} if rows else {}


def organisation_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, str]:
    """Return what organisations are called today, by id, in one query."""
    rows = connection.execute(_ORGANISATION_NAMES, {"ids": sorted({one.hex for one in identities})}).all()
    return {UUID(row.id): row.name for row in rows}


def _organisations(connection: Connection, rows: list[Any]) -> list[OrganisationView]:
    ids = [row.id for row in rows]
    known = _names(connection, ids)
    numbers: dict[str, list[Number]] = defaultdict(list)
    statement = select(organisation_numbers).where(organisation_numbers.c.organisation_id.in_(ids))
    for row in connection.execute(statement.order_by(organisation_numbers.c.position)):
        numbers[row.organisation_id].append(Number(row.kind, row.number, row.valid_from, row.assigned))
    merged: dict[str, list[UUID]] = defaultdict(list)
    joined = select(organisations.c.id, organisations.c.merged_into).where(organisations.c.merged_into.in_(ids))
    for row in connection.execute(joined.order_by(organisations.c.id)):
        merged[row.merged_into].append(UUID(row.id))
    return [
        OrganisationView(
            id=UUID(row.id),
            name=row.name,
            kind=row.kind,
            merged_into=UUID(row.merged_into) if row.merged_into else None,
            merged_on=row.merged_on,
            names=tuple(known[row.id]),
            numbers=tuple(numbers[row.id]),
            merged_from=tuple(merged[row.id]),
        )
        for row in rows
    ]


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for row in connection.execute(_NAMES, {"ids": list(ids)}).all():
        found[row.record_id].append(Name(row.name, row.abbreviation, row.valid_from, row.number))
    return defaultdict(list, {record: _oldest_first(borne) for record, borne in found.items()})


def _oldest_first(recorded: list[Name]) -> list[Name]:
    """Return names in the order they were borne; one without a date follows those that were recorded before it."""
    began, order = date.min, []
    for one in recorded:
        begins = began if one.valid_from is None else _begins(one.valid_from)
        began = max(began, begins)
        order.append(begins)
    return [recorded[place] for place in sorted(range(len(recorded)), key=lambda place: order[place])]


def _body(row: Any, known: dict[str, list[Name]]) -> BodyView:
    return BodyView(
        id=UUID(row.id),
        name=row.name,
        abbreviation=row.abbreviation,
        kind=row.kind,
        established_on=row.established_on,
        dissolved=row.dissolved,
        dissolved_on=row.dissolved_on,
        owner_id=UUID(row.owner_id) if row.owner_id else None,
        convener_id=UUID(row.convener_id) if row.convener_id else None,
        names=tuple(known[row.id]),
    )
