"""The meetings of a year, of all bodies or of one: those that are planned, and dates that are only proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import CalledBody, body_names
from application.questions.meeting_facts import facts_of_meetings
from application.questions.meeting_lists import ListedMeeting, meetings_between
from application.questions.meeting_plans_on_day import PlannedDate, PlanOnDay
from application.questions.meetings import bodies_of
from application.registers.columns import office_day_of
from domain.access import Audience
from domain.intervals import first_day
from domain.meeting_plans import PlanState
from domain.meetings import TOOK_PLACE, RecordKind, State
from domain.recorded import records_of
from web.addresses import meeting_address

PROPOSED = "proposed"
"""The state of a date that is only proposed; those of meetings are of domain/meetings."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a meeting since the plan was adopted: `what` is `moved`, `cancelled` or `added`.

    `before` is the day it was on until then, and `place_before` where, if that is another now.
    """

    what: str
    on: str
    reason: str | None
    before: str | None = None
    place_before: str | None = None


@dataclass(frozen=True, slots=True)
class YearMeeting:
    """A meeting of a year, or a date that is proposed for one. `others` are the bodies that meet with it."""

    body_id: UUID
    body: CalledBody
    others: Sequence[CalledBody]
    meeting_id: UUID | None
    starts_on: str
    ends_on: str | None
    starts_at: str | None
    ends_at: str | None
    place: str | None
    kind: str
    title: str | None
    state: str
    moved: bool
    url: str | None
    changes: Sequence[Change]
    sequence: int = 0
    """How many times it was changed, for calendars."""

    @property
    def last_day(self) -> str:
        """Its last day."""
        return self.ends_on or self.starts_on

    @property
    def took_place(self) -> bool:
        """Whether it was held."""
        return self.state in TOOK_PLACE

    def is_untold(self, on: str) -> bool:
        """Return whether it is past on an ISO day, and nobody has recorded whether it was held."""
        return self.meeting_id is not None and self.last_day < on and not self.took_place and not self.cancelled

    @property
    def cancelled(self) -> bool:
        """Whether nobody meets."""
        return self.state == State.CANCELLED

    @property
    def look(self) -> str:
        """How the picture of the year shows it."""
        if self.took_place:
            return "held"
        if self.state in (PROPOSED, State.CANCELLED):
            return self.state
        return "moved" if self.moved else str(self.state)

    @property
    def times(self) -> str | None:
        """From when to when, `09:00–11:30`."""
        return "–".join(filter(None, (self.starts_at, self.ends_at))) or None


def meetings_of_year(
    connection: Connection,
    year: int,
    plans: Sequence[PlanOnDay],
    *,
    on: str,
    known: int,
    audience: Audience,
    body_id: UUID | None = None,
) -> list[YearMeeting]:
    """Return the meetings of a year in order, as they stand on a day and were known at a position: a few queries.

    Dates of plans stand there until the plan is adopted; then its meetings do.
    """
    listed = meetings_between(connection, audience, f"{year}-01-01", f"{year}-12-31", on=on, known=known)
    changed = [
        one.meeting.id for one in listed if one.meeting.sees_content and (one.moved or one.state == State.CANCELLED)
    ]
    facts = facts_of_meetings(connection, changed, known, audience) if changed else {}
    together = bodies_of(connection, [one.meeting.id for one in listed], known) if listed else {}
    bodies = {one.view.body_id for one in plans} | {one.meeting.body_id for one in listed}
    names = body_names(connection, bodies | {other for each in together.values() for other in each})
    adopted = {one.view.body_id for one in plans if one.adoption}
    planned = {one.meeting.plan_id for one in listed if one.meeting.plan_id}
    found = [
        _meeting(
            one, together.get(one.meeting.id, ()), facts.get(one.meeting.id), names, one.meeting.body_id in adopted, on
        )
        for one in listed
    ]
    found += [_date(one, date, names) for one in plans if one.view.id not in planned for date in _shown(one)]
    if body_id is not None:
        found = [one for one in found if body_id == one.body_id or _meets_too(one, names.get(body_id))]
    return sorted(found, key=lambda one: (one.starts_on, one.starts_at or "", one.body.abbreviation))


def _shown(plan: PlanOnDay) -> Sequence[PlannedDate]:
    return plan.dates if plan.state != PlanState.BEGUN else ()


def _meets_too(one: YearMeeting, body: CalledBody | None) -> bool:
    return body is not None and body in one.others


def _meeting(
    one: ListedMeeting,
    bodies: Iterable[UUID],
    facts: Mapping[str, Any] | None,
    names: Mapping[UUID, CalledBody],
    is_adopted: bool,
    on: str,
) -> YearMeeting:
    view = one.meeting
    changes = list(_changes(facts, on)) if facts else []
    if is_adopted and view.plan_id is None:
        changes.insert(0, Change("added", office_day_of(view.registered_at), None))
    return YearMeeting(
        body_id=view.body_id,
        body=names.get(view.body_id, _UNKNOWN),
        others=[names[other] for other in bodies if other in names and other != view.body_id],
        meeting_id=view.id,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        place=one.place if view.sees_content else None,
        kind=view.kind,
        title=view.title,
        state=one.state,
        moved=one.moved,
        url=meeting_address(view.reference),
        changes=changes,
        sequence=len(changes),
    )


def _changes(facts: Mapping[str, Any], on: str) -> Iterable[Change]:
    """Yield how a meeting was moved and cancelled until a day, in order."""
    day, place = facts["starts_on"], facts["place"]
    for _, one in records_of(facts, RecordKind.MOVED, RecordKind.CANCELLED):
        when = one["moved_on"] if one["kind"] == RecordKind.MOVED else one["cancelled_on"]
        if first_day(when) > on:
            continue
        if one["kind"] == RecordKind.CANCELLED:
            yield Change("cancelled", when, one["reason"])
            continue
        yield Change("moved", when, one["reason"], day, place if one["place"] != place else None)
        day, place = one["starts_on"], one["place"]


def _date(plan: PlanOnDay, date: PlannedDate, names: Mapping[UUID, CalledBody]) -> YearMeeting:
    return YearMeeting(
        body_id=plan.view.body_id,
        body=names.get(plan.view.body_id, _UNKNOWN),
        others=(),
        meeting_id=None,
        starts_on=date.starts_on,
        ends_on=date.ends_on,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        place=date.place,
        kind=date.kind,
        title=date.title,
        state=State.PLANNED if plan.adoption else PROPOSED,
        moved=False,
        url=None,
        changes=(),
    )


_UNKNOWN = CalledBody("", "")
