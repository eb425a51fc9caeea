"""What a register is: tables derived from events, and the handlers that fill them."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, Table
from sqlalchemy.sql.elements import quoted_name

from application.registers.batch import Batch
from domain.base import ArchiveAggregate


@dataclass(frozen=True, slots=True)
class Fact:
    """An event at its position in the log."""

    position: int
    event: Any


Handler = Callable[[Batch, Fact], None]


@dataclass(frozen=True)
class Register:
    """A read model. A change of its tables or handlers must raise `version`: the worker then rebuilds it.

    A handler sees one fact and gathers rows in the batch; it never reads what others wrote, so that a rebuild is
    one pass over the events. `every` sees all facts.

    `most_remembered` is how much of what handlers remember a rebuild keeps from batch to batch, everything if nothing
    is said: what is forgotten is read again, which only a register may ask for that reads it by a primary key.
    """

    name: str
    version: int
    metadata: MetaData
    handlers: Mapping[type[ArchiveAggregate.Event], Handler]
    every: Handler | None = None
    most_remembered: int | None = None

    @property
    def tables(self) -> dict[str, Table]:
        """Its tables by name."""
        return dict(self.metadata.tables)

    def handle(self, batch: Batch, fact: Fact) -> None:
        """Gather what the fact changes."""
        handler = self.handlers.get(type(fact.event))
        if handler is not None:
            handler(batch, fact)
        if self.every is not None:
            self.every(batch, fact)

    def fill(
        self,
        connection: Connection,
        tables: Mapping[str, Table],
        facts: Iterable[Fact],
        remembered: dict[Hashable, Any] | None = None,
    ) -> None:
        """Write what the facts change into these tables, its live ones or others of their shape; all or none.

        Who alone writes these tables may keep what is `remembered` from one batch to the next.
        """
        batch = Batch(connection, tables, remembered)
        for fact in facts:
            self.handle(batch, fact)
        if batch:  # most facts concern a register or two: the others need not even a savepoint
            with connection.begin_nested():
                batch.write()

    def generation(self, number: int) -> dict[str, Table]:
        """Return tables of the same shape to fill beside the live ones; generation 0 is the live names."""
        if number == 0:
            return self.tables
        beside = MetaData()
        made: dict[str, Table] = {}
        for name, table in self.metadata.tables.items():
            copy = table.to_metadata(beside, name=f"{name}__{number}")
            for index in copy.indexes:
                index.name = quoted_name(f"{index.name}__{number}", quote=None)
            made[name] = copy
        return made
