"""Reports from representatives: that they were delivered, and that they were not after all."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.appointments import Appointment
from domain.journal import JournalEntry


@dataclass(frozen=True, kw_only=True)
class DeliverReport:
    """Say that somebody reported what was due on a day, by a journal entry if there is one."""

    appointment_id: UUID
    due_on: str
    delivered_on: str
    by: str
    entry_id: UUID | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackReport:
    """Say that what was due on a day was not reported after all."""

    appointment_id: UUID
    due_on: str
    reason: str
    by: str
    expected_version: int | None = None


def deliver_report(archive: Archive, command: DeliverReport) -> int | None:
    """Say that somebody reported. AppointmentNotMadeError, UnknownRecordError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    if command.entry_id is not None:
        archive.require(JournalEntry, command.entry_id, field="entry_id")
    appointment.deliver_report(
        due_on=command.due_on,
        delivered_on=command.delivered_on,
        entry_id=command.entry_id,
        note=command.note,
        by=command.by,
    )
    return archive.record(appointment)


def take_back_report(archive: Archive, command: TakeBackReport) -> int | None:
    """Say that somebody did not report after all. InvalidValueError(problem=unknown-record)."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    appointment.take_back_report(due_on=command.due_on, reason=command.reason, by=command.by)
    return archive.record(appointment)
