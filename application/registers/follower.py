"""Brings all registers up to date with the events, under one lock, rows and position in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import structlog
from eventsourcing.persistence import ApplicationRecorder, Mapper, Notification
from sqlalchemy import Connection, Engine, Table

from application.registers import positions
from application.registers.batch import Batch
from application.registers.positions import Place
from application.registers.register import Fact, Register

BATCH = 500
_TO_BE_REBUILT = 0
"""A version no register has: its events are not where they were."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RegisterState:
    """How a register stands: `behind` is how many events it lacks; `state` is live, outdated or failed."""

    name: str
    state: str
    position: int
    behind: int
    error: str | None


class Follower:
    """Follows the events with a set of registers.

    `engine` must begin its transactions by taking the write lock (BEGIN IMMEDIATE on SQLite).
    """

    def __init__(
        self, engine: Engine, recorder: ApplicationRecorder, mapper: Mapper[UUID], registers: Iterable[Register]
    ) -> None:
        self.engine, self.recorder, self.mapper = engine, recorder, mapper
        self.registers = {register.name: register for register in registers}

    def initialise(self) -> None:
        """Make the tables of registers that have none; again without harm."""
        with self.engine.begin() as connection:
            positions.metadata.create_all(connection)
            known = positions.read(connection)
            for register in self.registers.values():
                if register.name not in known:
                    register.metadata.create_all(connection)
                    positions.begin(connection, register.name, register.version)

    def catch_up(self, position: int | None = None) -> None:
        """Bring every live register to the end of the events, or at least to `position`."""
        while self._one_batch(position):
            pass

    def states(self) -> list[RegisterState]:
        """Return how each register stands."""
        with self.engine.connect() as connection:
            places = positions.read(connection)
        end = self.recorder.max_notification_id() or 0
        found = []
        for name, register in self.registers.items():
            place = places.get(name)
            if place is None:
                found.append(RegisterState(name, "outdated", 0, end, None))
                continue
            state = "failed" if place.error else "live" if place.version == register.version else "outdated"
            found.append(RegisterState(name, state, place.position, max(end - place.position, 0), place.error))
        return found

    def outdated(self) -> list[str]:
        """Return the registers that must be rebuilt: of another version, or of other events than these."""
        with self.engine.connect() as connection:
            places = positions.read(connection)
        return [
            name
            for name, register in self.registers.items()
            if name not in places or places[name].version != register.version or self._is_elsewhere(places[name])
        ]

    def rebuild(self, names: Sequence[str] | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Build registers anew beside the live ones and let them take their place; return how many events were read.

        `progress` is told how many events are done of how many. Writers are let in between batches.
        """
        chosen = [self.registers[name] for name in (names or list(self.registers))]
        generation = self._next_generation(chosen)
        beside = {register.name: register.generation(generation) for register in chosen}
        with self.engine.begin() as connection:
            for tables in beside.values():
                for table in tables.values():
                    table.drop(connection, checkfirst=True)
                    table.create(connection)
        end = self.recorder.max_notification_id() or 0
        last: Notification | None = None
        read = 0
        while True:
            with self.engine.begin() as connection:
                found = self._select((last.id + 1) if last else 1)
                if found:
                    facts = self._facts(found)
                    for register in chosen:
                        self._fill(connection, register, facts, beside[register.name])
                    last, read = found[-1], read + len(found)
                if len(found) < BATCH:
                    self._swap(connection, chosen, generation, last)
                    break
            if progress:
                progress(read, max(end, read))
        if progress:
            progress(read, read)
        return read

    def _one_batch(self, wanted: int | None) -> bool:
        """Apply one batch of events; return whether there may be more."""
        with self.engine.begin() as connection:
            places = self._live(connection)
            if not places or (wanted is not None and all(place.position >= wanted for place in places)):
                return False
            start = min(place.position for place in places)
            found = self._select(max(start, 1))
            strays = [place for place in places if not self._is_among(place, found)]
            for place in strays:
                positions.settle(connection, replace(place, version=_TO_BE_REBUILT))
            fresh = self._facts([one for one in found if one.id > start])
            moved = [place.name for place in places if place not in strays and self._apply(connection, place, fresh)]
            if moved:
                positions.move(connection, moved, found[-1].id, _uuid(found[-1]), found[-1].originator_version)
            return bool(strays) or len(found) >= BATCH

    def _live(self, connection: Connection) -> list[Place]:
        return [
            place
            for name, place in positions.read(connection).items()
            if name in self.registers and place.version == self.registers[name].version and not place.error
        ]

    def _apply(self, connection: Connection, place: Place, facts: list[Fact]) -> bool:
        """Write what is outstanding for one register; return whether it moved."""
        outstanding = [fact for fact in facts if fact.position > place.position]
        if not outstanding:
            return False
        register = self.registers[place.name]
        savepoint = connection.begin_nested()
        try:
            self._fill(connection, register, outstanding, register.tables)
            savepoint.commit()
        except Exception as error:  # whatever went wrong stops this register alone, and shows in status
            savepoint.rollback()
            log.exception("register_stopped", register=register.name, position=place.position)
            positions.settle(connection, replace(place, error=f"{type(error).__name__}: {error}"[:2000]))
            return False
        return True

    def _fill(self, connection: Connection, register: Register, facts: list[Fact], tables: Mapping[str, Table]) -> None:
        batch = Batch(connection, tables)
        for fact in facts:
            register.handle(batch, fact)
        batch.write()

    def _swap(self, connection: Connection, chosen: list[Register], generation: int, last: Notification | None) -> None:
        for register in chosen:
            for name, table in register.generation(generation).items():
                connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{name}"')
                connection.exec_driver_sql(f'ALTER TABLE "{table.name}" RENAME TO "{name}"')
            positions.begin(connection, register.name, register.version)
            place = Place(
                name=register.name,
                version=register.version,
                position=last.id if last else 0,
                event_id=_uuid(last).hex if last else None,
                event_version=last.originator_version if last else None,
                generation=generation,
                error=None,
            )
            positions.settle(connection, place)

    def _next_generation(self, chosen: list[Register]) -> int:
        with self.engine.begin() as connection:
            positions.metadata.create_all(connection)
            for register in chosen:
                positions.begin(connection, register.name, register.version)
            places = positions.read(connection)
            generation = max(place.generation for place in places.values()) + 1
            for register in chosen:
                positions.settle(connection, replace(places[register.name], generation=generation))
        return generation

    def _is_among(self, place: Place, found: Sequence[Notification]) -> bool:
        """Return whether the register's last event lies where it was, as far as these notifications tell."""
        if place.position == 0:
            return True
        here = next((one for one in found if one.id == place.position), None)
        if here is not None:
            return _uuid(here).hex == place.event_id and here.originator_version == place.event_version
        return len(found) >= BATCH and place.position > found[-1].id

    def _is_elsewhere(self, place: Place) -> bool:
        return place.position > 0 and not self._is_among(place, self.recorder.select_notifications(place.position, 1))

    def _select(self, start: int) -> Sequence[Notification]:
        return self.recorder.select_notifications(start, BATCH)

    def _facts(self, found: Sequence[Notification]) -> list[Fact]:
        return [Fact(one.id, self.mapper.to_domain_event(one)) for one in found]


def _uuid(notification: Notification) -> UUID:
    identity = notification.originator_id
    return identity if isinstance(identity, UUID) else UUID(str(identity))
