"""A year of meetings as its page shows it: by body, by month, as a picture, and what it runs into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from babel.dates import get_month_names
from flask_babel import get_locale, gettext, ngettext
from sqlalchemy import Connection

from application.closed_days import closed_days
from application.questions.bodies import CalledBody, body_names
from application.questions.meeting_plans_on_day import PlanOnDay, plans_on_day
from domain.access import Audience
from domain.meetings import MeetingKind
from web.formats import format_day
from web.meeting_plan.clashes import Beside, Clash, beside_year, holiday_language
from web.meeting_plan.meetings import Change, YearMeeting, meetings_of_year
from web.year_wheel import Held, Wheel, wheel_of

NAMED = 12
"""So many lanes the picture has at most: those of the bodies with most meetings."""


@dataclass(frozen=True)
class BodyYear:
    """A body's year: its plan if it has one, and its meetings."""

    body_id: UUID
    body: CalledBody
    plan: PlanOnDay | None
    meetings: Sequence[YearMeeting]

    @property
    def planned(self) -> int:
        """How many meetings there are to be: as many as are wanted, or as are in the calendar and not cancelled."""
        wanted = self.plan.wanted if self.plan else None
        return wanted or sum(not one.cancelled and self._counts(one) for one in self.meetings)

    @property
    def held(self) -> int:
        """How many of them were held."""
        return sum(one.took_place and self._counts(one) for one in self.meetings)

    @property
    def extra(self) -> int:
        """How many extra meetings were held."""
        return sum(one.took_place and one.kind == MeetingKind.EXTRA for one in self.meetings)

    def _counts(self, one: YearMeeting) -> bool:
        """Return whether a meeting is one of those planned: neither extra nor, where there is a plan, added to it."""
        was_added = any(change.what == "added" for change in one.changes)
        return one.kind != MeetingKind.EXTRA and not (was_added and self.plan and self.plan.adoption)

    def next_after(self, on: str) -> YearMeeting | None:
        """Return the first meeting on a day or after it that is still to come."""
        coming = (one for one in self.meetings if one.starts_on >= on and not one.cancelled and not one.took_place)
        return next(coming, None)


@dataclass(frozen=True)
class Year:
    """A year of meetings on a day, as it was known then; `on` is the ISO day."""

    year: int
    on: str
    bodies: Sequence[BodyYear]
    meetings: Sequence[YearMeeting]
    beside: Beside

    @property
    def held(self) -> int:
        """How many meetings were held."""
        return sum(one.took_place for one in self.meetings)

    def of_body(self, body_id: UUID) -> BodyYear | None:
        """Return a body's year, None where there is neither a plan nor a meeting of it."""
        return next((one for one in self.bodies if one.body_id == body_id), None)

    @property
    def months(self) -> list[tuple[str, list[YearMeeting]]]:
        """The meetings by the name of their month."""
        names = get_month_names("wide", locale=get_locale())
        by_month = groupby(self.meetings, key=lambda one: int(one.starts_on[5:7]))
        return [(names[month].capitalize(), list(those)) for month, those in by_month]

    @property
    def clashes(self) -> list[tuple[YearMeeting, list[Clash]]]:
        """The meetings that are still to come with what else is on their days, where there is something."""
        coming = [one for one in self.meetings if one.last_day >= self.on and not one.cancelled and not one.took_place]
        return [(one, found) for one in coming if (found := self.of(one))]

    @property
    def changes(self) -> list[tuple[YearMeeting, Change]]:
        """What became of meetings since plans were adopted, the latest first."""
        found = [(one, change) for one in self.meetings for change in one.changes]
        return sorted(found, key=lambda pair: (pair[1].on, pair[0].starts_on), reverse=True)

    def of(self, one: YearMeeting) -> list[Clash]:
        """Return what else is on the days of a meeting."""
        return self.beside.clashes(one.starts_on, one.ends_on, one.body_id)

    def wheel(self) -> Wheel:
        """Return the year as a picture."""
        names = get_month_names("wide", locale=get_locale())
        short = get_month_names("abbreviated", locale=get_locale())
        months = [names[month] if len(names[month]) <= 5 else short[month].rstrip(".") for month in range(1, 13)]
        most_first = sorted(self.bodies, key=lambda one: (-len(one.meetings), one.body.abbreviation))[:NAMED]
        lanes = {one.body.abbreviation: [_held(each) for each in one.meetings] for one in most_first if one.meetings}
        on = date.fromisoformat(self.on)
        closed = closed_days(self.year, holiday_language())
        return wheel_of(self.year, lanes, months=months, closed=closed, on=on, flag=format_day(self.on))

    def in_the_middle(self) -> list[str]:
        """Return what stands below the year in the picture."""
        meetings = [one for one in self.meetings if not one.cancelled]
        lines = [ngettext("%(num)s meeting", "%(num)s meetings", len(meetings))]
        return [*lines, str(gettext("%(number)s held", number=self.held))] if self.held else lines

    def in_words(self) -> str:
        """Return what the picture tells, for those who do not see it."""
        return "; ".join(
            f"{one.body.name}: {ngettext('%(num)s meeting', '%(num)s meetings', len(one.meetings))}"
            for one in self.bodies
            if one.meetings
        )


def year_of(connection: Connection, year: int, *, on: str, known: int, audience: Audience) -> Year:
    """Return a year of meetings of all bodies, as it stands on a day and was known at a position: a few queries."""
    plans = plans_on_day(connection, year, on, known, audience)
    meetings = meetings_of_year(connection, year, plans, on=on, known=known, audience=audience)
    names: dict[UUID, CalledBody] = {one.body_id: one.body for one in meetings}
    without = [one.view.body_id for one in plans if one.view.body_id not in names]
    names |= body_names(connection, without) if without else {}
    of_body: Mapping[UUID, PlanOnDay] = {one.view.body_id: one for one in plans}
    bodies = [
        BodyYear(body_id, body, of_body.get(body_id), [one for one in meetings if _meets(one, body_id, body)])
        for body_id, body in sorted(names.items(), key=lambda pair: pair[1].abbreviation)
    ]
    return Year(year, on, bodies, meetings, beside_year(connection, year, meetings))


def _meets(one: YearMeeting, body_id: UUID, body: CalledBody) -> bool:
    return one.body_id == body_id or body in one.others


def _held(one: YearMeeting) -> Held:
    first = date.fromisoformat(one.starts_on)
    last = min(date.fromisoformat(one.last_day), date(first.year, 12, 31))
    return Held(first, last, one.look)
