"""What each item of a meeting becomes when its minutes are approved: a decision, one known already, or nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.numbering import claimed
from domain.attached import DocumentRole
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import DomainError, InvalidValueError
from domain.meetings import Item, ItemKind, Meeting, RecordKind, agenda, held_on
from domain.meetings.closing import shielding_basis
from domain.recorded import records_of
from domain.references import Claim, decision_claim

APPROVED_AGAIN = "The minutes are approved again"


@dataclass(frozen=True, slots=True)
class Becomes:
    """What an item becomes when the minutes are approved: `decision` is made, or was `known` before.

    `stopped` is what stands in the way; an item that becomes nothing has none of them.
    """

    item: Item
    decision: Decision | None = None
    known: UUID | None = None
    stopped: DomainError | None = None
    made: Sequence[ArchiveAggregate] = field(default=())

    @property
    def decision_id(self) -> UUID | None:
        """The decision that it is."""
        return self.decision.id if self.decision else self.known


def becoming(archive: Archive, meeting: Meeting, *, by: str, again: str = APPROVED_AGAIN) -> list[Becomes]:
    """Return what each item becomes, in the order of the agenda; the meeting is told of it, and nothing is recorded.

    `again` is why a decision is in force that was annulled when an earlier approval was taken back.
    """
    minutes = meeting.require_minutes()
    body = archive.load(Body, UUID(meeting.facts["body_id"]))
    told = {one["item"]: UUID(one["decision_id"]) for _, one in records_of(meeting.facts, RecordKind.DECIDED)}
    found: list[Becomes] = []
    for item in agenda(meeting.facts):
        if item.item in told:
            found.append(Becomes(item, known=told[item.item]))
        elif becomes_decision(item, minutes["treatments"].get(str(item.item))):
            found.append(_becomes(archive, meeting, body, item, found, again=again, by=by))
        else:
            found.append(Becomes(item))
    return found


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


def told_of_decision(item: Item, treatment: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a decision holds of what the minutes tell of its item."""
    return {
        "recommendation": treatment["recommendation"] or item.recommendation,
        "text": treatment["text"],
        "outcome": treatment["outcome"] or _OUTCOMES.get(treatment["state"]),
        "proposals": treatment["proposals"],
        "ballots": [one for one in treatment["ballots"] if not one.get("trial")],
    }


def wants_number(meeting: Meeting, item: Item) -> bool:
    """Return whether an item becomes a decision and has no number yet."""
    minutes = meeting.require_minutes()
    return item.number is None and becomes_decision(item, minutes["treatments"].get(str(item.item)))


_ALWAYS = (ItemKind.DECISION, ItemKind.ELECTION)
_OUTCOMES = {"postponed": "postponed", "withdrawn": "withdrawn", "treated": "noted"}


def _becomes(
    archive: Archive, meeting: Meeting, body: Body, item: Item, before: Sequence[Becomes], *, again: str, by: str
) -> Becomes:
    own = decision_of(meeting.id, item.item)
    known = own if archive.holds(own) else _recorded_already(archive, body, item, held_on(meeting.facts) or "")
    if known is not None:
        meeting.decide(item.item, known, by=by)
        revived = [_in_force_again(archive, meeting, item, reason=again, by=by)] if known == own else []
        return Becomes(item, known=known, made=revived)
    taken = {each.id for one in before for each in one.made if isinstance(each, Claim)}
    try:
        decision = _decision(archive, meeting, body, item, taken, by=by)
        claim = claimed(archive, decision_claim(decision.reference), decision.id, by=by)
    except DomainError as error:
        return Becomes(item, stopped=error)
    meeting.decide(item.item, decision.id, by=by)
    return Becomes(item, decision, made=(decision, claim))


def _in_force_again(archive: Archive, meeting: Meeting, item: Item, *, reason: str, by: str) -> Decision:
    """Return the decision that an earlier approval made, saying what the minutes say now."""
    decision = archive.load(Decision, decision_of(meeting.id, item.item))
    if decision.ending is not None and decision.ending["by_decision_id"] is None:
        decision.take_back_ending(reason=reason, by=by)
    treatment = meeting.require_minutes()["treatments"][str(item.item)]
    told = {"title": item.title, "public_title": item.public_title, **told_of_decision(item, treatment)}
    began = archive.load(Case, decision.case_id).began
    decision.correct(told, reason=reason, case_began=began, by=by)
    return decision


def _decision(
    archive: Archive, meeting: Meeting, body: Body, item: Item, taken: Collection[UUID], *, by: str
) -> Decision:
    minutes, day = meeting.require_minutes(), held_on(meeting.facts) or ""
    treatment = minutes["treatments"][str(item.item)]
    if item.case_id is None:
        raise InvalidValueError(field="case", value=item.title, problem="item-without-case")
    case = archive.require(Case, UUID(item.case_id), field="case")
    case.require_open()

    def attempt(ordinal: int) -> Decision:
        return Decision.record(
            case_id=case.id,
            case_began=case.began,
            body_id=body.id,
            abbreviation=body.abbreviation_on(day),
            decided_on=day,
            number=item.number,
            ordinal=ordinal,
            title=item.title,
            public_title=item.public_title,
            **told_of_decision(item, treatment),
            by=by,
            id=decision_of(meeting.id, item.item),
        )

    decision = attempt(1) if item.number else _first_free(archive, taken, attempt)
    if item.closed or treatment["closed"]:
        cited = [(one or {}).get("section") for one in (treatment["closed"], item.closed)]
        basis = shielding_basis(*cited)
        if basis is None:
            raise InvalidValueError(field="closed_section", value=item.title, problem="closed-not-exempt")
        decision.shield(scope="whole", basis=basis, by=by)
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
    return decision


def _first_free(archive: Archive, taken: Collection[UUID], attempt: Callable[[int], Decision]) -> Decision:
    """Return a decision without a number as the first, second … of its body that day: none of the claims `taken`."""
    for ordinal in count(1):
        decision = attempt(ordinal)
        identity = Claim.id_of(decision_claim(decision.reference))
        if identity not in taken and _holder(archive, identity) is None:
            return decision
    raise AssertionError


def _recorded_already(archive: Archive, body: Body, item: Item, day: str) -> UUID | None:
    """Return the decision that has the item's number already, by what the body was called that day or is called now."""
    if item.number is None:
        return None
    called = dict.fromkeys((body.abbreviation_on(day), body.abbreviation))
    holders = (_holder(archive, Claim.id_of(decision_claim(f"{one} {item.number}"))) for one in called)
    return next((one for one in holders if one is not None), None)


def _holder(archive: Archive, identity: UUID) -> UUID | None:
    return archive.load(Claim, identity).holder if archive.holds(identity) else None
