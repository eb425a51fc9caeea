"""Deputies who stepped in: `møtte for` somebody, at a meeting or for some time."""

from uuid import UUID

from application.archive import Archive
from application.commands.in_office import LetDeputyStepIn, let_deputy_step_in
from application.imports.appointment_said import Said, appointment_line
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk
from application.imports.filing import BY
from application.imports.named_sitters import named_among
from application.imports.report import Outcome, Remark
from application.imports.row_errors import NobodySatError, NoDeputyError
from application.imports.table_rows import Row
from domain.appointments import Appointment, last_day
from domain.dates import require_not_before
from domain.errors import InvalidValueError


def file_attendance(desk: Desk, archive: Archive, row: Row, said: Said) -> Dealt:
    """Let the deputy that the row names step in. NoDeputyError, NobodySatError."""
    deputies = [one for one in desk.sitting(said.body.id).during(said.days) if one.role.is_deputy]
    told = desk.people.told(archive, row[Column.SAME_AS]) if row[Column.SAME_AS] else None
    if told is not None:
        deputies = [one for one in deputies if one.person_id == told]
    deputy, remarks = named_among(desk, deputies, said.name)
    if deputy is None:
        raise NoDeputyError(name=said.name, body=said.body.name)
    seat_id, read = attended_seat(desk, said)
    what = "\0".join((seat_id.hex, said.since or "", said.until or ""))
    desk.naming.require_first(deputy.appointment_id, row, what)
    is_new = step_in(archive, said, deputy.appointment_id, seat_id)
    outcome = Outcome.CHANGED if is_new else Outcome.THERE
    line = appointment_line(row, said, outcome, remarks + read if is_new else ())
    return Dealt(record_id=deputy.appointment_id, line=line, what=what)


def attended_seat(desk: Desk, said: Said) -> tuple[UUID, tuple[Remark, ...]]:
    """Return the seat of whom the row says that somebody attended for. NobodySatError."""
    name = said.role.attended_for or ""
    members = [one for one in desk.sitting(said.body.id).during(said.days) if not one.role.is_deputy]
    found, remarks = named_among(desk, members, name)
    if found is None:
        raise NobodySatError(field=Column.ATTENDED_FOR, name=name, body=said.body.name)
    return found.seat_id, remarks


def step_in(archive: Archive, said: Said, appointment_id: UUID, seat_id: UUID) -> bool:
    """Let a deputy step in, within its own term; return whether that was new."""
    facts = archive.load(Appointment, appointment_id).facts
    if said.since is None:
        raise InvalidValueError(field=Column.FROM, value="", problem="missing")
    require_not_before(facts["valid_from"], said.since, field=Column.FROM)
    require_not_before(said.since, last_day(facts), field=Column.FROM)
    told = (seat_id.hex, said.since, said.until)
    if any((one.get("for_seat_id"), one["valid_from"], one["until"]) == told for one in facts["parts"].values()):
        return False
    command = LetDeputyStepIn(
        appointment_id=appointment_id,
        for_seat_id=seat_id,
        valid_from=said.since,
        until=said.until,
        basis=said.basis,
        by=BY,
    )
    let_deputy_step_in(archive, command)
    return True
