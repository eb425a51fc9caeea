"""The two dates of a page about appointments, as its form shows them and its links lead on with them."""

from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.known import KnownAt, last_position
from web.asked_at import KNOWN, ON, AskedAt, asked_at, shown


@dataclass(frozen=True, slots=True)
class OnAndKnown(AskedAt):
    """What AskedAt says, for pages whose form leads to the address that holds the two as ISO has them."""

    @property
    def asked_on(self) -> bool:
        """Whether a day was asked for."""
        return bool(self.written[ON]) and ON not in self.wrong

    @property
    def is_plain(self) -> bool:
        """Whether it is today as it is known now."""
        return not self.asked_on and self.known.is_now

    @property
    def in_address(self) -> dict[str, str | None]:
        """The two as addresses hold them; None for what was not asked for."""
        return {ON: self.on if self.asked_on else None, KNOWN: self.known.asked or None}

    @property
    def shown(self) -> dict[str, str]:
        """The two as the fields of the form show them: empty for what was not asked for."""
        return shown(self) | ({} if self.written[ON] else {ON: ""})

    def tidy(self, endpoint: str, **more: Any) -> Response | None:
        """Return the way to the address that holds the two as it should, None when that is what was asked for."""
        kept = {name: value for name, value in self.in_address.items() if value}
        asked = {name: request.args[name] for name in (ON, KNOWN) if name in request.args}
        if self.wrong or asked == kept:
            return None
        others = {name: value for name, value in request.args.items() if name not in (ON, KNOWN) and value}
        return redirect(self.address(endpoint, **more, **others))

    def address(self, endpoint: str, **more: Any) -> str:
        """Return the address of a page that is asked the same."""
        values: dict[str, Any] = {**self.in_address, **more}
        return url_for(endpoint, **values)


def asked_on_and_known(connection: Connection) -> OnAndKnown:
    """Return what the address asks for. What is no date is told in `wrong`, and is as if it were not there."""
    at, last = asked_at(connection), last_position(connection)
    known = at.known if at.known.position <= last else KnownAt(last, at.known.asked, at.known.day)
    return OnAndKnown(at.written, at.on, known, at.wrong)
