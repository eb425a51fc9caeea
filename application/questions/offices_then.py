"""Who voted on a decision and held office, that day, where the case concerns: in a body, or for an organisation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.decisions import decisions_by_id
from application.questions.holdings import HoldingView, holdings_of_people, those_same
from application.questions.names_then import names_then
from application.questions.took_part import TookPart, took_part
from application.registers.directory import bodies, organisations
from domain.access import Audience
from domain.intervals import Interval, days_between


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody held: the body and the organisation by the names of that day. `certain` as in HoldingView."""

    holding: HoldingView
    body: str
    organisation: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class HeldThen:
    """One who took part, and what they held where the case concerns. `person_id` is under whom they are shown.

    Of a name that several people bear, each is one, and so it is told that it may be another.
    """

    who: TookPart
    person_id: UUID
    person: str
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class OfficesThen:
    """The answer. `unknown` are those of whom no person is registered, so that nothing is known of what they held."""

    took_part: tuple[TookPart, ...]
    held: tuple[HeldThen, ...]
    unknown: tuple[TookPart, ...]


def offices_then(
    connection: Connection, decision_id: UUID, audience: Audience, concerned: Sequence[UUID], known: int
) -> OfficesThen:
    """Return who of those that took part held office in the bodies or for the organisations `concerned`, that day.

    To an organisation belong those that became part of it, and the bodies it owns. A date of which only the year or the
    month is known covers all its days: what did not last for all of them is not certain.
    """
    everybody = tuple(took_part(connection, decision_id, audience, known))
    view = decisions_by_id(connection, [decision_id], audience).get(decision_id)
    if view is None or not everybody:
        return OfficesThen((), (), ())
    days = days_between(view.decided_on, view.decided_on)
    same = those_same(connection, [one for who in everybody for one, _ in who.people], known)
    found = holdings_of_people(connection, sorted(same), known, first=days.start, end=days.end)
    within = _within(connection, concerned)
    there = [one for one in found if one.holds and (one.body_id in within or one.organisation_id in within)]
    where = {one for holding in there for one in (holding.body_id, holding.organisation_id) if one}
    called = names_then(connection, where, days.start, known)
    held = [
        HeldThen(who, person_id, name, offices)
        for who in everybody
        for person_id, name in who.people
        if (offices := tuple(_offices(there, same, person_id, days, called)))
    ]
    return OfficesThen(everybody, tuple(held), tuple(one for one in everybody if not one.people))


def offices_of(
    connection: Connection, people: Sequence[UUID], concerned: Sequence[UUID], on: str, known: int
) -> dict[UUID, tuple[Office, ...]]:
    """Return by person what they held on an ISO day in the bodies or for the organisations `concerned`, and theirs.

    Those who held nothing there are left out. A constant number of queries, and one for each step that organisations
    became part of others.
    """
    if not people or not concerned:
        return {}
    days = days_between(on, on)
    same = those_same(connection, people, known)
    within = _within(connection, concerned)
    found = holdings_of_people(connection, sorted(same), known, first=days.start, end=days.end)
    there = [one for one in found if one.holds and (one.body_id in within or one.organisation_id in within)]
    where = {one for holding in there for one in (holding.body_id, holding.organisation_id) if one}
    called = names_then(connection, where, days.start, known)
    told = {one: tuple(_offices(there, same, same.get(one, one), days, called)) for one in people}
    return {one: offices for one, offices in told.items() if offices}


def _offices(
    there: Iterable[HoldingView], same: dict[UUID, UUID], person_id: UUID, days: Interval, called: dict[UUID, str]
) -> Iterable[Office]:
    """Yield what one held: of one appointment that was otherwise on some of the days, what it was on the first."""
    seen: set[UUID] = set()
    for one in there:
        if same[one.person_id] != person_id or one.appointment_id in seen:
            continue
        seen.add(one.appointment_id)
        whole = one.valid_from <= days.start and one.valid_to >= days.end
        sender = called[one.organisation_id] if one.organisation_id else None
        yield Office(one, called[one.body_id], sender, one.certain and whole)


def _within(connection: Connection, concerned: Sequence[UUID]) -> set[UUID]:
    """Return the bodies and organisations meant: with an organisation all that became part of it, and their bodies."""
    found = [one.hex for one in concerned]
    fresh = found
    while fresh:
        merged = select(organisations.c.id).where(organisations.c.merged_into.in_(fresh))
        fresh = [one for one in connection.execute(merged).scalars() if one not in found]
        found = [*found, *fresh]
    owned = connection.execute(select(bodies.c.id).where(bodies.c.owner_id.in_(found))).scalars()
    return {UUID(one) for one in (*found, *owned)}
