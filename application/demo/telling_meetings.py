"""Tells of meetings: planned the year before, convened, held, and what became of the minutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.meetings import (
    CancelMeeting,
    MoveMeeting,
    PlanMeeting,
    cancel_meeting,
    move_meeting,
    planned,
)
from application.commands.minutes import (
    HoldMeeting,
    PublishMinutes,
    SignMinutes,
    hold_meeting,
    publish_minutes,
    sign_minutes,
)
from application.commands.numbering import claimed
from application.demo import council
from application.demo.attending import attendance, chair
from application.demo.calendar import at_work, planned_day, workday_before
from application.demo.meeting_days import PLANNED, PlannedItem, TimedMeeting
from application.demo.minutes_told import minutes_told
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.telling_year_plans import YearPlanTeller
from application.demo.timetable import TimedDecision
from domain.meetings import ApprovedHow, Item, Meeting, agenda
from domain.references import item_claim

_CONVENED = timedelta(days=5)
_AFTER_PLANS = timedelta(days=14)
_AFTER_IT_BEGAN = timedelta(days=14)
_PREPARED = timedelta(days=3)
_CIRCULATED = timedelta(days=8)
_IN_MEETING = ("RR", "KDU")
"""Bodies that approve minutes in the meeting after; the others have them sent round."""
_RECIPIENTS = ("Kommunene", "Kontrollutvalgene", "Lokalavisene")


@dataclass(kw_only=True)
class MeetingTeller:
    """Plans all meetings, in the order of their days. `known` are all decisions, by `key BODY`."""

    office: Office
    meetings: list[TimedMeeting]
    known: Mapping[str, TimedDecision]
    _items: dict[UUID, list[int]] = field(default_factory=dict)

    def tell(self) -> None:
        """Plan everything."""
        for year in sorted({one.first_day.year for one in self.meetings}):
            self._tell_year(year)
        for place, meeting in enumerate(self.meetings):
            after = [one for one in self.meetings[place + 1 :] if one.body == meeting.body and not one.title]
            self._tell(meeting, after[0] if after else None)

    def _tell_year(self, year: int) -> None:
        """Plan how the meetings of a year were planned: by plans, and the others after that."""
        plans, first = YearPlanTeller(office=self.office, known=self.known), 1
        ours = sorted((one for one in self.meetings if one.first_day.year == year), key=lambda one: one.first_day)
        for body in PLANNED:
            regular = [one for one in ours if one.body == body and not one.title]
            plans.tell(body, year, regular, first=first)
            first += len(regular)
        found: dict[datetime, dict[str, TimedMeeting]] = defaultdict(dict)
        others = [one for one in ours if one.title or one.body not in PLANNED]
        for number, one in enumerate(others, start=first):
            written = council.BODIES[one.body].established
            day = plans.adopted_on(year) + _AFTER_PLANS
            began = planned_day(written, self.office.names.today) + _AFTER_IT_BEGAN if written else day
            found[at_work(max(day, began), Random(f"plan {year}"))][f"{year}/{number}"] = one
        for moment, numbered in found.items():
            self.office.clockwork.at(moment, partial(self._plan, numbered))

    def _tell(self, meeting: TimedMeeting, following: TimedMeeting | None) -> None:
        clockwork, today = self.office.clockwork, self.office.names.today
        chance = Random(f"meeting {meeting.id}")
        by = chance.choice(self.office.officers)
        about: dict[str, Any] = {"meeting_id": meeting.id, "by": by}
        if meeting.moved:
            moved = at_work(meeting.first_day - timedelta(days=chance.randrange(25, 40)), chance)
            clockwork.at(moved, partial(self._move, meeting, moved, about))
        if meeting.is_cancelled:
            cancelled = at_work(meeting.day - _CONVENED, chance)
            clockwork.at(cancelled, partial(self._cancel, cancelled, about))
            return
        convened = at_work(workday_before(meeting.day - _CONVENED), chance).replace(hour=15)
        clockwork.at(convened, partial(self._convene, meeting, convened, by))
        if convened.date() >= today and following is not None and meeting.day < following.day:
            prepared = at_work(workday_before(today - _PREPARED), chance)
            if self._is_next(meeting):
                clockwork.at(prepared, partial(self._prepare, meeting, by))
        drafted = at_work(meeting.day + timedelta(days=meeting.days + 1), chance)
        if not meeting.has_minutes:
            clockwork.at(drafted, partial(self._hold, meeting, about))
            return
        clockwork.at(drafted, partial(self._draft, meeting, drafted, by))
        in_meeting = following if meeting.body in _IN_MEETING else None
        day = in_meeting.day if in_meeting else meeting.day + _CIRCULATED
        approved = at_work(day + timedelta(days=2) if in_meeting else day, chance).replace(hour=9)
        clockwork.at(approved, partial(self._approve, in_meeting, day, about))
        signed = at_work(approved.date() + timedelta(days=2), chance).replace(hour=10)
        clockwork.at(signed, partial(self._sign, meeting, signed, about))
        published = at_work(signed.date() + timedelta(days=1), chance).replace(hour=12)
        clockwork.at(published, partial(self._publish, published, {**about, "by": self.office.publisher}))

    def _is_next(self, meeting: TimedMeeting) -> bool:
        today = self.office.names.today
        return meeting == next(one for one in self.meetings if one.body == meeting.body and one.day > today)

    def _plan(self, numbered: Mapping[str, TimedMeeting]) -> None:
        """Plan meetings in one recording, and let everybody see them."""
        recorded: list[Any] = []
        for reference, one in numbered.items():
            ends_on = (one.first_day + timedelta(days=one.days)).isoformat() if one.days else None
            command = PlanMeeting(
                meeting_id=one.id,
                body_id=demo_id("body", one.body),
                bodies=tuple(demo_id("body", code) for code in one.bodies),
                kind=one.kind,
                title=one.title,
                starts_on=one.first_day.isoformat(),
                starts_at=one.starts_at,
                ends_on=ends_on,
                ends_at=one.ends_at,
                place=None if one.form == "remote" else one.place,
                form=one.form,
                by=self.office.officers[0],
            )
            meeting, claim = planned(self.office.archive, command, reference)
            meeting.publish(by=self.office.publisher)
            recorded += [meeting, claim]
        self.office.archive.record(*recorded)

    def _move(self, meeting: TimedMeeting, moved: datetime, about: Mapping[str, Any]) -> None:
        when = {"starts_on": meeting.day.isoformat()}
        command = MoveMeeting(when=when, moved_on=_on(moved), reason=meeting.moved or "", **about)
        move_meeting(self.office.archive, command)

    def _cancel(self, cancelled: datetime, about: Mapping[str, Any]) -> None:
        command = CancelMeeting(cancelled_on=_on(cancelled), reason="Ingen saker til behandling", **about)
        cancel_meeting(self.office.archive, command)

    def _prepare(self, told: TimedMeeting, by: str) -> None:
        """Begin the agenda of the next meeting: what is known of some weeks before."""
        meeting = self.office.archive.load(Meeting, told.id)
        self._items[told.id] = [self._set(meeting, told, one, by) for one in told.items if self._is_known(one)]
        self.office.archive.record(meeting)

    def _convene(self, told: TimedMeeting, convened: datetime, by: str) -> None:
        meeting = self.office.archive.load(Meeting, told.id)
        sent = [one for one in told.items if not (one.extra and one.extra.outside_agenda)]
        items = [self._set(meeting, told, one, by) for one in sent]
        claims = self._arrange(meeting, told, zip(items, sent, strict=True), by)
        whom = ("Medlemmene", "Varamedlemmene") if told.body in ("RR", "OU") else ("Deltakerne",)
        meeting.convene(sent_on=_on(convened), recipients=whom, by=by)
        self.office.archive.record(meeting, *claims)

    def _hold(self, told: TimedMeeting, about: Mapping[str, Any]) -> None:
        hold_meeting(self.office.archive, HoldMeeting(held_on=told.day.isoformat(), **about))

    def _draft(self, told: TimedMeeting, drafted: datetime, by: str) -> None:
        """Draft the minutes; what came up in the meeting is put on the agenda first."""
        names, archive = self.office.names, self.office.archive
        meeting = archive.load(Meeting, told.id)
        there = [one for one in told.items if not (one.extra and one.extra.outside_agenda)]
        late = [one for one in told.items if one not in there]
        known = [record.item for record in _agenda(meeting)]
        added = [self._set(meeting, told, one, by) for one in late]
        claims = self._arrange(meeting, told, zip(added, late, strict=True), by) if late else []
        pairs = list(zip([*known, *added], [*there, *late], strict=True))
        rows = attendance(told.body, told.bodies, told.day, names)
        led = chair(told.body, told.day, names)
        led = led if led in {row["name"] for row in rows if row["presence"] == "present"} else None
        meeting.hold(held_on=told.day.isoformat(), opened_at=told.starts_at, closed_at=told.ends_at, by=by)
        minutes = minutes_told(told, pairs, rows, chair=led, names=names)
        meeting.draft_minutes(minutes, drafted_on=_on(drafted), by=by)
        archive.record(meeting, *claims)

    def _approve(self, following: TimedMeeting | None, day: date, about: Mapping[str, Any]) -> None:
        how = ApprovedHow.IN_MEETING if following else ApprovedHow.CIRCULATED
        identity = following.id if following else None
        command = ApproveMinutes(approved_on=day.isoformat(), how=how, approved_in=identity, **about)
        approve_minutes(self.office.archive, command)

    def _sign(self, told: TimedMeeting, signed: datetime, about: Mapping[str, Any]) -> None:
        names = chair(told.body, told.day, self.office.names)
        if names:
            sign_minutes(self.office.archive, SignMinutes(signed_on=_on(signed), names=(names,), **about))

    def _publish(self, published: datetime, about: Mapping[str, Any]) -> None:
        command = PublishMinutes(published_on=_on(published), recipients=_RECIPIENTS, **about)
        publish_minutes(self.office.archive, command)

    def _set(self, meeting: Meeting, told: TimedMeeting, one: PlannedItem, by: str) -> int:
        """Put an item on the agenda, or leave it as it was put there before."""
        names, office = self.office.names, self.office
        title = names.said(one.title, told.day)
        for record in _agenda(meeting):
            if record.title == title:
                return record.item
        plan = one.decided.plan if one.decided else None
        shield = plan.shield if plan else None
        advice = plan.recommendation if plan else one.extra.recommendation if one.extra else None
        papers = office.case_papers.get(one.decided.id) if one.decided else None
        return meeting.set_item(
            title=title,
            item_kind=one.kind,
            public_title=plan.public_title if plan else None,
            case_id=demo_id("case", one.case) if one.case else None,
            recommendation=names.said(advice, told.day) if advice else None,
            papers=[papers] if papers else [],
            closed={"section": f"offl. § {shield.section}", "reason": shield.rule} if shield else None,
            outside_agenda=bool(one.extra and one.extra.outside_agenda),
            by=by,
        )

    def _arrange(
        self, meeting: Meeting, told: TimedMeeting, items: Iterable[tuple[int, PlannedItem]], by: str
    ) -> list[Any]:
        """Give items their numbers; return the claims on them."""
        numbered = [(item, one.number) for item, one in items]
        before = [{"item": one.item, "number": one.number} for one in _agenda(meeting) if one.number]
        meeting.arrange([*before, *({"item": item, "number": number} for item, number in numbered)], by=by)
        short = self.office.names.abbreviation(told.body, told.day)
        return [
            claimed(self.office.archive, item_claim(f"{short} {number}"), meeting.id, by=by)
            for _, number in numbered
            if number
        ]

    def _is_known(self, one: PlannedItem) -> bool:
        return one.case is None or self.office.archive.holds(demo_id("case", one.case))


def _agenda(meeting: Meeting) -> list[Item]:
    return agenda(meeting.facts)


def _on(moment: datetime) -> str:
    return moment.date().isoformat()
