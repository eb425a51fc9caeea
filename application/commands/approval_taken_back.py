"""The approval of minutes taken back, and with it, in one recording, the decisions that it made and what they did."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.becoming import decision_of
from application.commands.meetings_put_right import TakeBackMeetingRecord
from application.questions.resting import RestingOn
from domain import clock
from domain.agreements import Agreement
from domain.agreements.facts import RecordKind as AgreementRecord
from domain.agreements.in_force import bindings
from domain.agreements.records import Records
from domain.appointments import Appointment
from domain.decisions import Decision
from domain.errors import DomainError, InvalidValueError, InvalidValuesError
from domain.meetings import Meeting, RecordKind
from domain.recorded import Record, records_of


@dataclass(frozen=True, kw_only=True)
class TakeBackApproval(TakeBackMeetingRecord):
    """Take back that minutes were approved; `resting` is what rests on each decision that the approval made."""

    resting: Mapping[UUID, RestingOn] = field(default_factory=dict)


@dataclass(frozen=True)
class Undoing:
    """What goes with an approval: what it made is annulled, elections and adoptions are taken back.

    `decided` are the numbers of the meeting's records that tell of decisions; `adoptions` are agreements, each with the
    number of the record that is taken back. `stopped` is what stands in the way.
    """

    decided: list[int] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    adoptions: list[tuple[Agreement, int]] = field(default_factory=list)
    stopped: list[DomainError] = field(default_factory=list)


def take_back_approval(archive: Archive, command: TakeBackApproval) -> int | None:
    """Take it all back. InvalidValuesError when something else rests on it, or has happened since, each told of."""
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    undoing = what_goes_with(archive, meeting, command.number, command.resting)
    if undoing.stopped:
        raise InvalidValuesError(undoing.stopped)
    told: dict[str, Any] = {"reason": command.reason, "by": command.by}
    for number in (*undoing.decided, command.number):
        meeting.take_back(number, **told)
    for appointment in undoing.appointments:
        appointment.withdraw(**told)
    for agreement, number in undoing.adoptions:
        agreement.take_back(number, **told)
    for decision in undoing.decisions:
        decision.rescind(**told)
    agreements = {one.id: one for one, _ in undoing.adoptions}
    return archive.record(meeting, *undoing.decisions, *undoing.appointments, *agreements.values())


def decisions_made_by(meeting: Meeting, number: int) -> dict[int, UUID]:
    """Return the decisions that the approval of that number made, by the numbers of the records that tell of them.

    A decision that was recorded before, and that an item turned out to be, is not made by it.
    """
    return {
        at: UUID(one["decision_id"])
        for at, one in _decided(meeting, number)
        if UUID(one["decision_id"]) == decision_of(meeting.id, one["item"])
    }


def what_goes_with(archive: Archive, meeting: Meeting, number: int, resting: Mapping[UUID, RestingOn]) -> Undoing:
    """Return what goes with the approval of that number; nothing is changed yet."""
    found = Undoing(decided=[at for at, _ in _decided(meeting, number)])
    later = [one for at, one in records_of(meeting.facts, RecordKind.SIGNED, RecordKind.PUBLISHED) if at > number]
    if later:
        found.stopped.append(_stop(meeting.reference, "approved-and-signed"))
    agreements: dict[UUID, Agreement] = {}
    for decision_id in decisions_made_by(meeting, number).values():
        decision, on_it = archive.load(Decision, decision_id), resting.get(decision_id, RestingOn())
        found.decisions.append(decision)
        if not decision.is_in_force:
            found.stopped.append(_stop(decision.reference, "decision-ended-since"))
        for other in on_it.others:
            found.stopped.append(_stop(other, "rests-on-decision", decision=decision.reference))
        for identity in on_it.appointments:
            _undo_appointment(archive.load(Appointment, identity), decision, found)
        for identity in on_it.agreements:
            agreement = agreements.setdefault(identity, archive.load(Agreement, identity))
            _undo_adoptions(agreement, decision, found)
    return found


def _undo_appointment(appointment: Appointment, decision: Decision, found: Undoing) -> None:
    facts = appointment.facts
    if facts["is_withdrawn"]:
        return
    if facts["ground"] is not None or not _names(facts["basis"], decision):
        found.stopped.append(_stop(decision.reference, "appointment-ended-since"))
    elif appointment not in found.appointments:
        found.appointments.append(appointment)


def _undo_adoptions(agreement: Agreement, decision: Decision, found: Undoing) -> None:
    """Take back adoptions of versions that bind nobody yet; whatever else rests on the decision stands in the way."""
    today = clock.today().isoformat()
    spans = (span for each in bindings(Records(agreement.facts)).values() for span in each)
    binding = {span.fact.version for span in spans if span.days.start <= today}
    for key, record in agreement.facts["records"].items():
        if not _names(record.get("basis"), decision):
            continue
        if record["kind"] != AgreementRecord.ADOPTION:
            found.stopped.append(_stop(agreement.reference, "rests-on-decision", decision=decision.reference))
        elif record["version"] in binding:
            found.stopped.append(_stop(agreement.reference, "version-in-force", version=record["version"]))
        else:
            found.adoptions.append((agreement, int(key)))


def _decided(meeting: Meeting, number: int) -> Iterator[tuple[int, Record]]:
    return ((at, one) for at, one in records_of(meeting.facts, RecordKind.DECIDED) if at > number)


def _names(basis: Mapping[str, Any] | None, decision: Decision) -> bool:
    return basis is not None and basis.get("decision_id") == decision.id.hex


def _stop(value: str, problem: str, **more: Any) -> InvalidValueError:
    return InvalidValueError(field="approval", value=value, problem=problem, **more)
