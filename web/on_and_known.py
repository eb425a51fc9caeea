"""The day that is asked about and when it was known, as the address of a page has them: `?on=2022-03-01&known=nr48190`.

The form takes Norwegian dates; what was written otherwise than the address has it is led to that.
"""

from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.known import KnownAt, known_at, last_position
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.formats import format_day

ON, KNOWN = "on", "known"


@dataclass(frozen=True, slots=True)
class OnAndKnown:
    """The ISO day `on`, today unless `asked_on`, and as it was known; `wrong` says what of it cannot be used."""

    on: str
    asked_on: bool
    known: KnownAt
    written: dict[str, str]
    wrong: dict[str, str]

    @property
    def is_plain(self) -> bool:
        """Whether it is today as it is known now."""
        return not self.asked_on and self.known.is_now

    @property
    def in_address(self) -> dict[str, str | None]:
        """The two as addresses hold them; None for what was not asked for."""
        return {ON: self.on if self.asked_on else None, KNOWN: _in_address(self.known) or None}

    @property
    def quoted(self) -> dict[str, str]:
        """The two as an address holds them that gives the same answer for good: the day, and a position of the log."""
        return {ON: self.on, KNOWN: f"nr{self.known.position}"}

    @property
    def shown(self) -> dict[str, str]:
        """The two as the fields of the form show them."""
        asked = format_day(self.known.day) if self.known.day else self.known.asked
        return {ON: format_day(self.on) if self.asked_on else "", KNOWN: asked} | {
            name: self.written[name] for name in self.wrong
        }

    def tidy(self, endpoint: str, **more: Any) -> Response | None:
        """Return the way to the address that holds the two as it should, None when that is what was asked for."""
        kept = {name: value for name, value in self.in_address.items() if value}
        asked = {name: request.args[name] for name in (ON, KNOWN) if name in request.args}
        if self.wrong or asked == kept:
            return None
        return redirect(self.address(endpoint, **more, **_other_arguments()))

    def address(self, endpoint: str, **more: Any) -> str:
        """Return the address of a page that is asked the same."""
        values: dict[str, Any] = {**self.in_address, **more}
        return url_for(endpoint, **values)


def asked_on_and_known(connection: Connection) -> OnAndKnown:
    """Return what the address asks for. What is no date is told in `wrong`, and is as if it were not there."""
    written = {name: request.args.get(name, "").strip() for name in (ON, KNOWN)}
    wrong: dict[str, str] = {}
    on, known = None, KnownAt(0)
    try:
        on = PartialDate.parse(written[ON], field=ON).first.isoformat() if written[ON] else None
    except InvalidValueError:
        wrong[ON] = gettext(
            "“%(value)s” is not a date. Write a day (01.03.2022), a month (03.2022) or a year (2022).",
            value=written[ON][:40],
        )
    try:
        known = known_at(connection, written[KNOWN])
    except InvalidValueError:
        known = known_at(connection)
        wrong[KNOWN] = gettext(
            "“%(value)s” is not a date. Write a day (01.03.2022), or the number of an event (nr48190).",
            value=written[KNOWN][:40],
        )
    last = last_position(connection)
    if known.position > last:
        known = KnownAt(last, known.asked, known.day)
    return OnAndKnown(on or clock.today().isoformat(), on is not None, known, written, wrong)


def _in_address(known: KnownAt) -> str:
    return known.day.isoformat() if known.day else known.asked


def _other_arguments() -> dict[str, str]:
    return {name: value for name, value in request.args.items() if name not in (ON, KNOWN) and value}
