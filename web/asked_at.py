"""For which day, and as known when: the two dates of an address, `?on=2022-03-01&known=2022-06-01` or `nr48190`."""

from dataclasses import dataclass, replace

from flask import request
from sqlalchemy import Connection

from application.questions.known import KnownAt, known_at, last_position
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.formats import format_day
from web.messages import message

ON, KNOWN = "on", "known"


@dataclass(frozen=True, slots=True)
class AskedAt:
    """What was written in the two fields, what it means, and what is wrong with it, by field. `on` is an ISO day."""

    written: dict[str, str]
    on: str
    known: KnownAt
    wrong: dict[str, str]

    @property
    def in_address(self) -> dict[str, str | None]:
        """The two as addresses hold them; today and now are not told."""
        on = self.on if self.written[ON] else None
        return {ON: on, KNOWN: self.known.asked or None}

    @property
    def quoted(self) -> dict[str, str]:
        """The two as a link holds them that gives this answer for ever."""
        return {ON: self.on, KNOWN: f"nr{self.known.position}"}


def asked_at(connection: Connection) -> AskedAt:
    """Return the day and the time of knowledge that the address asks for: today and now where they are not dates."""
    written = {name: request.args.get(name, "").strip() for name in (ON, KNOWN)}
    on, wrong = clock.today().isoformat(), dict[str, str]()
    try:
        if written[ON]:
            on = PartialDate.parse(written[ON], field=ON).first.isoformat()
    except InvalidValueError as error:
        wrong[ON] = message(error)
    return AskedAt(written, on, known_asked(connection, KNOWN, wrong), wrong)


def known_asked(connection: Connection, name: str, wrong: dict[str, str]) -> KnownAt:
    """Return what a parameter asks for as known when: now where it makes no sense, which is told in `wrong`.

    A position that the log has not reached is the last one.
    """
    try:
        found = known_at(connection, _as_day(request.args.get(name, "").strip(), name))
    except InvalidValueError as error:
        wrong[name] = message(error)
        found = known_at(connection)
    return replace(found, position=min(found.position, last_position(connection)))


def shown(at: AskedAt) -> dict[str, str]:
    """Return what the two fields hold: dates as they are written in Norwegian."""
    known = format_day(at.known.day) if at.known.day else at.known.asked
    return {
        ON: at.written[ON] if ON in at.wrong else format_day(at.on),
        KNOWN: at.written[KNOWN] if KNOWN in at.wrong else known,
    }


def _as_day(written: str, name: str) -> str:
    """Return a date as the last day that it can mean, in ISO: addresses then hold one form only. All else as it is."""
    try:
        return PartialDate.parse(written, field=name).last.isoformat() if written else ""
    except InvalidValueError:
        return written
