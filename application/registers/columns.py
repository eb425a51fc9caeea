"""Column types that all registers share. Ids are 32 hex digits; dates are ISO text, partial as on the papers."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from application.column_types import plain
from domain import clock

_LONGEST_DATE = 10

NEVER_DUE = "9999-12-31"
"""Sorts after every day."""

STILL_KNOWN = 2**62
"""The position until which a row of two axes is known that nothing has told otherwise yet."""


def identity(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[Any]:
    """Return a column for an id."""
    return Column(name, plain(32), primary_key=primary_key, nullable=nullable and not primary_key)


def read_id(digits: str) -> UUID:
    """Return an id from its 32 digits as registers hold it, sooner than UUID reads them: pages read hundreds."""
    return UUID(int=int(digits, 16))


def iso_date(name: str) -> Column[Any]:
    """Return a column for a date that may be partial or missing."""
    return Column(name, plain(_LONGEST_DATE))


def text(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for text of any length."""
    return Column(name, plain(), nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column for a time, as ISO text in UTC: it sorts, and reads alike in every database."""
    return Column(name, plain(32), nullable=nullable)


def as_moment(time: datetime) -> str:
    """Return a time as a moment column holds it, whatever zone it comes in."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")


def office_day(time: datetime) -> str:
    """Return the day it was at the office, as an ISO date."""
    return time.astimezone(clock.OFFICE_ZONE).date().isoformat()


def office_day_of(moment: str) -> str:
    """Return the day it was at the office at a moment that a column holds, as an ISO date."""
    return office_day(datetime.fromisoformat(moment))


def day_begins(day: date) -> str:
    """Return the moment at which a day begins at the office, as a moment column holds it."""
    begins = datetime.combine(day, time(), tzinfo=clock.OFFICE_ZONE)
    try:
        return as_moment(begins.astimezone(UTC))
    except OverflowError:  # the first day of all began the day before it in UTC
        return as_moment(datetime.min.replace(tzinfo=UTC))


def hexed(identity: UUID | str | None) -> str | None:
    """Return an id as a column holds it."""
    if identity is None:
        return None
    return identity.hex if isinstance(identity, UUID) else UUID(identity).hex
