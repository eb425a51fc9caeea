"""People with offices, put into an archive that is indexed."""

from typing import Any

from application.commands.appointments import MakeAppointment, NominatePerson, make_appointment, nominate_person
from application.commands.bodies import EstablishBody, establish_body
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.commands.people import RegisterPerson, register_person
from application.commands.seats import AddSeat, add_seat
from tests.search.conftest import Indexed
from tests.web.filing import the

BY = "kari"


def seat_council(indexed: Indexed) -> None:
    """A body with two seats and a municipality: one leader, and one who is nominated for the other seat."""
    archive = indexed.opened.archive
    body = EstablishBody(
        body_id=the("OU"), name="Ordførerutvalget", abbreviation="OU", kind="political", established_on="2010", by=BY
    )
    establish_body(archive, body)
    municipality = RegisterOrganisation(
        organisation_id=the("Marker"), name="Marker kommune", kind="municipality", by=BY
    )
    register_organisation(archive, municipality)
    for seat, role in (("leader", "leader"), ("member", "member")):
        told = {"role": role, "organisation_id": the("Marker")}
        add_seat(archive, AddSeat(body_id=the("OU"), seat_id=the(seat), seat=told, valid_from="2010", by=BY))
    person(indexed, "Åse Tenkt")
    person(indexed, "Bjørn Påfunn")
    appoint(indexed, "Åse Tenkt", "leader", valid_from="2019-10-22", until="2023-09-30")
    nominate_person(
        archive,
        NominatePerson(**_where("Bjørn Påfunn", "member"), nominated_on="2023-08-01"),
    )


def person(indexed: Indexed, name: str) -> None:
    """Register a person."""
    register_person(indexed.opened.archive, RegisterPerson(person_id=the(name), name=name, by=BY))


def appoint(indexed: Indexed, name: str, seat: str, **when: Any) -> None:
    """Let a person have a seat."""
    make_appointment(indexed.opened.archive, MakeAppointment(**_where(name, seat), **when))


def _where(name: str, seat: str) -> dict[str, Any]:
    return {
        "appointment_id": the(f"{name} {seat}"),
        "person_id": the(name),
        "body_id": the("OU"),
        "seat_id": the(seat),
        "organisation_id": the("Marker"),
        "by": BY,
    }
