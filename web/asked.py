"""What the query of an address asks for, read with care: what makes no sense is as if it were not there."""

from flask import request

from domain.dates import PartialDate

_LARGEST = 10**15
"""No number that pages are asked by is larger; databases refuse numbers beyond 64 bits."""


def asked_number(name: str) -> int | None:
    """Return a whole number from 0, None when there is none."""
    return number_of(request.args.get(name, ""))


def number_of(text: str | None) -> int | None:
    """Return a whole number from 0, None when the text is none."""
    written = (text or "").strip()
    if not (written.isascii() and written.isdecimal()):
        return None
    number = int(written[:20])
    return number if number <= _LARGEST else None


def asked_year(name: str = "year") -> int | None:
    """Return a year of four digits, None when there is none."""
    number = asked_number(name)
    return number if number is not None and 1000 <= number <= 9998 else None


def asked_day(name: str) -> PartialDate | None:
    """Return a date, as forms take it (01.03.2022) or as addresses hold it (2022-03-01); None when none is given.

    A month or a year is a date too. InvalidValueError for what is no date.
    """
    written = request.args.get(name, "").strip()
    return PartialDate.parse(written, field=name) if written else None
