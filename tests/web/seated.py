"""People in seats of the archive of tests/web/archive.py, filed where a test wants them.

Regionrådet has two seats for Prøvdal with a numbered deputy, one for Eksempelvik, and a vacant one for Tenkeby;
Ordførerutvalget has one with a personal deputy. Bortevik, part of Eksempelvik since 2020, sent somebody before that.
Kari Prøve is also written «Kari Prøvesen»; two are called Ola Tvilling; Nina Foreslått is only nominated.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Flask

from application.commands.appointments import MakeAppointment, NominatePerson, make_appointment, nominate_person
from application.commands.appointments_put_right import CorrectAppointment, correct_appointment
from application.commands.in_office import EndAppointment, GrantLeave, end_appointment, grant_leave
from application.commands.people import RegisterPerson, RenamePerson, register_person, rename_person
from application.commands.seats import AddSeat, add_seat
from domain.clock import clock_set_to
from tests.web.filing import the
from web.services import EXTENSION

BY = "prøve"
SEATS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("RR Prøvdal 1", "RR", {"role": "member", "number": 1, "organisation_id": the("Prøvdal")}),
    ("RR Prøvdal 2", "RR", {"role": "member", "number": 2, "organisation_id": the("Prøvdal")}),
    ("RR Prøvdal vara", "RR", {"role": "numbered-deputy", "number": 1, "organisation_id": the("Prøvdal")}),
    ("RR Eksempelvik", "RR", {"role": "member", "number": 1, "organisation_id": the("Eksempelvik")}),
    ("RR Tenkeby", "RR", {"role": "member", "number": 1, "organisation_id": the("Tenkeby")}),
    ("OU Prøvdal", "OU", {"role": "leader", "number": 1, "organisation_id": the("Prøvdal")}),
    ("OU vara", "OU", {"role": "personal-deputy", "deputy_for": the("OU Prøvdal"), "organisation_id": the("Prøvdal")}),
)
PEOPLE = (
    "Kari Prøve",
    "Kari Prøvesen",
    "Ola Tvilling",
    "Ola Tvilling 2",
    "Siv Skisse",
    "Åse Tenkt",
    "Per Borte",
    "Nina Foreslått",
)


def seat_everybody(app: Flask) -> None:
    """File the seats and who sits there."""
    archive = app.extensions[EXTENSION].opened.archive
    with clock_set_to(datetime(2026, 2, 2, 9, tzinfo=UTC)):
        for name, body, seat in SEATS:
            add_seat(archive, AddSeat(body_id=the(body), seat_id=the(name), seat=seat, valid_from="2015", by=BY))
        for name in PEOPLE:
            called = name.removesuffix(" 2")
            register_person(archive, RegisterPerson(person_id=the(name), name=called, by=BY))
        named = RenamePerson(person_id=the("Siv Skisse"), name="Siv Skissedal", valid_from="2023-06-01", by=BY)
        rename_person(archive, named)

        def made(person: str, seat: str, body: str, sender: str, **more: Any) -> UUID:
            identity = the(f"{person} i {seat}")
            where = {"person_id": the(person), "seat_id": the(seat), "body_id": the(body)}
            command = MakeAppointment(appointment_id=identity, organisation_id=the(sender), by=BY, **(where | more))
            make_appointment(archive, command)
            return identity

        ks = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 61/2023"}
        council = {"basis": ks | {"decided_on": "2023-10-20"}, "decided_on": "2023-10-20"}
        kari = made("Kari Prøve", "RR Prøvdal 1", "RR", "Prøvdal", valid_from="2023-11-01", **council)
        siv = made("Siv Skisse", "RR Prøvdal 2", "RR", "Prøvdal", valid_from="2019-11", until="2027-10-31")
        made("Åse Tenkt", "RR Prøvdal vara", "RR", "Prøvdal", valid_from="2023-11-01", **council)
        made("Kari Prøvesen", "RR Prøvdal 1", "RR", "Prøvdal", valid_from="2019-11-01", until="2023-10-31")
        ours = {"kind": "decision", "decision_id": the("RR 9/2024")}
        made("Ola Tvilling", "OU Prøvdal", "OU", "Prøvdal", valid_from="2024-03-14", basis=ours)
        made("Ola Tvilling 2", "RR Eksempelvik", "RR", "Eksempelvik", valid_from="2020")
        made("Åse Tenkt", "OU vara", "OU", "Prøvdal", valid_from="2024-03-14", basis=ours)
        made("Per Borte", "RR Eksempelvik", "RR", "Bortevik", valid_from="2016-01-01", until="2019-12-31")
        made_up = NominatePerson(
            appointment_id=the("Nina"),
            person_id=the("Nina Foreslått"),
            seat_id=the("RR Tenkeby"),
            body_id=the("RR"),
            organisation_id=the("Tenkeby"),
            nominated_on="2024-01",
            by=BY,
        )
        nominate_person(archive, made_up)
        leave = GrantLeave(appointment_id=siv, valid_from="2024-01-01", until="2024-06-30", by=BY)
        grant_leave(archive, leave)
    with clock_set_to(datetime(2026, 5, 5, 9, tzinfo=UTC)):
        changes = {"valid_from": "2023-11-15"}
        command = CorrectAppointment(appointment_id=kari, changes=changes, reason="Møtet ble flyttet.", by=BY)
        correct_appointment(archive, command)
        twin = the("Ola Tvilling 2 i RR Eksempelvik")
        ending = EndAppointment(appointment_id=twin, ground="resigned", ended_on="2025-04-30", by=BY)
        end_appointment(archive, ending)
