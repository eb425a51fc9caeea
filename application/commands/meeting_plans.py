"""What can be done with meeting plans: begun, dates proposed, sent to the municipalities, answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import claimed, first_free, made_once
from domain.bodies import Body
from domain.documents import Document
from domain.errors import DomainError, gathered
from domain.meeting_plans import MeetingPlan
from domain.organisations import Organisation
from domain.references import (
    CaseReference,
    ReferenceTakenError,
    meeting_plan_claim,
    planned_year_claim,
)


class YearPlannedError(DomainError):
    """The body has a plan of that year. Values: `field`, `body`, `year`."""

    code = "year-planned"


@dataclass(frozen=True, kw_only=True)
class BeginMeetingPlan:
    """Begin a body's plan of a year, with its first dates if there are some.

    Without a `reference` it gets the next free number of the year that is planned.
    """

    plan_id: UUID
    body_id: UUID
    year: int
    by: str
    reference: str | None = None
    next_sequence: int = 1
    wanted: int | None = None
    about: str | None = None
    dates: tuple[Mapping[str, Any], ...] = ()
    proposed_on: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ProposeDates:
    """Propose dates, in place of those before."""

    plan_id: UUID
    dates: tuple[Mapping[str, Any], ...]
    by: str
    proposed_on: str | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SendMeetingPlan:
    """Record that the proposal was sent to organisations, with papers that are filed."""

    plan_id: UUID
    organisations: tuple[UUID, ...]
    by: str
    sent_on: str | None = None
    documents: tuple[UUID, ...] = ()
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReplyToMeetingPlan:
    """Record what an organisation answered to the proposal."""

    plan_id: UUID
    organisation_id: UUID
    fits: bool
    by: str
    replied_on: str | None = None
    note: str | None = None
    expected_version: int | None = None


def begin_meeting_plan(archive: Archive, command: BeginMeetingPlan) -> int | None:
    """Begin a plan. YearPlannedError, ReferenceTakenError, UnknownRecordError, BodyDissolvedError."""
    body = archive.require(Body, command.body_id, field="body")
    body.require_there(f"{command.year:04d}-01-01")

    def attempt(reference: str) -> int | None:
        plan = MeetingPlan.begin(
            reference=reference,
            body_id=body.id,
            year=command.year,
            wanted=command.wanted,
            about=command.about,
            by=command.by,
            id=command.plan_id,
        )
        if command.dates:
            told: dict[str, Any] = {"proposed_on": command.proposed_on, "note": command.note, "by": command.by}
            plan.propose(dates=command.dates, **told)
        try:
            year = claimed(archive, planned_year_claim(body.id, command.year), plan.id, by=command.by)
        except ReferenceTakenError as error:
            raise YearPlannedError(field="year", body=body.name, year=command.year) from error
        claim = claimed(archive, meeting_plan_claim(plan.reference), plan.id, by=command.by)
        return archive.record(plan, year, claim)

    def make() -> int | None:
        if command.reference:
            return attempt(command.reference)
        return first_free(command.next_sequence, lambda number: attempt(str(CaseReference(command.year, number))))

    return made_once(archive, command.plan_id, make)


def propose_dates(archive: Archive, command: ProposeDates) -> int | None:
    """Propose dates. InvalidRowsError, PlanAdoptedError."""
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    plan.propose(dates=command.dates, proposed_on=command.proposed_on, note=command.note, by=command.by)
    return archive.record(plan)


def send_meeting_plan(archive: Archive, command: SendMeetingPlan) -> int | None:
    """Record that the proposal was sent. NoDatesError, UnknownRecordError."""
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    with gathered() as each:
        for one in command.organisations:
            each(archive.require, Organisation, one, field="organisations")
        papers = [each(archive.require, Document, one, field="documents") for one in command.documents]
    plan.send(
        organisations=command.organisations,
        sent_on=command.sent_on,
        texts=[{"document_id": one.id, "sha256": one.sha256} for one in papers],
        note=command.note,
        by=command.by,
    )
    return archive.record(plan)


def reply_to_meeting_plan(archive: Archive, command: ReplyToMeetingPlan) -> int | None:
    """Record what an organisation answered. UnknownRecordError."""
    plan = archive.load(MeetingPlan, command.plan_id, expected=command.expected_version)
    archive.require(Organisation, command.organisation_id, field="organisation")
    plan.reply(
        organisation_id=command.organisation_id,
        fits=command.fits,
        replied_on=command.replied_on,
        note=command.note,
        by=command.by,
    )
    return archive.record(plan)
