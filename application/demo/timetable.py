"""When the stories happen: the day each case is opened, the meeting of each decision, and the numbers that follow."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from application.demo import council
from application.demo.calendar import THREE_YEARS, at_work, meeting_days, months_before, planned_day, written_day
from application.demo.content import DecisionPlan, StoryPlan
from application.demo.names import Names, demo_id

_BEFORE_A_MEETING = timedelta(days=7)
"""At least so long after the body before, or the opening, has a body met: papers are sent out a week ahead."""


@dataclass(frozen=True, kw_only=True)
class TimedDecision:
    """A decision with its day, its body's own number (None where papers give none) and its reference."""

    plan: DecisionPlan
    id: UUID
    day: date
    decided_on: str
    number: str | None
    abbreviation: str

    @property
    def reference(self) -> str:
        """As people write it: `RR 23/2025`."""
        return f"{self.abbreviation} {self.number or self.decided_on}"


@dataclass(frozen=True, kw_only=True)
class TimedStory:
    """A case with the moment it is opened, its reference, and its decisions in the order of their meetings."""

    plan: StoryPlan
    id: UUID
    opened: datetime
    reference: str
    decisions: tuple[TimedDecision, ...]


def timetable(stories: Iterable[StoryPlan], names: Names) -> list[TimedStory]:
    """Return the stories in the order in which they are opened, and tell `names` their references."""
    opened = sorted(((_opening(story, names.today), story) for story in stories), key=lambda one: (one[0], one[1].key))
    days = {story.key: list(_meetings(story, moment.date(), names.today)) for moment, story in opened}
    numbers = _item_numbers([story for _, story in opened], days, names.today)
    sequences: Counter[int] = Counter()
    timed = []
    for moment, story in opened:
        if not story.reference:
            sequences[moment.year] += 1
        decisions = (
            _timed(story, place, day, numbers.get((story.key, place)), names)
            for place, day in enumerate(days[story.key])
        )
        one = TimedStory(
            plan=story,
            id=demo_id("case", story.key),
            opened=moment,
            reference=_reference(story, moment, sequences, names),
            decisions=tuple(decisions),
        )
        timed.append(one)
    names.references = _references(timed)
    return timed


def _reference(story: StoryPlan, opened: datetime, sequences: Counter[int], names: Names) -> str:
    if story.reference:
        return names.said(story.reference, names.today)
    return f"{opened.year}/{sequences[opened.year]}"


def _opening(story: StoryPlan, today: date) -> datetime:
    chance = Random(story.key)
    if isinstance(story.opened, str):
        return at_work(planned_day(story.opened, today), chance)
    return at_work(months_before(today, story.opened) - timedelta(days=chance.randrange(2, 20)), chance)


def _meetings(story: StoryPlan, opened: date, today: date) -> Iterator[date]:
    """Yield the day of each decision. Bodies of others in a row meet independently of each other."""
    first_paper = min((one.after for one in story.papers), default=0)
    since = latest = opened + timedelta(days=first_paper)
    met: Counter[str] = Counter()
    for plan in story.decisions:
        if plan.decided_on:
            yield opened + timedelta(days=20)
            continue
        is_ours = council.BODIES[plan.body].kind != "external"
        start = (latest if is_ours else since) + max(_BEFORE_A_MEETING, timedelta(days=plan.delay))
        after = met.get(plan.body, 0)
        day = next(one for one in body_meetings(plan.body, today) if one >= start and one.toordinal() > after)
        met[plan.body], latest = day.toordinal(), max(latest, day)
        since = day if is_ours else since
        yield day


def body_meetings(code: str, today: date) -> list[date]:
    """Return the days a body meets, from three years ago to three years ahead."""
    plan = council.BODIES[code]
    years = range(today.year - THREE_YEARS, today.year + THREE_YEARS + 1)
    begins = planned_day(plan.established or f"-{THREE_YEARS}-01-01", today)
    return [day for day in meeting_days(plan.months, plan.weekday, plan.week, years) if day > begins]


def _item_numbers(
    stories: list[StoryPlan], days: dict[str, list[date]], today: date
) -> dict[tuple[str, int], str | None]:
    """Return the number of each decision, by story and place: each body counts through the meetings of a year."""
    found: dict[tuple[str, int], str | None] = {}
    for code, body in council.BODIES.items():
        meetings = meeting_days(
            body.months, body.weekday, body.week, range(today.year - THREE_YEARS, today.year + THREE_YEARS + 1)
        )
        ours = sorted(
            (days[story.key][place], order, place, story)
            for order, story in enumerate(stories)
            for place, plan in enumerate(story.decisions)
            if plan.body == code and not plan.decided_on
        )
        held: Counter[int] = Counter()
        for day, _, place, story in ours:
            so_far = sum(one.year == day.year and one <= day for one in meetings)
            held[day.year] += 1
            number = body.first_items * so_far + held[day.year]
            wanted = story.decisions[place].item or number
            held[day.year] += max(wanted - number, 0)
            found[story.key, place] = f"{max(wanted, number)}/{day.year}"
    return found


def _timed(story: StoryPlan, place: int, day: date, number: str | None, names: Names) -> TimedDecision:
    plan = story.decisions[place]
    decided_on = written_day(plan.decided_on, names.today) if plan.decided_on else None
    named = date(int(decided_on[:4]), 1, 1) if decided_on else day
    return TimedDecision(
        plan=plan,
        id=demo_id("decision", story.key, str(place)),
        day=day,
        decided_on=decided_on or day.isoformat(),
        number=names.said(plan.number, day) if plan.decided_on and plan.number else number,
        abbreviation=names.abbreviation(plan.body, named),
    )


def _references(timed: list[TimedStory]) -> dict[str, str]:
    """Return the references of cases by key and of decisions by `key.BODY`, the last one of each body."""
    found = {}
    for story in timed:
        found[story.plan.key] = story.reference
        found |= {f"{story.plan.key}.{one.plan.body}": one.reference for one in story.decisions}
    return found
