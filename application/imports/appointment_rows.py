"""Rows of appointments: a person is put in a seat of a body, from when until when, and on what basis."""

from uuid import UUID

from application.archive import Archive
from application.commands.appointments import MakeAppointment, make_appointment
from application.commands.in_office import end_appointment
from application.commands.people import RegisterPerson, register_person
from application.commands.seats import AddSeat, add_seat
from application.imports.appointment_said import Said, appointment_line, read_appointment
from application.imports.attending import attended_seat, file_attendance, step_in
from application.imports.cells import folded
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk
from application.imports.filed_appointments import compare_appointment
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.known_people import Found
from application.imports.named_sitters import named_among
from application.imports.report import Outcome, Remark
from application.imports.row_errors import HoldsAlreadyError, NobodySatError
from application.imports.seat_choice import ChosenSeat, WantedSeat, choose_seat, seats_of_one_member
from application.imports.sitting import Held
from application.imports.table_rows import Row
from application.imports.vocabulary import word
from application.imports.written_roles import read_role
from domain.appointments import Appointment, TwoRolesError
from domain.bodies import Body
from domain.errors import DomainError
from domain.intervals import day_before
from domain.person_names import same_name_key
from domain.seats import Role


def file_appointment(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Put a person in a seat, or say that they are there; let a deputy step in where the row says no more."""
    said = read_appointment(desk, archive, row)
    if said.role.role is None:
        return file_attendance(desk, archive, row, said)
    identity = _identity(desk, row, said)
    desk.naming.claim(identity, row)
    if archive.holds(identity):
        return compare_appointment(desk, archive, row, said, identity)
    return _file_new(desk, archive, row, said, said.role.role, identity)


def turn_of(row: Row, since: int) -> tuple[int, int]:
    """Return when a row has its turn: members, then whose deputies some are, then who attended for whom; by date."""
    try:
        role = read_role(row[Column.ROLE], row[Column.DEPUTY_FOR], row[Column.ATTENDED_FOR])
    except DomainError:  # said where the row is dealt with
        return 0, since
    return (2 if role.attended_for else 1 if role.deputy_for else 0), since


def _file_new(desk: Desk, archive: Archive, row: Row, said: Said, role: Role, identity: UUID) -> Dealt:
    place = (said.body.id, said.organisation_id)
    found, new_id = _person(desk, archive, row, said, identity)
    person_id = found.person_id or new_id
    _require_not_there(desk, said, role, person_id)
    body = archive.load(Body, said.body.id)
    principal, remarks = _principal(desk, said)
    chosen = choose_seat(body, desk.sitting(body.id), _wanted(said, role, principal), person_id)
    for one in chosen.in_the_way:
        if one.person_id == person_id:
            raise HoldsAlreadyError(name=said.name, body=said.body.name, **one.period)
    remarks = (*found.remarks, *remarks, *_seat_remarks(desk, body, chosen))
    if found.person_id is None:
        remarks = (*_read(row, said), *remarks)
        register_person(archive, RegisterPerson(person_id=person_id, name=said.name, by=BY))
    if chosen.made is not None:
        command = AddSeat(body_id=body.id, seat_id=chosen.seat_id, seat=chosen.made, valid_from=said.since, by=BY)
        add_seat(archive, command)
    _require_one_role(desk, archive, said, chosen.seat_id, person_id)
    _make(archive, said, identity, person_id, chosen.seat_id)
    if said.role.attended_for:
        seat_id, read = attended_seat(desk, said)
        step_in(archive, said, identity, seat_id)
        remarks += read
    if ending := said.ending(identity):
        end_appointment(archive, ending)
    appointment = archive.load(Appointment, identity)

    def note() -> None:
        desk.people.note(person_id, place, said.name if found.person_id is None else None)
        if row.keeps_ids:
            desk.people.elsewhere[new_id] = person_id
        desk.sitting(said.body.id).note(appointment)

    return Dealt(record_id=identity, line=appointment_line(row, said, Outcome.FILED, remarks), note=note)


def _person(desk: Desk, archive: Archive, row: Row, said: Said, identity: UUID) -> tuple[Found, UUID]:
    """Return the person whom the row means, and the id of one who is new."""
    told, place = row[Column.SAME_AS], (said.body.id, said.organisation_id)
    if row.keeps_ids and told:
        there = UUID(told)
        known = desk.people.elsewhere.get(there, there)
        if archive.holds(known):
            return Found(desk.people.told(archive, str(known))), there
        return desk.people.find(said.name, place), there
    new_id = made_from("person", identity.hex)
    return (Found(desk.people.told(archive, told)) if told else desk.people.find(said.name, place)), new_id


def _identity(desk: Desk, row: Row, said: Said) -> UUID:
    """Return the id of the row's appointment: of its key, or of who was what where, for whom and from when."""
    key = row[Column.KEY]
    if key and row.keeps_ids:
        return UUID(key)
    if key:
        return made_from("appointment", "key", desk.naming.scope, folded(key))
    role = said.role
    return made_from(
        "appointment",
        same_name_key(said.name),
        said.body.id.hex,
        str(role.role),
        str(role.number or ""),
        said.organisation_id.hex if said.organisation_id else "",
        same_name_key(role.deputy_for) if role.deputy_for else "",
        same_name_key(role.attended_for) if role.attended_for else "",
        said.since or "",
    )


def _wanted(said: Said, role: Role, principal: Held | None) -> WantedSeat:
    return WantedSeat(
        role=role,
        number=said.role.number,
        label=said.role.label,
        organisation_id=said.organisation_id or (principal.organisation_id if principal else None),
        deputy_for=principal.seat_id if principal else None,
        days=said.days,
        certain=said.certain,
        since=said.since,
    )


def _principal(desk: Desk, said: Said) -> tuple[Held | None, tuple[Remark, ...]]:
    """Return whose personal deputy it is, None for everybody else. NobodySatError."""
    name = said.role.deputy_for
    if name is None:
        return None, ()
    members = [one for one in desk.sitting(said.body.id).during(said.days) if not one.role.is_deputy]
    found, remarks = named_among(desk, members, name)
    if found is None:
        raise NobodySatError(field=Column.DEPUTY_FOR, name=name, body=said.body.name)
    return found, remarks


def _require_not_there(desk: Desk, said: Said, role: Role, person_id: UUID) -> None:
    """Raise HoldsAlreadyError when the person certainly has the same role there on one of the days."""
    for one in desk.sitting(said.body.id).during(said.days):
        if one.person_id == person_id and one.role is role and role is not Role.PERSONAL_DEPUTY:
            days = one.surely_on(said.certain)
            if days:
                raise HoldsAlreadyError(name=said.name, body=said.body.name, **one.period)


def _require_one_role(desk: Desk, archive: Archive, said: Said, seat_id: UUID, person_id: UUID) -> None:
    """Raise TwoRolesError when the person certainly has another role of the same seat on one of the days."""
    seats = seats_of_one_member(archive.load(Body, said.body.id), seat_id)
    for one in desk.sitting(said.body.id).during(said.days, seats):
        days = one.surely_on(said.certain) if one.person_id == person_id else None
        if days:
            raise TwoRolesError(field=Column.PERSON, person=said.name, since=days.start, until=day_before(days.end))


def _make(archive: Archive, said: Said, identity: UUID, person_id: UUID, seat_id: UUID) -> None:
    command = MakeAppointment(
        appointment_id=identity,
        person_id=person_id,
        body_id=said.body.id,
        seat_id=seat_id,
        organisation_id=said.organisation_id,
        valid_from=said.since,
        until=said.until,
        decided_on=said.decided_on,
        way=said.way,
        basis=said.basis,
        by=BY,
    )
    make_appointment(archive, command)


def _seat_remarks(desk: Desk, body: Body, chosen: ChosenSeat) -> tuple[Remark, ...]:
    names = desk.people.names(one.person_id for one in chosen.in_the_way)
    held = tuple(
        Remark("import-seat-held", {"person": names[one.person_id][0], **one.period}) for one in chosen.in_the_way
    )
    if chosen.made is None:
        return held
    of = chosen.made["organisation_id"]
    name = desk.directory.organisations[UUID(of)].name if of else ""
    seat = " ".join(filter(None, [word(chosen.made["role"], "seat-role"), str(chosen.made["number"]), name]))
    return (*held, Remark("import-seat-made", {"body": body.name, "seat": seat}))


def _read(row: Row, said: Said) -> tuple[Remark, ...]:
    """Return a remark where the person is registered by another name than stands there."""
    written = row[Column.PERSON]
    if sorted(written.replace(",", " ").split()) == sorted(said.name.split()):
        return ()
    return (Remark("import-name-read", {"given": written, "name": said.name}),)
