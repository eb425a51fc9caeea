"""What old minutes name that the archive knows: the body, people, cases, and decisions that are there already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import BodyView, all_bodies
from application.questions.cases import CaseView, case_by_reference
from application.questions.decisions import DecisionView, decision_by_slug
from application.questions.known import last_position
from application.questions.lookups import cases_named
from application.questions.meeting_lists import meetings_between
from application.questions.meetings import MeetingView
from application.questions.people_alike import AlikePerson, alike_to_names
from domain import clock
from domain.access import Audience
from domain.person_names import Likeness
from domain.references import slug
from search.proposals.minutes.found import Item, MinutesProposals

_NUMBER = re.compile(r"(?<!\d)(\d{1,5})\s*[/-]\s*(\d{4}|\d{2})([a-z])?(?![\d])", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Matched:
    """What the archive knows of what minutes name. Items are by their place, from 1."""

    body: BodyView | None = None
    people: Mapping[str, Sequence[AlikePerson]] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    cases: Mapping[int, CaseView | UUID] = field(default_factory=dict)
    decisions: Mapping[int, DecisionView] = field(default_factory=dict)
    meetings: Sequence[MeetingView] = ()
    """Meetings of the body on the day."""
    present: Sequence[str] = ()
    """The names of those in the attendance."""

    def person(self, name: str) -> AlikePerson | None:
        """Return the only one who is called so."""
        same = [one for one in self.people.get(name, ()) if set(one.reasons) <= {Likeness.SAME}]
        return same[0] if len(same) == 1 else None


def matched(connection: Connection, found: MinutesProposals) -> Matched:
    """Return what the archive knows; for those who see everything."""
    told = found.head.body
    body = next(
        (known for one in (told.best, *told.others) if one and (known := body_called(connection, one.value))), None
    )
    numbers = numbers_of(found.items)
    decisions = _decisions(connection, body, numbers)
    cases: dict[int, CaseView | UUID] = {place: one.case_id for place, one in decisions.items() if one.case_id}
    for place, item in enumerate(found.items, 1):
        if place not in cases and (case := _case(connection, item)):
            cases[place] = case
    return Matched(
        body,
        alike_to_names(connection, [one.name for one in found.attendance]),
        numbers,
        cases,
        decisions,
        _meetings(connection, body, found.head.date.value),
        [one.name for one in found.attendance],
    )


def body_called(connection: Connection, written: str) -> BodyView | None:
    """Return the body that is or was called so, or whose name alone stands in what is written."""
    wanted = " ".join(written.casefold().split())
    bodies = [(one, {called.casefold() for called in _called(one)}) for one in all_bodies(connection)]
    exact = [one for one, called in bodies if wanted in called]
    if exact:
        return exact[0]
    within = [
        (len(name), one)
        for one, called in bodies
        for name in called
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", wanted)
    ]
    longest = max((length for length, _ in within), default=0)
    those = {one.id: one for length, one in within if length == longest}
    return next(iter(those.values())) if len(those) == 1 else None


def numbers_of(items: Sequence[Item]) -> dict[int, str]:
    """Return the numbers of items as the archive writes them, by place; of two that are alike the first has it.

    One without a year (`Sak 2`) is a number within the meeting, and none of the body.
    """
    found: dict[int, str] = {}
    for place, item in enumerate(items, 1):
        match = _NUMBER.search(item.number.value)
        if match is None:
            continue
        year = match[2] if len(match[2]) == 4 else f"{'20' if int(match[2]) < 70 else '19'}{match[2]}"
        number = f"{int(match[1])}/{year}{(match[3] or '').lower()}"
        if number not in found.values() and int(match[1]):
            found[place] = number
    return found


def _called(body: BodyView) -> list[str]:
    names = [(body.name, body.abbreviation), *((one.name, one.abbreviation or "") for one in body.names)]
    return [" ".join(written.split()) for pair in names for written in pair if written]


def _decisions(connection: Connection, body: BodyView | None, numbers: Mapping[int, str]) -> dict[int, DecisionView]:
    if body is None:
        return {}
    called = dict.fromkeys([body.abbreviation, *(one.abbreviation for one in body.names if one.abbreviation)])
    found: dict[int, DecisionView] = {}
    for place, number in numbers.items():
        known = (decision_by_slug(connection, slug(f"{one} {number}"), Audience.OFFICER) for one in called)
        if decision := next((one for one in known if one is not None), None):
            found[place] = decision
    return found


def _case(connection: Connection, item: Item) -> CaseView | UUID | None:
    """Return the case that an item names by its number, or that has its title."""
    if item.case_reference and (case := case_by_reference(connection, item.case_reference, Audience.OFFICER)):
        return case
    title = item.title.value.strip()
    alike = cases_named(connection, title, Audience.OFFICER) if title else []
    same = [one for one in alike if one.title.casefold() == title.casefold()]
    return same[0].id if len(same) == 1 else None


def _meetings(connection: Connection, body: BodyView | None, day: str) -> list[MeetingView]:
    if body is None or not day:
        return []
    on, known = clock.today().isoformat(), last_position(connection)
    there = meetings_between(connection, Audience.OFFICER, day, day, on=on, known=known)
    return [one.meeting for one in there if one.meeting.body_id == body.id]
