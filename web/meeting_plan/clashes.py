"""What else is on the days of meetings: public holidays and the days around them, other bodies, municipalities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask_babel import get_locale, gettext
from sqlalchemy import Connection

from application.closed_days import ClosedBecause, ClosedDay, closed_on
from application.office.municipal_calendars import MunicipalMeeting, on_days
from application.questions.organisations import organisation_names
from web.labels import label
from web.meeting_plan.meetings import YearMeeting
from web.municipality.facts import short_name
from web.services import current_services
from web.signed_in import asker

_COLORS = {ClosedBecause.HOLIDAY: "danger", ClosedBecause.EASTER: "danger", ClosedBecause.CHRISTMAS: "danger"}


@dataclass(frozen=True, slots=True)
class Clash:
    """Something else on a day of a meeting; `color` is that of its badge: danger where nobody is at work."""

    color: str
    text: str


@dataclass(frozen=True)
class Beside:
    """What else there is in a year: the meetings of our bodies, and of municipalities with what these are called."""

    ours: Sequence[YearMeeting]
    theirs: Sequence[MunicipalMeeting]
    names: dict[UUID, str]

    def clashes(self, first: str, last: str | None, body_id: UUID) -> list[Clash]:
        """Return what else is on the days from `first` to `last` (ISO) of a body, the gravest first."""
        start = date.fromisoformat(first)
        end = date.fromisoformat(last) if last else start
        days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
        closed = [_closed(why) for day in days if (why := closed_on(day, holiday_language())) is not None]
        return [*dict.fromkeys(closed), *self._ours(first, end.isoformat(), body_id), *self._theirs(first, end)]

    def _ours(self, first: str, last: str, body_id: UUID) -> list[Clash]:
        same_day = [one for one in self.ours if not one.cancelled and one.starts_on <= last and one.last_day >= first]
        elsewhere = [one for one in same_day if one.body_id != body_id]
        return [Clash("warning", " ".join(filter(None, (one.body.name, _at(one.starts_at))))) for one in elsewhere]

    def _theirs(self, first: str, end: date) -> list[Clash]:
        return [
            Clash(
                "warning",
                f"{self.names.get(one.organisation_id, '')}: {one.meeting.title} {_at(one.meeting.starts_at)}".strip(),
            )
            for one in on_days(self.theirs, first, end.isoformat())
        ]


def beside_year(connection: Connection, year: int, ours: Sequence[YearMeeting]) -> Beside:
    """Return what else there is in a year. What municipalities do is told to those who are signed in."""
    if asker().account is None:
        return Beside(ours, (), {})
    theirs = current_services().municipal_calendars.between(f"{year}-01-01", f"{year}-12-31")
    named = organisation_names(connection, sorted({one.organisation_id for one in theirs})) if theirs else {}
    return Beside(ours, theirs, {one: short_name(name) for one, name in named.items()})


def holiday_language() -> str:
    """Return the language that public holidays are named in: the library knows bokmål and English."""
    return "en_US" if str(get_locale()).startswith("en") else "no"


def _closed(why: ClosedDay) -> Clash:
    text = why.name or label("closed-day", why.because)
    return Clash(_COLORS.get(why.because, "warning"), text)


def _at(time: str | None) -> str:
    return str(gettext("at %(time)s", time=time)) if time else ""
