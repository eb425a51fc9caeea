"""A span of days that a list is narrowed to by its address: from and to, each a day, a month or a year."""

from dataclasses import dataclass
from datetime import date

from flask import request
from flask_babel import gettext

from domain.dates import PartialDate
from domain.errors import InvalidValueError

SINCE, UNTIL = "since", "until"


@dataclass(frozen=True, slots=True)
class AskedSpan:
    """What was written in the two fields, the dates it means, and what is wrong with it, by field."""

    written: dict[str, str]
    since: PartialDate | None
    until: PartialDate | None
    wrong: dict[str, str]

    @property
    def first_day(self) -> date | None:
        """The first day of the span, None when it is open."""
        return self.since.first if self.since else None

    @property
    def last_day(self) -> date | None:
        """The last day of the span, None when it is open."""
        return self.until.last if self.until else None

    @property
    def in_address(self) -> dict[str, str | None]:
        """The span as addresses hold it: ISO dates."""
        return {SINCE: _iso(self.since), UNTIL: _iso(self.until)}


def asked_span() -> AskedSpan:
    """Return the span that the address asks for. What is no date, or ends before it begins, is as if it were open."""
    written = {name: request.args.get(name, "").strip() for name in (SINCE, UNTIL)}
    found: dict[str, PartialDate | None] = {SINCE: None, UNTIL: None}
    wrong: dict[str, str] = {}
    for name, value in written.items():
        try:
            found[name] = PartialDate.parse(value) if value else None
        except InvalidValueError:
            wrong[name] = gettext(
                "“%(value)s” is not a date. Write a day (01.03.2022), a month (03.2022) or a year (2022).",
                value=value[:40],
            )
    since, until = found[SINCE], found[UNTIL]
    if since and until and until.last < since.first:
        wrong[UNTIL] = gettext("The span ends before it begins. Write a date that is not before the first one.")
        until = None
    return AskedSpan(written, since, until, wrong)


def _iso(value: PartialDate | None) -> str | None:
    return str(value) if value else None
