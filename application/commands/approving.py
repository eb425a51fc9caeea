"""Minutes approved: what they tell of each item becomes a decision in the archive, in the same recording.

So do the appointments and the adoptions of agreements that those decisions are.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeVar
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.adopting import AdoptVersion, adopted
from application.commands.agendas import claims_on_numbers, item_numbers, number_items
from application.commands.appointments import MakeAppointment, made, new_people
from application.commands.meetings import load_meeting
from application.commands.numbering import claimed
from application.commands.together import Together
from domain.appointments import Appointment
from domain.attached import DocumentRole
from domain.base import ArchiveAggregate
from domain.basis import BasisKind
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.meetings import ApprovedHow, Item, ItemKind, Meeting, RecordKind, agenda, held_on
from domain.meetings.closing import shielding_basis
from domain.recorded import records_of
from domain.references import Claim, decision_claim
from domain.votes import VoteMethod

R = TypeVar("R", "AppointedByItem", "AdoptedByItem")


@dataclass(frozen=True, kw_only=True)
class AppointedByItem:
    """Somebody whom the decision of an item puts in a seat: the basis is that decision."""

    item: int
    make: MakeAppointment


@dataclass(frozen=True, kw_only=True)
class AdoptedByItem:
    """A version of an agreement that the decision of an item adopts: the basis is that decision."""

    item: int
    adopt: AdoptVersion


@dataclass(frozen=True, kw_only=True)
class ApproveMinutes:
    """Approve the minutes of a meeting, in the meeting `approved_in` if one is told.

    `next_number` is where a number is looked for that an item without one gets when it becomes a decision.
    """

    meeting_id: UUID
    approved_on: str
    by: str
    how: str = ApprovedHow.IN_MEETING
    approved_in: UUID | None = None
    note: str | None = None
    appointments: tuple[AppointedByItem, ...] = ()
    adoptions: tuple[AdoptedByItem, ...] = ()
    next_number: int = 1
    expected_version: int | None = None


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


def approve_minutes(archive: Archive, command: ApproveMinutes) -> int | None:
    """Approve minutes, and record the decision of every item that was treated and lies in a case, in one recording.

    NoMinutesError, MinutesApprovedError; InvalidRowsError(field=items) for items that cannot become decisions, by
    their place on the agenda: what was decided lies in a case (`item-without-case`), with an outcome. A decision that
    was recorded under the number already is the one that the item became. InvalidRowsError(field=appointments),
    InvalidRowsError(field=adoptions) as make_appointment and adopt_version, and for an item that became no decision
    (`nothing-decided`).
    What was treated behind closed doors is shielded on the section of offentleglova that the item cites
    (`closed-not-exempt` where it cites none).
    """
    meeting = load_meeting(archive, command)
    meeting.require_minutes()
    if command.approved_in is not None:
        archive.require(Meeting, command.approved_in, field="meeting")
    before = item_numbers(meeting)
    if any(_wants_number(meeting, item) for item in agenda(meeting.facts)):
        number_items(archive, meeting, command.next_number, by=command.by)
    meeting.approve_minutes(
        approved_on=command.approved_on,
        how=command.how,
        meeting_id=command.approved_in,
        note=command.note,
        by=command.by,
    )
    items = becoming(archive, meeting, by=command.by)
    wrong = {place: one.stopped for place, one in enumerate(items) if one.stopped}
    if wrong:
        raise InvalidRowsError("items", wrong)
    together = Together(archive, meeting, *(each for one in items for each in one.made))
    decided = {one.item.item: one.decision_id for one in items if one.decision_id}
    _appoint(together, command.appointments, decided)
    _adopt(together, command.adoptions, decided, meeting.require_minutes()["treatments"])
    return archive.record(*together.changed, *claims_on_numbers(archive, meeting, before, by=command.by))


def becoming(archive: Archive, meeting: Meeting, *, by: str) -> list[Becomes]:
    """Return what each item becomes, in the order of the agenda; the meeting is told of it, and nothing is recorded."""
    minutes = meeting.require_minutes()
    body = archive.load(Body, UUID(meeting.facts["body_id"]))
    told = {one["item"]: UUID(one["decision_id"]) for _, one in records_of(meeting.facts, RecordKind.DECIDED)}
    found: list[Becomes] = []
    for item in agenda(meeting.facts):
        if item.item in told:
            found.append(Becomes(item, known=told[item.item]))
        elif becomes_decision(item, minutes["treatments"].get(str(item.item))):
            found.append(_becomes(archive, meeting, body, item, found, by=by))
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


_ALWAYS = (ItemKind.DECISION, ItemKind.ELECTION)
_OUTCOMES = {"postponed": "postponed", "withdrawn": "withdrawn", "treated": "noted"}


def _wants_number(meeting: Meeting, item: Item) -> bool:
    minutes = meeting.require_minutes()
    return item.number is None and becomes_decision(item, minutes["treatments"].get(str(item.item)))


def _becomes(
    archive: Archive, meeting: Meeting, body: Body, item: Item, before: Sequence[Becomes], *, by: str
) -> Becomes:
    known = _recorded_already(archive, body, item, held_on(meeting.facts) or "")
    if known is not None:
        meeting.decide(item.item, known, by=by)
        return Becomes(item, known=known)
    taken = {each.id for one in before for each in one.made if isinstance(each, Claim)}
    try:
        decision = _decision(archive, meeting, body, item, taken, by=by)
        claim = claimed(archive, decision_claim(decision.reference), decision.id, by=by)
    except DomainError as error:
        return Becomes(item, stopped=error)
    meeting.decide(item.item, decision.id, by=by)
    return Becomes(item, decision, made=(decision, claim))


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
            recommendation=treatment["recommendation"] or item.recommendation,
            text=treatment["text"],
            outcome=treatment["outcome"] or _OUTCOMES[treatment["state"]],
            proposals=treatment["proposals"],
            ballots=[one for one in treatment["ballots"] if not one.get("trial")],
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


def _appoint(together: Together, rows: Sequence[AppointedByItem], decided: Mapping[int, UUID]) -> None:
    making: list[Appointment] = []

    def appoint(row: AppointedByItem) -> None:
        make = replace(row.make, basis=_basis(row.item, decided))
        together.put(*new_people(together, [make]))
        making.append(made(together, make, making))

    _each("appointments", rows, appoint)
    together.put(*making)


def _adopt(
    together: Together, rows: Sequence[AdoptedByItem], decided: Mapping[int, UUID], treatments: Mapping[str, Any]
) -> None:
    def adopt(row: AdoptedByItem) -> None:
        basis = _basis(row.item, decided)
        by_us = row.adopt.organisation_id is None
        votes = row.adopt.votes or (_votes(treatments.get(str(row.item))) if by_us else None)
        adopted(together, replace(row.adopt, basis=basis, votes=votes))

    _each("adoptions", rows, adopt)


def _votes(treatment: Mapping[str, Any] | None) -> dict[str, int] | None:
    """Return how the last vote for or against went, as adoptions hold it; None where it is not counted."""
    for ballot in reversed((treatment or {}).get("ballots") or ()):
        counts, is_real = ballot["counts"], not ballot.get("trial")
        if is_real and ballot["method"] == VoteMethod.FOR_AGAINST and {"for", "against"} <= counts.keys():
            return {"for": counts["for"], "cast": counts["for"] + counts["against"]}
    return None


def _each(name: str, rows: Iterable[R], do: Callable[[R], None]) -> None:
    wrong: dict[int, DomainError] = {}
    for place, row in enumerate(rows):
        try:
            do(row)
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError(name, wrong)


def _basis(item: int, decided: Mapping[int, UUID]) -> Mapping[str, Any]:
    if item not in decided:
        raise InvalidValueError(field="item", value=item, problem="nothing-decided")
    return {"kind": BasisKind.DECISION, "decision_id": decided[item].hex}


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
