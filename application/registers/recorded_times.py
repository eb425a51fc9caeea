"""The recorded times register: which position the log had reached at a time, though times are not in order of it."""

from collections.abc import Mapping

from sqlalchemy import Column, Connection, Index, MetaData, Table, func, select

from application.column_types import WHOLE
from application.registers.batch import Batch
from application.registers.columns import as_moment, moment
from application.registers.register import Fact, Register

metadata = MetaData()

recorded_times = Table(
    "recorded_times",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    moment("latest"),
    Index("ix_recorded_times_latest", "latest", "position"),
)
"""The positions at which the latest time of all events so far grew, and to what: both columns rise together."""


def _every(batch: Batch, fact: Fact) -> None:
    latest = batch.remember("latest", _latest)
    recorded = as_moment(fact.event.timestamp)
    if recorded > latest[0]:
        latest[0] = recorded
        batch.insert(recorded_times, position=fact.position, latest=recorded)


def _latest(connection: Connection, tables: Mapping[str, Table]) -> list[str]:
    return [connection.execute(select(func.max(tables[recorded_times.name].c.latest))).scalar() or ""]


register = Register(name="recorded_times", version=1, metadata=metadata, handlers={}, every=_every)
