"""What the archive knew when: a day, a time or a position of the log becomes the position up to which it is asked."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from application.registers.columns import as_moment, day_begins
from application.registers.positions import positions
from application.registers.recorded_times import recorded_times, register
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError

_REACHED = select(positions.c.position).where(positions.c.name == register.name)
_FIRST = select(recorded_times.c.position).order_by(recorded_times.c.latest).limit(1)
_LATER = _FIRST.where(recorded_times.c.latest > bindparam("moment"))
_AS_LATE = _FIRST.where(recorded_times.c.latest >= bindparam("moment"))
_POSITION = re.compile(r"nr(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class KnownAt:
    """As the archive knew it: up to a position of the log. `asked` is how that was asked for, "" for now.

    `day` is the day at the office that was asked for, None for now and for a position.
    """

    position: int
    asked: str = ""
    day: date | None = None

    @property
    def is_now(self) -> bool:
        """Whether it is what is known now."""
        return not self.asked


def known_at(connection: Connection, asked: str | None = None) -> KnownAt:
    """Return the position that a time asked for had reached: the last one whose running-maximum time is not later.

    A day (`2022-06-01`, `01.06.2022`) means its end at the office, a month or year its last day; a time is ISO 8601; a
    position of the log is `nr48190`; nothing is now. InvalidValueError(problem=bad-date).
    """
    written = (asked or "").strip()
    if not written:
        return KnownAt(last_position(connection))
    if match := _POSITION.fullmatch(written):
        return KnownAt(int(match[1]), written)
    if "T" in written:
        return KnownAt(_reached(connection, _moment(written), beyond=True), written)
    last = PartialDate.parse(written, field="known").last
    if last.year == date.max.year:
        return KnownAt(last_position(connection), written, last)
    return KnownAt(_reached(connection, day_begins(last + timedelta(days=1)), beyond=False), written, last)


def known_then(rows: Any, known: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions on rows of two axes that they were known at a position."""
    return rows.known_from <= known, rows.known_to > known


def last_position(connection: Connection) -> int:
    """Return the position that times are known up to, 0 in an empty archive.

    It is where the register stands: the last events may have no row of their own, as no later time than earlier ones.
    """
    return connection.execute(_REACHED).scalar() or 0


def recorded_at(connection: Connection, position: int) -> str | None:
    """Return the latest moment at which anything up to a position was recorded, None where nothing was."""
    times = recorded_times.c
    until = select(times.latest).where(times.position <= position).order_by(times.position.desc()).limit(1)
    found: str | None = connection.execute(until).scalar()
    return found


def _reached(connection: Connection, moment: str, *, beyond: bool) -> int:
    """Return the position before the first one whose time is later than `moment`, or as late unless `beyond`."""
    first = connection.execute(_LATER if beyond else _AS_LATE, {"moment": moment}).scalar()
    return last_position(connection) if first is None else first - 1


def _moment(written: str) -> str:
    try:
        time = datetime.fromisoformat(written.replace(" ", "+"))  # a plus sign of an address that was not escaped
    except ValueError as error:
        raise InvalidValueError(field="known", value=written, problem="bad-date") from error
    return as_moment(time if time.tzinfo else time.replace(tzinfo=clock.OFFICE_ZONE))
