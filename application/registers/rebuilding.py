"""Builds registers anew beside the live ones, and lets each take its place in one transaction."""

import gc
import re
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import structlog
from eventsourcing.persistence import Notification
from sqlalchemy import Connection, Engine, Table, inspect
from sqlalchemy.schema import CreateTable

from application.database import is_of_the_storage, keep_readers_out
from application.errors import ApplicationError
from application.registers import positions
from application.registers.log import EventLog, identity_of
from application.registers.positions import Place
from application.registers.register import Fact, Register

_PAUSE_S = 0.2

log = structlog.get_logger(__name__)


class RegistersFailedError(ApplicationError):
    """Registers could not be rebuilt, for a fault of the program; the log says which. Values: `registers`."""

    code = "registers-failed"


_MADE_BEFORE_COLLECTING = 100_000


@contextmanager
def _remembered_left_alone() -> Iterator[Callable[[], None]]:
    """Let garbage be collected more seldom; yield what keeps the collector away from all that is remembered by then.

    It would look through that again and again. What is not remembered any more is freed when nothing refers to it.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MADE_BEFORE_COLLECTING, *before[1:])
    try:
        yield gc.freeze
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class Rebuild:
    """One rebuild of some registers. Nobody else rebuilds meanwhile; everybody else may follow and read."""

    def __init__(self, engine: Engine, events: EventLog, registers: list[Register]) -> None:
        self.engine, self.events = engine, events
        self.building = {register.name: register for register in registers}
        self.beside: dict[str, dict[str, Table]] = {}
        self.remembered: dict[str, dict[Hashable, Any]] = {name: {} for name in self.building}
        self.failed: dict[str, Exception] = {}
        self.registers = dict(self.building)
        self.generation = 0
        self.last: Notification | None = None
        self.read = 0

    def run(self, progress: Callable[[int, int], None]) -> int:
        """Read all events, and return how many that were. RegistersFailedError when all that could be done is done."""
        self._begin()
        all_there_are, at_end = self.events.recorder.count(), False
        with _remembered_left_alone() as leave_alone:
            while not at_end:
                with self.engine.begin() as connection:
                    at_end = self._read_on(connection)
                leave_alone()
                progress(self.read, max(all_there_are, self.read))
        self._index()
        while self.building:
            if not self._swap_next():
                time.sleep(_PAUSE_S)  # whoever writes goes on meanwhile
            progress(self.read, max(all_there_are, self.read))
        self._settle_failed()
        progress(self.read, self.read)
        if self.failed:
            raise RegistersFailedError(registers=", ".join(self.failed))
        return self.read

    def _begin(self) -> None:
        with self.engine.begin() as connection:
            places = positions.read(connection)
            self.generation = max(place.generation for place in places.values()) + 1
            for name, register in self.building.items():
                positions.settle(connection, replace(places[name], generation=self.generation))
                _drop_left_over(connection, register)
                self.beside[name] = register.generation(self.generation)
                for table in self.beside[name].values():
                    connection.execute(CreateTable(table))

    def _index(self) -> None:
        """Make the indexes, one at a time: together they are made much faster than row by row."""
        for name in self.building:
            for table in self.beside[name].values():
                for index in table.indexes:
                    with self.engine.begin() as connection:
                        index.create(connection)

    def _read_on(self, connection: Connection) -> bool:
        """Read and fill in the next events; return whether those were the last."""
        found = self.events.batch(self.last.id + 1 if self.last else 1)
        if found:
            self._fill(connection, self.events.facts(found))
            self.last, self.read = found[-1], self.read + len(found)
        return not self.events.may_have_more(found)

    def _fill(self, connection: Connection, facts: list[Fact]) -> None:
        for name, register in list(self.building.items()):
            _forget(self.remembered[name], register.most_remembered)
            try:
                register.fill(connection, self.beside[name], facts, self.remembered[name])
            except Exception as error:  # whatever went wrong stops this register alone, and shows in status
                if is_of_the_storage(error):
                    raise
                log.exception("rebuild_failed", register=name)
                self.failed[name] = error
                del self.building[name]

    def _swap_next(self) -> bool:
        """Let one register take its place, if that is at the end; return False when its readers must be waited for.

        One at a time: readers then keep few tables from whoever replaces them, and these few from them.
        """
        name = next(iter(self.building))
        with self.engine.begin() as connection:
            if not keep_readers_out(connection, list(self.beside[name])):
                return False
            if self._read_on(connection) and name in self.building:
                self._swap(connection, self.building.pop(name))
        return True

    def _swap(self, connection: Connection, register: Register) -> None:
        for live, table in self.beside[register.name].items():
            connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{live}"')
            connection.exec_driver_sql(f'ALTER TABLE "{table.name}" RENAME TO "{live}"')
        place = Place(
            name=register.name,
            version=register.version,
            position=self.last.id if self.last else 0,
            event_id=identity_of(self.last).hex if self.last else None,
            event_version=self.last.originator_version if self.last else None,
            generation=self.generation,
            error=None,
        )
        positions.settle(connection, place)

    def _settle_failed(self) -> None:
        with self.engine.begin() as connection:
            places = positions.read(connection)
            for name, error in self.failed.items():
                # A live one stays as it is. One that was to be replaced is not tried again before its version grows.
                if places[name].version != self.registers[name].version:
                    described = positions.described(error)
                    version = self.registers[name].version
                    positions.settle(connection, replace(places[name], version=version, error=described))


def _forget(remembered: dict[Hashable, Any], most: int | None) -> None:
    """Forget half of what is remembered, the oldest, where it is more than may be: memory does not grow with events."""
    if most is not None and len(remembered) > most:
        for key in list(remembered)[: len(remembered) - most // 2]:
            del remembered[key]


def _drop_left_over(connection: Connection, register: Register) -> None:
    """Drop what rebuilds that were killed have left."""
    for name in register.tables:
        beside = re.compile(rf"{name}__\d+")
        for table in inspect(connection).get_table_names():
            if beside.fullmatch(table):
                connection.exec_driver_sql(f'DROP TABLE "{table}"')
