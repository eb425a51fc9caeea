"""Which meetings the list is narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import abort, request
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.norwegian_order import norwegian_key
from application.questions.bodies import CalledBody, body_names
from application.questions.meeting_lists import ListedMeeting, count_meetings, list_meetings, meeting_years
from application.questions.seen import Page
from domain.access import Audience
from domain.meetings import MeetingKind, State
from web.labels import label
from web.narrowed_list import Narrowed
from web.on_and_known import OnAndKnown
from web.pages.history import asked_choice
from web.searching.filters import Chip

TO_COME = "to-come"
"""How the meetings stand that are listed where nothing else is asked for."""


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, with the choices there are: bodies by id, and years, the latest first."""

    values: Mapping[str, str | None]
    bodies: Mapping[UUID, CalledBody]
    years: tuple[int, ...]
    asked: OnAndKnown
    audience: Audience

    @property
    def narrowed(self) -> Narrowed:
        """The list with these filters."""
        return Narrowed("meetings.index", {**self.values, **self.asked.in_address})

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is in force."""
        return any(self.values.values())

    @property
    def state(self) -> str:
        """How those stand that are listed: all of a year that is asked for, else those to come."""
        return self.values["state"] or ("all" if self.values["year"] else TO_COME)

    @property
    def states(self) -> dict[str, str]:
        """How meetings can stand on the day."""
        groups = {"all": str(lazy_gettext("All meetings")), "took-place": label("meeting-group", "took-place")}
        return {TO_COME: label("meeting-group", TO_COME), **groups} | {
            str(one): label("meeting-state", one) for one in State if one != State.HELD
        }

    @property
    def kinds(self) -> dict[str, str]:
        """What kinds of meeting there are."""
        return {str(one): label("meeting-kind", one) for one in MeetingKind}

    @property
    def body_choices(self) -> dict[str, str]:
        """The bodies that meet, by name."""
        ordered = sorted(self.bodies.items(), key=lambda one: norwegian_key(one[1].name))
        return {str(one): called.name for one, called in ordered}

    @property
    def year_choices(self) -> dict[str, str]:
        """The years that there are meetings in."""
        return {str(year): str(year) for year in self.years}

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each a link to the list without it."""
        words = {
            "state": self.states,
            "body": self.body_choices,
            "year": self.year_choices,
            "kind": self.kinds,
        }
        return [
            Chip(words[name].get(value, value), self.narrowed.url(**{name: None}))
            for name, value in self.values.items()
            if value
        ]

    def page(self, connection: Connection, after: str | None, limit: int) -> Page[ListedMeeting]:
        """Return a page of the list."""
        return list_meetings(connection, self.audience, **self._filters, after=after, limit=limit)

    def count(self, connection: Connection) -> int:
        """Return how many there are."""
        return count_meetings(connection, self.audience, **self._filters)

    @property
    def _filters(self) -> dict[str, Any]:
        body, year = self.values["body"], self.values["year"]
        return {
            "on": self.asked.on,
            "known": self.asked.known.position,
            "year": int(year) if year else None,
            "bodies": [UUID(body)] if body else [],
            "state": None if self.state == "all" else self.state,
            "kind": self.values["kind"],
        }


def chosen_meetings(connection: Connection, asked: OnAndKnown, audience: Audience) -> Chosen:
    """Return what the address asks for; 404 for a body that there is not."""
    found = meeting_years(connection, audience)
    wanted = _asked_body()
    bodies = body_names(connection, {*found.bodies, *([wanted] if wanted else ())})
    if wanted is not None and wanted not in bodies:
        abort(404)
    values = {
        "state": asked_choice("state", {**dict.fromkeys((TO_COME, "took-place", "all")), **dict.fromkeys(State)}),
        "body": str(wanted) if wanted else None,
        "year": asked_choice("year", dict.fromkeys(map(str, range(1900, 2200)))),
        "kind": asked_choice("kind", dict.fromkeys(MeetingKind)),
    }
    years = {*found.years, *([int(values["year"])] if values["year"] else ())}
    return Chosen(values, bodies, tuple(sorted(years, reverse=True)), asked, audience)


def _asked_body() -> UUID | None:
    written = request.args.get("body", "").strip()
    if not written:
        return None
    try:
        return UUID(written)
    except ValueError:
        abort(404)
