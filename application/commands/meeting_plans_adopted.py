"""Adopting a meeting plan: each of its dates becomes a meeting, in the same recording."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from application.commands.meetings import PlanMeeting, planned
from application.commands.numbering import first_free
from domain import clock
from domain.base import ArchiveAggregate
from domain.meeting_plans import MeetingPlan, PlanRecord, dates_of
from domain.meetings import Meeting, Standing, State, standing_on
from domain.recorded import records_of
from domain.references import CaseReference


@dataclass(frozen=True, kw_only=True)
class AdoptMeetingPlan:
    """Adopt a plan with the dates it has; without an `adopted_on` on the day of the decision it rests on.

    With `publish` the plan and its meetings are public at once; they are when the plan is already. Meetings get the
    next free numbers of the year from `next_sequence` on.
    """

    plan_id: UUID
    by: str
    adopted_on: str | None = None
    note: str | None = None
    basis: Basis = None
    publish: bool = False
    next_sequence: int = 1
    expected_version: int | None = None


def adopt_meeting_plan(archive: Archive, command: AdoptMeetingPlan) -> int | None:
    """Adopt a plan and plan its meetings, in one recording. NoDatesError, PlanAdoptedError, UnknownRecordError."""

    def attempt(first: int) -> int | None:
        plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
        require_basis(archive, command.basis)
        day = decided(archive, command.basis, command.adopted_on)
        plan.adopt(adopted_on=day, note=command.note, basis=command.basis, by=command.by)
        if command.publish and not plan.is_published:
            plan.publish(by=command.by)
        return archive.record(plan, *_meetings(archive, plan, first, by=command.by))

    return first_free(command.next_sequence, attempt)


def meeting_of_date(plan_id: UUID, key: str, adoption: int) -> UUID:
    """Return the id of the meeting that a date of a plan became by the adoption that its event number tells."""
    return uuid5(plan_id, f"{key} {adoption}")


def meetings_of_adoption(archive: Archive, plan: MeetingPlan, adoption: int) -> list[Meeting]:
    """Return the meetings that an adoption planned and that are still to come."""
    ids = [meeting_of_date(plan.id, one["key"], adoption) for one in dates_of(plan.facts)]
    found = [archive.load(Meeting, one) for one in ids if archive.holds(one)]
    today = clock.today().isoformat()
    return [one for one in found if _is_to_come(standing_on(one.facts, today))]


def _meetings(archive: Archive, plan: MeetingPlan, first: int, *, by: str) -> list[ArchiveAggregate]:
    found: list[ArchiveAggregate] = []
    adoption = next(number for number, _ in records_of(plan.facts, PlanRecord.ADOPTED))
    for number, one in enumerate(dates_of(plan.facts)):
        told: dict[str, Any] = {name: value for name, value in one.items() if name != "key"}
        command = PlanMeeting(
            meeting_id=meeting_of_date(plan.id, one["key"], adoption),
            body_id=UUID(plan.facts["body_id"]),
            plan_id=plan.id,
            by=by,
            **told,
        )
        meeting, claim = planned(archive, command, str(CaseReference(plan.facts["year"], first + number)))
        if plan.is_published and not plan.hides_content:
            meeting.publish(by=by)
        found += [meeting, claim]
    return found


def _is_to_come(standing: Standing | None) -> bool:
    return standing is not None and standing.state in (State.PLANNED, State.CONVENED)
