"""Brings all registers up to date with the events, under one lock, rows and position in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from uuid import UUID

import structlog
from eventsourcing.persistence import Mapper
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError, OperationalError

from application.database import deferred, is_of_the_storage, make_home
from application.events.protocol import Recorder
from application.registers import positions
from application.registers.log import BATCH, EventLog, identity_of
from application.registers.positions import Place
from application.registers.rebuilding import Rebuild
from application.registers.register import Fact, Register

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

    `engine` must begin its transactions by taking the write lock (BEGIN IMMEDIATE on SQLite). `alone` is held while
    registers are rebuilt: one process at a time. `batch` is how many events are applied in one transaction. `reading`
    is for those who only ask.
    """

    def __init__(
        self,
        engine: Engine,
        recorder: Recorder,
        mapper: Mapper[UUID],
        registers: Iterable[Register],
        alone: Callable[[], AbstractContextManager[None]] = nullcontext,
        *,
        batch: int = BATCH,
    ) -> None:
        self.engine, self.recorder, self.mapper, self.alone = engine, recorder, mapper, alone
        self.reading = deferred(engine)
        self.registers = {register.name: register for register in registers}
        # The first event of a batch is the last one that was applied: one alone would never come further.
        self.log = EventLog(recorder, mapper, max(batch, 2))

    def initialise(self) -> None:
        """Make the tables of registers that have none; again without harm."""
        with self.engine.begin() as connection:
            make_home(connection)
            positions.metadata.create_all(connection)
            known = positions.read(connection)
            for register in self.registers.values():
                if register.name not in known:
                    register.metadata.drop_all(connection)  # rows without a place may be of any events
                    register.metadata.create_all(connection)
                    positions.begin(connection, register.name, register.version)

    def catch_up(self, position: int | None = None) -> None:
        """Bring every live register to the end of the events, or at least to `position`.

        Registers that were deleted meanwhile are begun anew and filled.
        """
        try:
            self._follow(position)
        except OperationalError:
            if self._is_begun():
                raise
            log.warning("registers_gone")
            self.initialise()
            self._follow(position)

    def states(self) -> list[RegisterState]:
        """Return how each register stands."""
        places, end = self._places(), self.log.end
        reached = {name: places[name].position if name in places else 0 for name in self.registers}
        behind = {
            position: self.recorder.count(position) if position < end else 0 for position in set(reached.values())
        }
        found = []
        for name, register in self.registers.items():
            place, position = places.get(name), reached[name]
            error = place.error if place else None
            found.append(RegisterState(name, _state(place, register), position, behind[position], error))
        return found

    def reached(self) -> int:
        """Return the position that every register holds all events up to."""
        places = self._places()
        return min((places[name].position if name in places else 0 for name in self.registers), default=0)

    def standing(self) -> set[str]:
        """Return the states that registers are in, by one query: for every page that says so."""
        places = self._places()
        return {_state(places.get(name), register) for name, register in self.registers.items()}

    def outdated(self) -> list[str]:
        """Return the registers that must be rebuilt: of another version, or of other events than these.

        One that was rebuilt for its version and failed is left alone until somebody looks: it shows in `states`.
        """
        places = self._places()
        ends = {_end(place): place for place in places.values()}  # mostly the same for all: it is asked for once
        moved = {end for end, place in ends.items() if self.log.has_moved(place)}
        return [
            name
            for name, register in self.registers.items()
            if name not in places
            or places[name].version != register.version
            or (not places[name].error and _end(places[name]) in moved)
        ]

    def rebuild(self, names: Sequence[str] | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Build registers anew beside the live ones and let them take their place; return how many events were read.

        `progress` is told how many events are done of how many. Writers are let in between batches. A register whose
        handler fails is left as it is; RegistersFailedError names it when the others are done.
        """
        chosen = [self.registers[name] for name in (names or list(self.registers))]
        with self.alone():
            self.initialise()
            return Rebuild(self.engine, self.log, chosen).run(progress or (lambda _done, _of: None))

    def _follow(self, position: int | None) -> None:
        while self._one_batch(position):
            pass

    def _one_batch(self, wanted: int | None) -> bool:
        """Apply one batch of events; return whether there may be more."""
        with self.engine.begin() as connection:
            places = self._live(connection)
            if not places or (wanted is not None and all(place.position >= wanted for place in places)):
                return False
            start = min(place.position for place in places)
            found = self.log.batch(start)
            strays = [place for place in places if not self.log.holds(place, found)]
            for place in strays:
                positions.settle(connection, replace(place, version=_TO_BE_REBUILT))
            fresh = self.log.facts([one for one in found if one.id > start])
            moved = [place.name for place in places if place not in strays and self._apply(connection, place, fresh)]
            if moved:
                last = found[-1]
                positions.move(connection, moved, last.id, identity_of(last), last.originator_version)
            return bool(strays) or self.log.may_have_more(found)

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
        try:
            register.fill(connection, register.tables, outstanding)
        except Exception as error:  # whatever went wrong stops this register alone, and shows in status
            if is_of_the_storage(error):  # a full disk is not the register's fault: it goes on when there is room
                raise
            if _lacks_tables(connection, register):
                log.warning("register_gone", register=register.name)
                positions.settle(connection, replace(place, version=_TO_BE_REBUILT))
                return False
            log.exception("register_stopped", register=register.name, position=place.position)
            positions.settle(connection, replace(place, error=positions.described(error)))
            return False
        return True

    def _places(self) -> dict[str, Place]:
        with self.reading.connect() as connection:
            try:
                return positions.read(connection)
            except DBAPIError:
                connection.rollback()
                if _has_positions(connection):
                    raise
                return {}

    def _is_begun(self) -> bool:
        with self.reading.connect() as connection:
            return _has_positions(connection)


def _state(place: Place | None, register: Register) -> str:
    if place is None:
        return "outdated"
    if place.error:
        return "failed"
    return "live" if place.version == register.version else "outdated"


def _lacks_tables(connection: Connection, register: Register) -> bool:
    return not set(register.tables) <= set(inspect(connection).get_table_names())


def _has_positions(connection: Connection) -> bool:
    return inspect(connection).has_table(positions.positions.name)


def _end(place: Place) -> tuple[int, str | None, int | None]:
    """Return the event that a register has come to."""
    return place.position, place.event_id, place.event_version
