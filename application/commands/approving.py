"""Minutes approved: what they tell of each item becomes a decision in the archive, in the same recording.

So do the appointments and the adoptions of agreements that those decisions are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from application.archive import Archive
from application.commands.adopting import AdoptVersion, adopted
from application.commands.agendas import claims_on_numbers, item_numbers, number_items
from application.commands.appointments import MakeAppointment, made, new_people
from application.commands.becoming import APPROVED_AGAIN, becoming, wants_number
from application.commands.meetings import load_meeting
from application.commands.together import Together
from domain.appointments import Appointment
from domain.basis import BasisKind
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.meetings import ApprovedHow, Meeting, agenda
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

    `next_number` is where a number is looked for that an item without one gets when it becomes a decision. `again` is
    why a decision is in force that an earlier approval made, which was taken back.
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
    again: str = APPROVED_AGAIN
    expected_version: int | None = None


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
    if any(wants_number(meeting, item) for item in agenda(meeting.facts)):
        number_items(archive, meeting, command.next_number, by=command.by)
    meeting.approve_minutes(
        approved_on=command.approved_on,
        how=command.how,
        meeting_id=command.approved_in,
        note=command.note,
        by=command.by,
    )
    items = becoming(archive, meeting, by=command.by, again=command.again)
    wrong = {place: one.stopped for place, one in enumerate(items) if one.stopped}
    if wrong:
        raise InvalidRowsError("items", wrong)
    together = Together(archive, meeting, *(each for one in items for each in one.made))
    decided = {one.item.item: one.decision_id for one in items if one.decision_id}
    _appoint(together, command.appointments, decided)
    _adopt(together, command.adoptions, decided, meeting.require_minutes()["treatments"])
    return archive.record(*together.changed, *claims_on_numbers(archive, meeting, before, by=command.by))


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
