"""The vocabulary of the registers, read again only when names have changed."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from application.registers import positions
from application.registers.directory import bodies, names, organisations
from application.registers.directory import register as directory
from domain.organisations import OrganisationKind
from search.query.vocabulary import BODY, MUNICIPALITY, ORGANISATION, Named, Vocabulary

Stamp = tuple[Any, ...]

_columns = positions.positions.c
_PLACE = select(_columns.version, _columns.position, _columns.event_id, _columns.generation).where(
    _columns.name == directory.name
)


class Vocabularies:
    """Gives the vocabulary as the registers are now. Safe to ask from several threads."""

    def __init__(self, registers: Engine) -> None:
        self._registers = registers
        self._lock = threading.Lock()
        self._place: Stamp | None = None
        self._stamp: Stamp | None = None
        self._held = Vocabulary()

    def now(self) -> Vocabulary:
        """Return the vocabulary: one small query when nothing has happened, two when no name has changed."""
        with self._registers.connect() as connection, self._lock:
            place = _place(connection)
            if place == self._place:
                return self._held
            stamp = _stamp(connection)
            if stamp != self._stamp:
                self._held = Vocabulary.of(_all_named(connection))
            self._place, self._stamp = place, stamp
            return self._held


def _place(connection: Connection) -> Stamp:
    row = connection.execute(_PLACE).first()
    return tuple(row) if row else ()


def _stamp(connection: Connection) -> Stamp:
    """Return what changes whenever a name or a merger does, or the register was built anew."""
    columns = positions.positions.c
    generation = select(columns.generation).where(columns.name == directory.name).scalar_subquery()
    merged = select(func.count(organisations.c.merged_into)).scalar_subquery()
    return tuple(connection.execute(select(func.count(), func.max(names.c.position), merged, generation)).one())


def _all_named(connection: Connection) -> Iterator[Named]:
    called: dict[str, list[str]] = defaultdict(list)
    statement = select(names.c.record_id, names.c.name, names.c.abbreviation).where(names.c.kind != "person")
    for row in connection.execute(statement.order_by(names.c.position)):
        called[row.record_id] += [name for name in (row.abbreviation, row.name) if name]
    for body_id, name in connection.execute(select(bodies.c.id, bodies.c.name)):
        yield Named(body_id, (BODY,), name, tuple(dict.fromkeys(called[body_id])))
    rows = list(connection.execute(select(organisations)))
    into = {row.id: row.merged_into for row in rows if row.merged_into}
    after = {row.id: tuple(_mergers(row.id, into)) for row in rows}
    before: dict[str, list[str]] = defaultdict(list)
    for one, becoming in after.items():
        for other in becoming:
            before[other].append(one)
    for row in rows:
        is_municipality = row.kind == OrganisationKind.MUNICIPALITY
        yield Named(
            key=row.id,
            facets=(ORGANISATION, MUNICIPALITY) if is_municipality else (ORGANISATION,),
            label=row.name,
            names=tuple(dict.fromkeys(called[row.id])),
            kind=row.kind,
            before=tuple(before[row.id]),
            after=after[row.id],
        )


def _mergers(one: str, into: dict[str, str]) -> Iterator[str]:
    """Yield what an organisation became part of, and what that did; a circle is walked once."""
    seen = {one}
    while (following := into.get(one)) and following not in seen:
        seen.add(following)
        yield following
        one = following
