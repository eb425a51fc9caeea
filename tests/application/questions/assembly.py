"""An assembly in which all is in order: two participants, each with a member and a deputy, elected by themselves."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from application.commands.appointments import MakeAppointment, make_appointment
from application.commands.bodies import EstablishBody, establish_body
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.commands.people import RegisterPerson, register_person
from application.commands.seats import AddSeat, SetSeating, add_seat, set_seating
from application.opened import OpenArchive
from application.questions.findings import Finding, findings_of_body, sought
from application.questions.known import last_position
from tests.application.filled import BY, named

BODY, BOARD = named("assembly"), named("board")
MARKER, RAKKESTAD = named("Marker"), named("Rakkestad")
TERM = {"valid_from": "2023-10-15", "until": "2027-10-14", "decided_on": "2023-10-10"}
BEGUN = datetime(2023, 10, 20, 12, tzinfo=UTC)


def by_participant(organisation: UUID, reference: str = "KS 61/2023") -> dict[str, Any]:
    authority = {"authority": "Kommunestyret", "organisation_id": organisation, "reference": reference}
    return {"kind": "other", "decided_on": "2023-10-10", **authority}


class Assembly:
    """The archive, with what tests do to it in a line each."""

    def __init__(self, opened: OpenArchive) -> None:
        self.opened, self.archive = opened, opened.archive
        self._begin()

    def _begin(self) -> None:
        body = EstablishBody(body_id=BODY, name="Representantskapet", abbreviation="RS", kind="political", by=BY)
        establish_body(self.archive, body)
        self.seated(is_assembly=True, elector="participant", term_months=48)
        for name, organisation in (("Marker", MARKER), ("Rakkestad", RAKKESTAD)):
            registered = RegisterOrganisation(organisation_id=organisation, name=name, kind="municipality", by=BY)
            register_organisation(self.archive, registered)
            for role in ("member", "numbered-deputy"):
                self.seat(f"{name} {role}", role=role, organisation_id=organisation)
                self.made(f"{name} {role}", f"{name} {role}", basis=by_participant(organisation))

    def seated(self, *, body: UUID = BODY, **seating: Any) -> None:
        set_seating(self.archive, SetSeating(body_id=body, seating=seating, valid_from="2020-01-01", by=BY))

    def seat(self, name: str, *, body: UUID = BODY, **seat: Any) -> UUID:
        add = AddSeat(body_id=body, seat_id=named(f"seat {name}"), seat=seat, valid_from="2020-01-01", by=BY)
        add_seat(self.archive, add)
        return add.seat_id

    def made(self, person: str, seat: str, *, body: UUID = BODY, **about: Any) -> UUID:
        identity = named(f"person {person}")
        if not self.archive.holds(identity):
            register_person(self.archive, RegisterPerson(person_id=identity, name=person.title(), by=BY))
        appointment_id, seat_id = named(f"{person} in {seat} {about.get('valid_from')}"), named(f"seat {seat}")
        where: dict[str, Any] = {"appointment_id": appointment_id, "person_id": identity, "seat_id": seat_id}
        make_appointment(self.archive, MakeAppointment(body_id=body, by=BY, **where, **{**TERM, **about}))
        return appointment_id

    def found(self, on: str = "2024-03-01", *, body: UUID = BODY, known: int | None = None) -> list[Finding]:
        with self.opened.stores.registers.connect() as connection:
            return findings_of_body(connection, body, on, last_position(connection) if known is None else known)

    def everything(self, on: str = "2024-03-01", **asked: Any) -> list[Finding]:
        with self.opened.stores.registers.connect() as connection:
            return sought(connection, on, last_position(connection), **asked)

    def position(self) -> int:
        with self.opened.stores.registers.connect() as connection:
            return last_position(connection)
