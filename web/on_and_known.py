"""The two dates of a page about appointments, as its form shows them and its links lead on with them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

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

    @property
    def kept(self) -> dict[str, str]:
        """The two as the address should hold them, without those that were not asked for."""
        return {name: value for name, value in self.in_address.items() if value}

    @property
    def is_tidy(self) -> bool:
        """Whether the address holds them so already, or they make no sense; empty fields do no harm."""
        given = {name: request.args[name] for name in (ON, KNOWN) if request.args.get(name, "").strip()}
        return bool(self.wrong) or given == self.kept

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return date.fromisoformat(self.on)

    def tidy(self, endpoint: str, **more: Any) -> Response | None:
        """Return the way to the address that holds the two as it should, None when that is what was asked for."""
        if self.is_tidy:
            return None
        others = {name: value for name, value in request.args.items() if name not in (ON, KNOWN) and value}
        return redirect(self.address(endpoint, **more, **others))

    def address(self, endpoint: str, **more: Any) -> str:
        """Return the address of a page that is asked the same."""
        values: dict[str, Any] = {**self.in_address, **more}
        return url_for(endpoint, **values)


def asked_on_and_known(connection: Connection) -> OnAndKnown:
    """Return what the address asks for. What is no date is told in `wrong`, and is as if it were not there."""
    at = asked_at(connection)
    return OnAndKnown(at.written, at.on, at.known, at.wrong)
