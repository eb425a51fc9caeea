"""Questions about bodies. They are public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select, true

from application.norwegian_order import norwegian_key
from application.questions.borne_names import IDS, Name, begins, ends, names_of, rows_after
from application.questions.seen import Page, paged
from application.registers.directory import bodies
from domain.references import slug

_BODIES = select(bodies).where(bodies.c.id.in_(IDS))
_BY_ABBREVIATION = select(bodies).where(bodies.c.abbreviation == bindparam("abbreviation"))
_BODY_NAMES = select(bodies.c.id, bodies.c.name, bodies.c.abbreviation).where(bodies.c.id.in_(IDS))
"""Made once: pages ask these again and again, and SQLAlchemy takes longer to put them together than to ask them."""


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body with all its names, the oldest first.

    `agenda`, `chair` and `follow_up` are who has the agenda of its meetings, chairs and follows up, in words.
    """

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
    agenda: str | None = None
    chair: str | None = None
    follow_up: str | None = None

    def name_on(self, day: date) -> Name | None:
        """Return the name it bore that day, None when it was not there yet, or not any more.

        A date of which only the year or the month is known is read so that it was there.
        """
        if begins(self.established_on) > day or (self.dissolved_on and ends(self.dissolved_on) < day):
            return None
        borne = [one for one in reversed(self.names) if begins(one.valid_from) <= day]
        return max(borne, key=lambda one: begins(one.valid_from), default=None)


@dataclass(frozen=True, slots=True)
class CalledBody:
    """What a body is called today, for those who only name it."""

    name: str
    abbreviation: str


def all_bodies(connection: Connection) -> list[BodyView]:
    """Return all bodies in Norwegian order, those in force first."""
    rows = list(connection.execute(select(bodies).order_by(bodies.c.id)))
    known = names_of(connection, [row.id for row in rows])
    found = [_body(row, known) for row in rows]
    return sorted(found, key=lambda one: (one.dissolved, norwegian_key(one.name)))


def body_by_abbreviation(connection: Connection, abbreviation: str) -> BodyView | None:
    """Return the body with this abbreviation, now or before, whatever the case of its letters."""
    # No two ever share an abbreviation. Mostly it is the one they have now, as it is written; else bodies are few.
    same = connection.execute(_BY_ABBREVIATION, {"abbreviation": abbreviation}).all()
    if len(same) == 1:
        return _body(same[0], names_of(connection, [same[0].id]))
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
    known = names_of(connection, [row.id for row in rows])
    return {UUID(row.id): _body(row, known) for row in rows}


def body_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, CalledBody]:
    """Return what bodies are called today, by id, in one query."""
    rows = connection.execute(_BODY_NAMES, {"ids": sorted({one.hex for one in identities})}).all()
    return {UUID(row.id): CalledBody(row.name, row.abbreviation) for row in rows}


def list_bodies(
    connection: Connection, *, kind: str | None = None, after: UUID | None = None, limit: int = 50
) -> Page[BodyView]:
    """Return bodies by name in Norwegian order, of one kind if asked, from after the one with the id `after`."""
    rows = rows_after(connection, bodies, after, limit, bodies.c.kind == kind if kind else true())
    known = names_of(connection, [row.id for row in rows])
    found = [_body(row, known) for row in rows]
    return paged(found, limit, [one.id.hex for one in found])


def bodies_of(connection: Connection, organisation_id: UUID) -> list[BodyView]:
    """Return the bodies that an organisation owns or convenes, in Norwegian order, those in force first."""
    its = or_(bodies.c.owner_id == organisation_id.hex, bodies.c.convener_id == organisation_id.hex)
    rows = list(connection.execute(select(bodies).where(its).order_by(bodies.c.id)))
    known = names_of(connection, [row.id for row in rows])
    return sorted((_body(row, known) for row in rows), key=lambda one: (one.dissolved, norwegian_key(one.name)))


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
        agenda=row.agenda,
        chair=row.chair,
        follow_up=row.follow_up,
    )
