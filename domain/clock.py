"""The clock that events are stamped by; a demo archive and the tests may set it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)

OFFICE_ZONE = ZoneInfo("Europe/Oslo")
"""Where the councils are: "today" in a rule is the day there."""


def now() -> datetime:
    """Return the time now, with time zone; the time the clock is set to, if it is set."""
    return _set_to.get() or datetime.now(tz=UTC)


def today() -> date:
    """Return the day it is at the office now."""
    return office_day(now())


def office_day(moment: datetime) -> date:
    """Return the day it is at the office at a moment with time zone."""
    return moment.astimezone(OFFICE_ZONE).date()


@contextmanager
def clock_set_to(moment: datetime) -> Iterator[None]:
    """Let `now()` be `moment` (with time zone) inside the block, in this thread or task only."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
