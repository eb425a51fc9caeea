"""Tells of the meeting plans of the council's own bodies: proposed, sent, answered, and adopted by the executive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from application.commands.meeting_plans import (
    BeginMeetingPlan,
    ReplyToMeetingPlan,
    SendMeetingPlan,
    begin_meeting_plan,
    reply_to_meeting_plan,
    send_meeting_plan,
)
from application.commands.meeting_plans_adopted import AdoptMeetingPlan, adopt_meeting_plan
from application.demo import council
from application.demo.calendar import at_work
from application.demo.meeting_days import TimedMeeting, plan_of
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.timetable import TimedDecision

_DECISIONS = ("moteplan OU", "moteplan2 OU")
_WITHOUT_ONE = (10, 28)
"""Month and day of the year before when a plan was adopted of which no decision is told."""
_PROPOSED, _SENT, _ANSWERED, _RECORDED = (timedelta(days=days) for days in (60, 55, 30, 8))
_DOES_NOT_FIT = "Vi har kommunestyre to av dagene, men finner ut av det."


@dataclass(kw_only=True)
class YearPlanTeller:
    """Plans what becomes of a body's plan of one year. `known` are all decisions, by `key BODY`."""

    office: Office
    known: Mapping[str, TimedDecision]

    def adopted_on(self, year: int) -> date:
        """Return when the plans of a year were adopted."""
        decided = self._decided(year)
        return decided.day if decided else date(year - 1, *_WITHOUT_ONE)

    def tell(self, body: str, year: int, meetings: list[TimedMeeting], *, first: int) -> None:
        """Plan everything; `first` is the number of its first meeting among those of the year."""
        clockwork, archive, day = self.office.clockwork, self.office.archive, self.adopted_on(year)
        chance = Random(f"meeting-plan {body} {year}")
        about: dict[str, Any] = {"plan_id": plan_of(body, year), "by": self.office.officers[0]}
        proposed = day - _PROPOSED
        begun = BeginMeetingPlan(
            body_id=demo_id("body", body),
            year=year,
            wanted=len(meetings),
            dates=tuple(_date(one, str(key)) for key, one in enumerate(meetings, start=1)),
            proposed_on=proposed.isoformat(),
            **about,
        )
        clockwork.at(at_work(proposed, chance), partial(begin_meeting_plan, archive, begun))
        sent = SendMeetingPlan(
            organisations=tuple(demo_id("organisation", code) for code in council.MUNICIPALITIES),
            sent_on=(day - _SENT).isoformat(),
            **about,
        )
        clockwork.at(at_work(day - _SENT, chance), partial(send_meeting_plan, archive, sent))
        for place, code in enumerate(council.MUNICIPALITIES):
            replied = day - _ANSWERED + timedelta(days=place)
            answer = ReplyToMeetingPlan(
                organisation_id=demo_id("organisation", code),
                fits=code != "TEN",
                note=_DOES_NOT_FIT if code == "TEN" else None,
                replied_on=replied.isoformat(),
                **about,
            )
            clockwork.at(at_work(replied, chance), partial(reply_to_meeting_plan, archive, answer))
        adopted = AdoptMeetingPlan(
            adopted_on=day.isoformat(), basis=self._basis(year), publish=True, next_sequence=first, **about
        )
        clockwork.at(at_work(day + _RECORDED, chance), partial(adopt_meeting_plan, archive, adopted))

    def _decided(self, year: int) -> TimedDecision | None:
        told = [self.known[key] for key in _DECISIONS if key in self.known]
        return next((one for one in told if one.day.year == year - 1), None)

    def _basis(self, year: int) -> dict[str, Any]:
        decided = self._decided(year)
        if decided:
            return {"kind": "decision", "decision_id": decided.id}
        day = self.adopted_on(year)
        return {
            "kind": "other",
            "authority": self.office.names.body("OU", day),
            "organisation_id": demo_id("organisation", council.COUNCIL),
            "reference": f"Protokoll {day.day:02}.{day.month:02}.{day.year}",
            "decided_on": day.isoformat(),
        }


def _date(one: TimedMeeting, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "starts_on": one.first_day.isoformat(),
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "place": one.place,
    }
