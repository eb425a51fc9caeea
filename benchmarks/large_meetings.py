"""Invented meetings recorded without commands, from planned and convened to minutes signed and published."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from eventsourcing.persistence import Mapper

from application.events.protocol import Recorder
from domain import clock
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.meetings import Meeting, agenda
from domain.references import Claim, meeting_claim

BY = "benchmark"
BODIES, MEETINGS_A_YEAR, ITEMS, MEMBERS = 25, 8, 10, 12
FIRST_YEAR = 2005
PER_COMMIT = 1000
_TEXT = "Rådet ber kommunene følge opp planen for vei og bane i budsjettet for neste år."


def body_id(number: int) -> UUID:
    """Return the id of a body."""
    return UUID(int=(9 << 100) + number)


def a_year() -> int:
    """Return how many meetings there are in a year."""
    return BODIES * MEETINGS_A_YEAR


def record_meetings(recorder: Recorder, mapper: Mapper[UUID], meetings: int) -> int:
    """Record so many meetings, year after year, and return how many events all are."""
    waiting: list[Any] = []
    recorded = 0
    for aggregate in _aggregates(meetings):
        waiting += [mapper.to_stored_event(event) for event in aggregate.collect_events()]
        if len(waiting) >= PER_COMMIT:
            recorder.insert_events(waiting)
            recorded, waiting = recorded + len(waiting), []
    recorder.insert_events(waiting)
    return recorded + len(waiting)


def _aggregates(meetings: int) -> Iterator[ArchiveAggregate]:
    with clock.clock_set_to(_at(date(FIRST_YEAR - 1, 12, 1))):
        for number in range(BODIES):
            yield Body.establish(
                name=f"Utvalg {number}", abbreviation=f"U{number}", kind="political", by=BY, id=body_id(number)
            )
    chance = Random(7)
    for number in range(meetings):
        year, of_year = FIRST_YEAR + number // a_year(), number % a_year()
        # The meetings of a year, one after the other: every body meets once in each round.
        on = date(year, 1, 7) + timedelta(days=of_year * 340 // a_year())
        one = _meeting(f"{year}/{of_year + 1}", of_year % BODIES, of_year // BODIES, on, chance)
        yield one
        yield Claim.on(meeting_claim(one.reference), holder=one.id, by=BY)


def _meeting(reference: str, body: int, turn: int, on: date, chance: Random) -> Meeting:
    """Return a meeting with all that is told of it until its minutes are published."""
    with clock.clock_set_to(_at(on - timedelta(days=30))):
        one = Meeting.plan(
            reference=reference,
            body_id=body_id(body),
            starts_on=on.isoformat(),
            starts_at="09:00",
            ends_at="12:00",
            place="Rådhuset, Prøvdal",
            by=BY,
        )
        for item in range(ITEMS):
            one.set_item(title=f"Sak {item} om vei og bane i {on.year}", recommendation=_TEXT, by=BY)
        first = turn * ITEMS + 1
        numbered = [
            {"item": each.item, "number": f"{first + place}/{on.year}"} for place, each in enumerate(agenda(one.facts))
        ]
        one.arrange(numbered, by=BY)
        one.convene(sent_on=(on - timedelta(days=7)).isoformat(), recipients=["Medlemmene"], by=BY)
        one.publish(by=BY)
    with clock.clock_set_to(_at(on + timedelta(days=1))):
        one.hold(held_on=on.isoformat(), opened_at="09:00", closed_at="11:50", by=BY)
        one.draft_minutes(_minutes(one, chance), drafted_on=on.isoformat(), by=BY)
    with clock.clock_set_to(_at(on + timedelta(days=14))):
        approved = (on + timedelta(days=14)).isoformat()
        one.approve_minutes(approved_on=approved, by=BY)
        one.sign_minutes(signed_on=approved, names=["Leder Ledersen"], by=BY)
        one.publish_minutes(published_on=approved, recipients=["Kontrollutvalget"], by=BY)
    return one


def _minutes(one: Meeting, chance: Random) -> dict[str, Any]:
    attendance = [
        {"key": f"p{number}", "name": f"Medlem {number}", "role": "member", "votes": True}
        | {"presence": "present" if number == 1 or chance.random() > 0.1 else "absent"}
        for number in range(1, MEMBERS + 1)
    ]
    treatment = {"state": "treated", "ballots": [{"method": "unanimous"}], "outcome": "as-recommended", "text": _TEXT}
    treatments = {str(each.item): treatment for each in agenda(one.facts)}
    return {"opened_at": "09:00", "closed_at": "11:50", "attendance": attendance, "treatments": treatments}


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9), ZoneInfo("Europe/Oslo"))
