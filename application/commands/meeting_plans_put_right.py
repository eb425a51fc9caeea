"""Putting right what is recorded about meeting plans: facts corrected, records taken back, plans withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.meeting_plans_adopted import meetings_of_adoption
from application.commands.putting_right import Correction, RegisteredByMistake, TakingBack, corrected
from domain.meeting_plans import MeetingPlan, PlanRecord
from domain.organisations import Organisation
from domain.references import Claim, planned_year_claim


@dataclass(frozen=True, kw_only=True)
class CorrectMeetingPlan(Correction):
    """Put facts of a meeting plan right, or of what its event number `number` recorded."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackMeetingPlanRecord(TakingBack):
    """Say that what its event number `number` recorded did not happen."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawMeetingPlan(RegisteredByMistake):
    """Say that a meeting plan was registered by mistake."""

    plan_id: UUID


def correct_meeting_plan(archive: Archive, command: CorrectMeetingPlan) -> int | None:
    """Put facts of a plan right, for a reason. UnknownRecordError."""
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    told = corrected(plan, command)
    if "basis" in command.changes:
        require_basis(archive, told["basis"])
    if "organisation_id" in command.changes:
        archive.require(Organisation, UUID(told["organisation_id"]), field="organisation")
    for one in told["organisations"] if "organisations" in command.changes else ():
        archive.require(Organisation, UUID(one), field="organisations")
    return archive.record(plan)


def take_back_meeting_plan_record(archive: Archive, command: TakeBackMeetingPlanRecord) -> int | None:
    """Say that something recorded about a plan did not happen.

    With an adoption go the meetings that it planned and that are still to come: they were registered by mistake.
    """
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    record = plan.facts["records"].get(str(command.number))
    is_adoption = record is not None and record["kind"] == PlanRecord.ADOPTED
    meetings = meetings_of_adoption(archive, plan, command.number) if is_adoption else []
    plan.take_back(command.number, reason=command.reason, by=command.by)
    for one in meetings:
        one.withdraw(reason=command.reason, by=command.by)
    return archive.record(plan, *meetings)


def withdraw_meeting_plan(archive: Archive, command: WithdrawMeetingPlan) -> int | None:
    """Say that a plan was registered by mistake: another may be made of the year. RegisteredByMistakeError."""
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    plan.withdraw(reason=command.reason, by=command.by)
    year = archive.load(Claim, Claim.id_of(planned_year_claim(UUID(plan.facts["body_id"]), plan.facts["year"])))
    year.release(by=command.by)
    return archive.record(plan, year)
