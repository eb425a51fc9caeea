"""What waits for organisations to be done: seats that are theirs to fill, terms that run out, reports that are due.

Asked for some organisations at once, each together with all that became part of it, by a constant number of queries.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.empty_seats import THEIRS, Vacant, vacant_seats
from application.questions.expiring import ExpiringView, expiring
from application.questions.families import families_of
from application.questions.holdings import shown_people
from application.questions.names_then import names_then
from application.questions.reports import reports_of
from application.questions.seats import SeatView
from domain.intervals import days_after

SOON_DAYS = 180
"""So many days before terms run out and reports are due they are told of: a kommunestyre meets every other month."""

MOST = 200
"""So many terms that run out are told of, the first to do so first."""


class AwaitedKind(StrEnum):
    """What is to be done."""

    FILL = "fill"
    ELECT = "elect"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that waits for an organisation. `due` is the last ISO day for it, None where there is none.

    FILL: the one seat is vacant since the day `since`, None for from the beginning; `person` had it before.
    ELECT: the terms in the seats run out on the day `due`. REPORT: `person` is to tell of the body.
    """

    kind: AwaitedKind
    organisation_id: UUID
    body: BodyView
    seats: tuple[SeatView, ...]
    due: str | None = None
    since: str | None = None
    person_id: UUID | None = None
    person: str | None = None
    appointment_id: UUID | None = None


def awaited_of(
    connection: Connection,
    organisations: Sequence[UUID],
    on: str,
    known: int,
    *,
    within_days: int = SOON_DAYS,
    vacant: Sequence[Vacant] | None = None,
) -> dict[UUID, list[Awaited]]:
    """Return what waits for each organisation on an ISO day, what is due first first: as known at a position.

    Terms that run out are told as they are known now. `vacant` are the empty seats of that day where they are read.
    """
    families = families_of(connection, organisations)
    root = {member: one for one, family in families.items() for member in family}
    vacant = vacant_seats(connection, sorted(root), on, known) if vacant is None else vacant
    end = days_after(on, within_days)
    ending = expiring(connection, on, end, organisations=sorted(root), limit=MOST).items if root else ()
    reports = [
        one
        for one in reports_of(connection, sorted(root), on, known)
        if one.delivered_on is None and one.due_on <= end and one.organisation_id
    ]
    people = {one.person_id for one in reports} | {one.last_person_id for one in vacant if one.last_person_id}
    shown = {one: one for one in people} | shown_people(connection, sorted(people), known)
    names = names_then(connection, set(shown.values()), on, known)
    bodies = bodies_by_id(connection, sorted({one.body_id for one in vacant} | {one.body_id for one in reports}))
    found: dict[UUID, list[Awaited]] = {one: [] for one in organisations}
    for each in vacant:
        if each.theirs and each.seat.organisation_id is not None:
            found[root[each.seat.organisation_id]].append(_to_fill(each, bodies, shown, names))
    for organisation_id, elected in _elections(ending, root).items():
        found[organisation_id] += elected
    for report in reports:
        assert report.organisation_id is not None
        person = shown[report.person_id]
        found[root[report.organisation_id]].append(
            Awaited(
                AwaitedKind.REPORT,
                report.organisation_id,
                bodies[report.body_id],
                (),
                due=report.due_on,
                person_id=person,
                person=names.get(person, ""),
                appointment_id=report.appointment_id,
            )
        )
    return {one: sorted(each, key=_by_due) for one, each in found.items()}


def _to_fill(
    vacant: Vacant, bodies: Mapping[UUID, BodyView], shown: Mapping[UUID, UUID], names: Mapping[UUID, str]
) -> Awaited:
    person = shown[vacant.last_person_id] if vacant.last_person_id else None
    assert vacant.seat.organisation_id is not None
    return Awaited(
        AwaitedKind.FILL,
        vacant.seat.organisation_id,
        bodies[vacant.body_id],
        (vacant.seat,),
        since=vacant.since,
        person_id=person,
        person=names.get(person) if person else None,
        appointment_id=vacant.last_appointment_id,
    )


def _elections(ending: Sequence[ExpiringView], root: Mapping[UUID, UUID]) -> dict[UUID, list[Awaited]]:
    """Return the elections that terms that run out together ask for, by whom they wait for."""
    together: dict[tuple[UUID, UUID, str], list[ExpiringView]] = defaultdict(list)
    for one in ending:
        if one.is_to_be_filled and one.elector in THEIRS and one.organisation_id:
            together[root[one.organisation_id], one.body.id, one.last_day].append(one)
    found: dict[UUID, list[Awaited]] = defaultdict(list)
    for (organisation_id, _, last_day), same in together.items():
        theirs = tuple(one.seat for one in same)
        found[organisation_id].append(Awaited(AwaitedKind.ELECT, organisation_id, same[0].body, theirs, due=last_day))
    return found


def _by_due(one: Awaited) -> tuple[object, ...]:
    kinds = list(AwaitedKind)
    return one.due is None, one.due or "", kinds.index(one.kind), one.body.name, one.since or "", one.person or ""
