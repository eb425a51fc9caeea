"""When the council's bodies meet in the demo archive, what is on each agenda, and which numbers the items have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from application.commands.meeting_plans_adopted import meeting_of_date
from application.demo import council
from application.demo.calendar import months_before, workday, written_day
from application.demo.met import ExtraItem, SpecialMeeting, met
from application.demo.names import demo_id
from application.demo.plan_days import agreed_day
from application.demo.timetable import TimedDecision, TimedStory, body_meetings
from domain.meetings import ItemKind, MeetingForm, MeetingKind

BODIES = ("RR", "OU", "KDU", "NN", "KMN")
"""Whose meetings are told, by code."""
PLANNED = ("RR", "OU", "KDU")
"""Those of them with a plan of each year."""
_ADOPTION = 2 + 1 + len(council.MUNICIPALITIES) + 1
"""The number of the event by which a plan is adopted: begun and proposed, sent, answered by each."""
_AT_LEAST_MONTHS = 18
"""So far back at least, from the beginning of a year."""
_HOURS = {"RR": ("09:00", "14:00"), "OU": ("09:00", "12:00"), "KDU": ("08:30", "11:30")}
_NETWORK_HOURS = ("12:00", "15:00")
_INFORMED = 2
_CONVENED = timedelta(days=12)
"""A case is opened so long before the meeting at least."""

Told = tuple[TimedDecision, TimedStory]


@dataclass(frozen=True, kw_only=True)
class PlannedItem:
    """An item of an agenda: what became of it is told by a decision, or by a plan of its own; else it was heard."""

    title: str
    kind: str = ItemKind.INFORMATION
    number: str | None = None
    case: str | None = None
    decided: TimedDecision | None = None
    extra: ExtraItem | None = None


@dataclass(frozen=True, kw_only=True)
class TimedMeeting:
    """A meeting: `first_day` is when it was planned to be, before it was `moved`."""

    id: UUID
    body: str
    day: date
    first_day: date
    starts_at: str
    ends_at: str | None
    place: str
    items: tuple[PlannedItem, ...]
    kind: str = MeetingKind.ORDINARY
    form: str = MeetingForm.IN_PERSON
    title: str | None = None
    bodies: tuple[str, ...] = ()
    days: int = 0
    has_minutes: bool = True
    moved: str | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody met: the directors meet only when there is something to decide."""
        return self.body == "KDU" and all(one.decided is None for one in self.items)


def timed_meetings(stories: Iterable[TimedStory], today: date) -> list[TimedMeeting]:
    """Return the meetings of two years and the next, by day."""
    told = list(stories)
    cases = {story.plan.key: story.opened.date() + _CONVENED for story in told}
    decided: dict[tuple[str, date], list[Told]] = defaultdict(list)
    for story in told:
        for one in story.decisions:
            if not one.plan.decided_on:
                decided[one.plan.body, one.day].append((one, story))
    since = date(months_before(today, _AT_LEAST_MONTHS).year, 1, 1)
    last = date(today.year + 1, 12, 31)
    left_over: dict[str, str] = {}
    regular = [
        meeting
        for body in BODIES
        for meeting in _regular(body, decided, cases, today, left_over)
        if since <= meeting.day <= last
    ]
    special = [_special(one, today, left_over, cases) for one in met().meeting]
    return sorted([*regular, *special], key=lambda one: (one.day, BODIES.index(one.body), one.starts_at))


def plan_of(body: str, year: int) -> UUID:
    """Return the id of a body's plan of a year."""
    return demo_id("meeting-plan", body, str(year))


def _id(body: str, day: date, number: int) -> UUID:
    """Return the id of the meeting that is the `number`th of a body's in its year."""
    if body in PLANNED:
        return meeting_of_date(plan_of(body, day.year), str(number), _ADOPTION)
    return demo_id("meeting", body, day.isoformat())


def _regular(
    body: str,
    decided: Mapping[tuple[str, date], list[Told]],
    cases: Mapping[str, date],
    today: date,
    left_over: dict[str, str],
) -> Iterator[TimedMeeting]:
    """Yield the meetings of a body; numbers of its first items that are used by none are put in `left_over`."""
    first_items, year, so_far, held = council.BODIES[body].first_items, 0, 0, 0
    extras = {_month(one.at, today): one for one in met().item if one.case in cases}
    moves = {_month(one["at"], today): one for one in met().moved}
    taken = {_month(item.number_of, today) for one in met().meeting for item in one.item}
    for day in body_meetings(body, today):
        if day.year != year:
            year, so_far, held = day.year, 0, 0
        numbers = [f"{first_items * so_far + held + place + 1}/{year}" for place in range(first_items)]
        so_far += 1
        at = f"{body} {day.isoformat()[:7]}"
        ours = sorted(decided.get((body, day), ()), key=lambda one: int(str(one[0].number).partition("/")[0]))
        if ours:
            held = int(str(ours[-1][0].number).partition("/")[0]) - first_items * so_far
        move, extra = moves.get(at), extras.get(at)
        extra = extra if extra and cases[extra.case] <= day else None
        if len(numbers) > 1 and (extra or at in taken):
            left_over[at] = numbers.pop()
        starts_at, ends_at = _HOURS.get(body, _NETWORK_HOURS)
        chance = Random(f"agenda {body} {day}")
        yield TimedMeeting(
            id=_id(body, day, so_far),
            body=body,
            day=day,
            first_day=day - timedelta(days=move["days"]) if move else day,
            moved=move["reason"] if move else None,
            starts_at=starts_at,
            ends_at=ends_at,
            place=met().places[chance.randrange(len(met().places))],
            items=tuple(_items(body, numbers, ours, _numbered(extra, left_over.get(at)), chance)),
        )


def _items(
    body: str,
    numbers: list[str],
    ours: list[Told],
    extra: PlannedItem | None,
    chance: Random,
) -> Iterator[PlannedItem]:
    titles = (
        ["Godkjenning av innkalling, saksliste og protokoll fra forrige møte"]
        if len(numbers) == 1
        else ["Godkjenning av innkalling og saksliste", "Godkjenning av protokoll fra forrige møte"]
    )
    for number, title in zip(numbers, titles, strict=False):
        yield PlannedItem(title=title, kind=ItemKind.APPROVAL, number=number)
    if extra:
        yield extra
    for one, story in ours:
        title = one.plan.title or story.plan.title
        yield PlannedItem(title=title, kind=ItemKind.DECISION, number=one.number, case=story.plan.key, decided=one)
    for place, title in enumerate(chance.sample(met().informed, _INFORMED)):
        yield PlannedItem(title=title, kind=ItemKind.REPORT if place else ItemKind.INFORMATION)
    if body == "RR":
        yield PlannedItem(title=met().question, kind=ItemKind.QUESTION)
    if body in ("RR", "OU"):
        yield PlannedItem(title="Eventuelt", kind=ItemKind.OTHER_BUSINESS)


def _special(
    plan: SpecialMeeting, today: date, left_over: Mapping[str, str], cases: Mapping[str, date]
) -> TimedMeeting:
    day = workday(date.fromisoformat(agreed_day(plan.day, today, {})))
    numbered = [
        _numbered(one, left_over.get(_month(one.number_of, today)))
        for one in plan.item
        if one.case in cases and cases[one.case] <= day
    ]
    return TimedMeeting(
        id=demo_id("meeting", plan.key),
        body=plan.body,
        day=day,
        first_day=day,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place,
        items=(
            *(one for one in numbered if one),
            *(PlannedItem(title=title) for title in plan.items),
        ),
        kind=plan.kind,
        form=plan.form,
        title=plan.title,
        bodies=plan.bodies,
        days=plan.days,
        has_minutes=plan.minutes,
    )


def _numbered(extra: ExtraItem | None, number: str | None) -> PlannedItem | None:
    if extra is None or number is None:
        return None
    return PlannedItem(title=extra.title, kind=extra.kind, number=number, case=extra.case, extra=extra)


def _month(written: str, today: date) -> str:
    """Return the body and month of a regular meeting: `RR 2025-10` of `RR -1-10`."""
    body, _, month = written.partition(" ")
    return f"{body} {written_day(month, today)}" if month else ""
