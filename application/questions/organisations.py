"""Questions about organisations. They are public."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from application.norwegian_order import norwegian_key
from application.questions.borne_names import IDS, Name, names_of, rows_after
from application.questions.seen import Page, has_words, paged
from application.registers.directory import names, organisation_numbers, organisations

_ORGANISATION_NAMES = select(organisations.c.id, organisations.c.name).where(organisations.c.id.in_(IDS))
"""Made once: pages ask it again and again."""


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


def all_organisations(connection: Connection, kind: str | None = None) -> list[OrganisationView]:
    """Return organisations in Norwegian order, of one kind if asked; those that are part of another come last."""
    statement = select(organisations).order_by(organisations.c.id)
    if kind:
        statement = statement.where(organisations.c.kind == kind)
    found = _organisations(connection, list(connection.execute(statement)))
    return sorted(found, key=lambda one: (one.merged_into is not None, norwegian_key(one.name)))


def list_organisations(
    connection: Connection,
    *,
    kind: str | None = None,
    among: Collection[UUID] | None = None,
    after: UUID | None = None,
    limit: int = 50,
) -> Page[OrganisationView]:
    """Return organisations by name in Norwegian order, from after the one with the id `after`.

    Of one kind, or some `among` which they are, if asked.
    """
    asked = [organisations.c.kind == kind] if kind else []
    asked += [_among(among)] if among is not None else []
    rows = rows_after(connection, organisations, after, limit, and_(true(), *asked))
    found = _organisations(connection, rows)
    return paged(found, limit, [one.id.hex for one in found])


def organisation_by_number(connection: Connection, number: str) -> OrganisationView | None:
    """Return the organisation that has or had this number in a public register."""
    statement = select(organisation_numbers.c.organisation_id).where(organisation_numbers.c.number == number)
    identity = connection.execute(statement.order_by(organisation_numbers.c.position.desc()).limit(1)).scalar()
    return organisations_by_id(connection, [UUID(identity)]).get(UUID(identity)) if identity else None


def organisations_called(connection: Connection, typed: str, among: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these organisations are or were called something with all these words."""
    borne = select(names.c.record_id).where(names.c.kind == "organisation", has_words(names.c.name, typed))
    called = or_(has_words(organisations.c.name, typed), organisations.c.id.in_(borne))
    found = connection.execute(select(organisations.c.id).where(called, _among(among))).scalars()
    return frozenset(map(UUID, found))


def count_organisations(connection: Connection) -> dict[str, int]:
    """Return how many organisations there are of each kind."""
    statement = select(organisations.c.kind, func.count().label("many")).group_by(organisations.c.kind)
    return {row.kind: row.many for row in connection.execute(statement)}


def organisations_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, OrganisationView]:
    """Return organisations by id."""
    wanted = [one.hex for one in identities]
    rows = list(connection.execute(select(organisations).where(organisations.c.id.in_(wanted)))) if wanted else []
    return {one.id: one for one in _organisations(connection, rows)} if rows else {}


def organisation_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, str]:
    """Return what organisations are called today, by id, in one query."""
    rows = connection.execute(_ORGANISATION_NAMES, {"ids": sorted({one.hex for one in identities})}).all()
    return {UUID(row.id): row.name for row in rows}


def _among(identities: Collection[UUID]) -> ColumnElement[bool]:
    return organisations.c.id.in_(sorted(one.hex for one in identities))


def _organisations(connection: Connection, rows: list[Any]) -> list[OrganisationView]:
    ids = [row.id for row in rows]
    known = names_of(connection, ids)
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
