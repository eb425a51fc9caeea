"""Which day is asked about, and as known when: both in the address, so that a link quotes the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask import request
from sqlalchemy import Connection

from application.questions.known import KnownAt, known_at, last_position
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.asked import asked_day
from web.messages import message


@dataclass(frozen=True)
class AskedBoard:
    """What `?on=` and `?known=` ask for. `is_asked` is whether either does: without, it is today as known now.

    `wrong` maps a field to why it cannot be used. `written` is what the address holds once both are as they should be.
    """

    on: PartialDate
    known: KnownAt
    is_asked: bool
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The day, as ISO has it."""
        return self.on.first.isoformat()

    @property
    def written(self) -> dict[str, str]:
        """What the address should hold: whole days in ISO."""
        known = self.known
        days = {"on": self.day} if request.args.get("on", "").strip() else {}
        return days | ({"known": known.day.isoformat() if known.day else known.asked} if known.asked else {})

    @property
    def is_written_so(self) -> bool:
        """Whether the address holds it so already; empty fields do no harm."""
        given = {name: request.args[name] for name in ("on", "known") if request.args.get(name, "").strip()}
        return bool(self.wrong) or given == self.written


def asked_board(connection: Connection) -> AskedBoard:
    """Read what is asked for; what makes no sense is told in `wrong`, and today or now stand in its place.

    A position that the log has not reached is the last one.
    """
    wrong: dict[str, str] = {}
    on = None
    try:
        on = asked_day("on")
    except InvalidValueError as error:
        wrong["on"] = message(error)
    known = known_then(connection, "known", wrong)
    is_asked = any(request.args.get(name, "").strip() for name in ("on", "known"))
    return AskedBoard(on or PartialDate.of(clock.today()), known, is_asked, wrong)


def known_then(connection: Connection, name: str, wrong: dict[str, str]) -> KnownAt:
    """Read as known when a parameter asks; what makes no sense is told in `wrong`."""
    try:
        found = known_at(connection, request.args.get(name))
    except InvalidValueError as error:
        wrong[name] = message(error)
        found = known_at(connection)
    return replace(found, position=min(found.position, last_position(connection)))
