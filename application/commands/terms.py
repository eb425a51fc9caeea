"""Many appointments in one recording: a new term for a whole body, and one who takes another's seat."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.appointments import EndAppointment, MakeAppointment, ended, made
from application.commands.numbering import made_once
from domain.appointments import Appointment


@dataclass(frozen=True, kw_only=True)
class ReplaceHolder:
    """End an appointment, and let another person have the seat."""

    ending: EndAppointment
    successor: MakeAppointment


@dataclass(frozen=True, kw_only=True)
class BeginTerm:
    """Elect or appoint people to seats of a body, and end what those before them still hold."""

    endings: tuple[EndAppointment, ...]
    appointments: tuple[MakeAppointment, ...]


def replace_holder(archive: Archive, command: ReplaceHolder) -> int | None:
    """End an appointment and make its successor's, in one recording. Errors as of end and make."""

    def make() -> int | None:
        before = ended(archive, command.ending)
        return archive.record(before, made(archive, command.successor, [before]))

    return made_once(archive, command.successor.appointment_id, make)


def begin_term(archive: Archive, command: BeginTerm) -> int | None:
    """Make all appointments of a term in one recording; those that are recorded already are left as they are."""
    changed: list[Appointment] = [
        ended(archive, one) for one in command.endings if not _has_ended(archive, one.appointment_id)
    ]
    for one in command.appointments:
        if not archive.holds(one.appointment_id):
            changed.append(made(archive, one, changed))
    return archive.record(*changed)


def _has_ended(archive: Archive, appointment_id: UUID) -> bool:
    return archive.load(Appointment, appointment_id).facts["ground"] is not None
