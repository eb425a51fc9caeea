"""How far each register has come, kept in the same database as its rows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Integer, MetaData, Table, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from application.column_types import WHOLE, plain

metadata = MetaData()

positions = Table(
    "register_positions",
    metadata,
    Column("name", plain(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", WHOLE, nullable=False),
    Column("event_id", plain(32)),
    Column("event_version", Integer),
    Column("generation", Integer, nullable=False),
    Column("error", plain()),
    Column("moved_at", plain(32), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register stands. The last event's id and version tell whether these are still the same events."""

    name: str
    version: int
    position: int
    event_id: str | None
    event_version: int | None
    generation: int
    error: str | None


_PLACES = select(
    positions.c.name,
    positions.c.version,
    positions.c.position,
    positions.c.event_id,
    positions.c.event_version,
    positions.c.generation,
    positions.c.error,
)
_MOVE = update(positions).where(positions.c.name.in_(bindparam("moved", expanding=True)))


def read(connection: Connection) -> dict[str, Place]:
    """Return all places by register name."""
    return {row[0]: Place(*row) for row in connection.execute(_PLACES)}


def begin(connection: Connection, name: str, version: int) -> None:
    """Put a register at the beginning, unless it has a place already."""
    try:
        with connection.begin_nested():
            connection.execute(
                positions.insert(),
                {"name": name, "version": version, "position": 0, "generation": 0, "moved_at": _now()},
            )
    except IntegrityError:
        return


def move(connection: Connection, names: list[str], position: int, event_id: UUID, event_version: int) -> None:
    """Move registers to a position."""
    moved = {"position": position, "event_id": event_id.hex, "event_version": event_version, "moved_at": _now()}
    connection.execute(_MOVE, {"moved": names} | moved)


def settle(connection: Connection, place: Place) -> None:
    """Write a whole place, after a rebuild or a failure."""
    connection.execute(
        update(positions).where(positions.c.name == place.name),
        {
            "version": place.version,
            "position": place.position,
            "event_id": place.event_id,
            "event_version": place.event_version,
            "generation": place.generation,
            "error": place.error,
            "moved_at": _now(),
        },
    )


def described(error: Exception) -> str:
    """Return an error as a place holds it."""
    return f"{type(error).__name__}: {error}"[:2000]


def _now() -> str:
    return datetime.now(tz=UTC).isoformat(timespec="milliseconds")
