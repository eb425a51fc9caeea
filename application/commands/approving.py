"""Minutes approved: what they tell of each item becomes a decision in the archive, in the same recording."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.meetings import load_meeting
from application.commands.numbering import claimed
from domain.attached import DocumentRole
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.meetings import ApprovedHow, Item, ItemKind, Meeting, RecordKind, agenda, held_on
from domain.recorded import records_of
from domain.references import Claim, decision_claim


@dataclass(frozen=True, kw_only=True)
class ApproveMinutes:
    """Approve the minutes of a meeting, in the meeting `approved_in` if one is told."""

    meeting_id: UUID
    approved_on: str
    by: str
    how: str = ApprovedHow.IN_MEETING
    approved_in: UUID | None = None
    note: str | None = None
    expected_version: int | None = None


def approve_minutes(archive: Archive, command: ApproveMinutes) -> int | None:
    """Approve minutes, and record the decision of every item that was treated and lies in a case, in one recording.

    NoMinutesError, MinutesApprovedError; InvalidRowsError(field=items) for items that cannot become decisions, by
    their place on the agenda: what was decided lies in a case (`item-without-case`), with an outcome. A decision that
    was recorded under the number already is the one that the item became.
    """
    meeting = load_meeting(archive, command)
    minutes = meeting.require_minutes()
    if command.approved_in is not None:
        archive.require(Meeting, command.approved_in, field="meeting")
    meeting.approve_minutes(
        approved_on=command.approved_on,
        how=command.how,
        meeting_id=command.approved_in,
        note=command.note,
        by=command.by,
    )
    return archive.record(meeting, *_decisions(archive, meeting, minutes, by=command.by))


def decision_of(meeting_id: UUID, item: int) -> UUID:
    """Return the id of the decision that an item becomes."""
    return uuid5(meeting_id, f"decision of item {item}")


def becomes_decision(item: Item, treatment: Mapping[str, Any] | None) -> bool:
    """Return whether what the minutes tell of an item is a decision: it was treated, or settled otherwise.

    Approval of notice and minutes, and what was only told, is one where it lies in a case.
    """
    if treatment is None or treatment["state"] == "not-treated" or not (treatment["outcome"] or treatment["text"]):
        return False
    return item.case_id is not None or item.kind in _ALWAYS


_ALWAYS = (ItemKind.DECISION, ItemKind.ELECTION)
_OUTCOMES = {"postponed": "postponed", "withdrawn": "withdrawn", "treated": "noted"}


def _decisions(archive: Archive, meeting: Meeting, minutes: Mapping[str, Any], *, by: str) -> list[ArchiveAggregate]:
    """Return the decisions that items become, with their claims; say of each which item it was."""
    body = archive.load(Body, UUID(meeting.facts["body_id"]))
    there = {one["item"] for _, one in records_of(meeting.facts, RecordKind.DECIDED)}
    made: list[ArchiveAggregate] = []
    wrong: dict[int, DomainError] = {}
    for place, item in enumerate(agenda(meeting.facts)):
        treatment = minutes["treatments"].get(str(item.item))
        if item.item in there or not becomes_decision(item, treatment):
            continue
        try:
            made += _decision(archive, meeting, body, item, minutes, by=by)
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError("items", wrong)
    return made


def _decision(
    archive: Archive, meeting: Meeting, body: Body, item: Item, minutes: Mapping[str, Any], *, by: str
) -> list[ArchiveAggregate]:
    treatment = minutes["treatments"][str(item.item)]
    known = _recorded_already(archive, body, item)
    if known is not None:
        meeting.decide(item.item, known, by=by)
        return []
    if item.case_id is None:
        raise InvalidValueError(field="case", value=item.title, problem="item-without-case")
    case = archive.require(Case, UUID(item.case_id), field="case")
    case.require_open()
    decision = Decision.record(
        case_id=case.id,
        case_began=case.began,
        body_id=body.id,
        abbreviation=body.abbreviation,
        decided_on=held_on(meeting.facts) or "",
        number=item.number,
        title=item.title,
        public_title=item.public_title,
        recommendation=treatment["recommendation"] or item.recommendation,
        text=treatment["text"],
        outcome=treatment["outcome"] or _OUTCOMES[treatment["state"]],
        proposals=treatment["proposals"],
        ballots=[one for one in treatment["ballots"] if not one.get("trial")],
        by=by,
        id=decision_of(meeting.id, item.item),
    )
    for paper in item.papers:
        decision.attach(UUID(paper), role=DocumentRole.ATTACHMENT, by=by)
    people = {one["key"]: one for one in minutes["attendance"]}
    for one in treatment["disqualified"]:
        who = people[one["key"]]
        decision.note_recusal(
            person_id=UUID(who["person_id"]) if who["person_id"] else None,
            name=who["name"],
            section=one["section"],
            ground=one["ground"],
            left_room=one["left_room"],
            by=by,
        )
    for task in treatment["tasks"]:
        decision.note_follow_up(text=task["text"], due=task["due"], responsible=task["responsible"], by=by)
    meeting.decide(item.item, decision.id, by=by)
    return [decision, claimed(archive, decision_claim(decision.reference), decision.id, by=by)]


def _recorded_already(archive: Archive, body: Body, item: Item) -> UUID | None:
    """Return the decision that has the item's number already, if it is there."""
    if item.number is None:
        return None
    identity = Claim.id_of(decision_claim(f"{body.abbreviation} {item.number}"))
    return archive.load(Claim, identity).holder if archive.holds(identity) else None
