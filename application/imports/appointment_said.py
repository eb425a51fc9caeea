"""What a row of an appointment says, read; and the line of the report for it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.in_office import EndAppointment
from application.imports.appointment_bases import basis_in
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Desk, line_of
from application.imports.filing import BY
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from application.imports.written_roles import WrittenRole, read_role
from application.questions.bodies import BodyView
from domain.appointments import Ground
from domain.dates import require_not_before
from domain.errors import InvalidValueError
from domain.intervals import Interval, certain_days, days_between
from domain.person_names import natural


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a row says. `until` is the last day of the term, `ended_on` the one on which it ended before that."""

    name: str
    role: WrittenRole
    body: BodyView
    organisation_id: UUID | None
    since: str | None
    until: str | None
    ended_on: str | None
    ground: str | None
    way: str | None
    basis: dict[str, Any] | None
    decided_on: str | None

    @property
    def days(self) -> Interval:
        """All days that it can mean."""
        return days_between(self.since, self.ended_on or self.until)

    @property
    def certain(self) -> Interval:
        """The days that it means in any case."""
        return certain_days(self.since, self.ended_on or self.until)

    def ending(self, appointment_id: UUID) -> EndAppointment | None:
        """Return how it ended, None where it did not, or where it just ran out."""
        if self.ground is None:
            return None
        return EndAppointment(appointment_id=appointment_id, ground=self.ground, ended_on=self.ended_on, by=BY)


def read_appointment(desk: Desk, archive: Archive, row: Row) -> Said:
    """Return what the row says; what is wrong with it is raised."""
    name = natural(required(row, Column.PERSON))
    role = read_role(row[Column.ROLE], row[Column.DEPUTY_FOR], row[Column.ATTENDED_FOR])
    body = desk.directory.body(required(row, Column.BODY))
    organisation = desk.directory.organisation(row[Column.ORGANISATION]).id if row[Column.ORGANISATION] else None
    since, until, ended_on = (date_in(row, one) for one in (Column.FROM, Column.UNTIL, Column.ENDED))
    if since is None and until is None and ended_on is None:
        raise InvalidValueError(field=Column.FROM, value="", problem="missing")
    if role.attended_for and until is None:  # a meeting
        until = since
    require_not_before(since, until, field=Column.UNTIL)
    require_not_before(since, ended_on, field=Column.ENDED)
    ground = value(Column.GROUND, row[Column.GROUND], "ground") if row[Column.GROUND] else None
    if ended_on and ground is None:
        raise InvalidValueError(field=Column.GROUND, value="", problem="missing")
    if ground and not ended_on and ground != Ground.ANNULLED:
        ended_on = until or required(row, Column.ENDED)
    basis, decided_on = basis_in(desk, archive, row, organisation)
    return Said(
        name=name,
        role=role,
        body=body,
        organisation_id=organisation,
        since=since,
        until=until,
        ended_on=ended_on,
        ground=ground,
        way=value(Column.WAY, row[Column.WAY], "way") if row[Column.WAY] else None,
        basis=basis,
        decided_on=decided_on or None,
    )


def appointment_line(row: Row, said: Said, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    """Return the line of the report for a row: body and role, and the name."""
    role = word(said.role.role, "seat-role")
    return line_of(row, "appointment", outcome, f"{said.body.abbreviation} {role}".strip(), said.name, remarks)
