"""The Norsus case: five who took part in a decision on capital for a company, and what they held in it that day.

On 15 March 2023 Åse Tenkt led the company's board for Marker, was noted as not impartial and left the room; Turid
Liksom, written «T. Liksom» and found to be the same, was a member and voted; Geir Modell had left the board the year
before; two are called Ola Tvilling, and one of them is deputy there; Per Prototyp is not registered as a person.
"""

from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.appointments import MakeAppointment, NominatePerson, make_appointment, nominate_person
from application.commands.bodies import EstablishBody, SetBodyOrganisations, establish_body, set_body_organisations
from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.commands.people import FindSamePerson, RegisterPerson, find_same_person, register_person
from application.commands.recusals import NoteRecusal, note_recusal
from application.commands.seats import AddSeat, add_seat

_NAMES = UUID("5a2f7c1e-1f7b-4c55-9d0c-3c1f7f6f0e11")
PEOPLE = ("Åse Tenkt", "T. Liksom", "Turid Liksom", "Geir Modell", "Ola Tvilling", "Ola Tvilling 2", "Eva Utkast")


def the(name: str) -> UUID:
    """Return the id of what is called `name`."""
    return uuid5(_NAMES, name)


def happen(archive: Archive, by: str) -> None:
    """Let all of it happen."""
    _directory(archive, by)
    _board(archive, by)
    opened = OpenCase(
        case_id=the("case"), reference="2023/7", title="Kapital til Norsus", opened_on="2023-01-02", by=by
    )
    open_case(archive, opened)
    votes = [
        {"party": "Marker", "organisation_id": str(the("Marker")), "attended": "T. Liksom"},
        {"party": "Marker", "organisation_id": str(the("Marker")), "attended": "Geir Modell"},
        {"party": "Rakkestad", "attended": "Ola Tvilling", "deputy_for": "Eva Utkast"},
        {"party": "Rakkestad", "attended": "Per Prototyp"},
    ]
    record_decision(
        archive,
        RecordDecision(
            decision_id=the("decision"),
            case_id=the("case"),
            body_id=the("RR"),
            decided_on="2023-03-15",
            number="4/2023",
            title="Kapital til selskapet",
            text="Norsus får to millioner kroner.",
            outcome="as-recommended",
            ballots=({"method": "unanimous", "votes": votes},),
            by=by,
        ),
    )
    note_recusal(
        archive,
        NoteRecusal(
            decision_id=the("decision"),
            person_id=the("Åse Tenkt"),
            section="fvl-6",
            ground="Styreleder i selskapet",
            left_room="yes",
            by=by,
        ),
    )
    publish(archive, Publish(kind="decision", record_id=the("decision"), by=by))


def _directory(archive: Archive, by: str) -> None:
    for name, kind in (("Norsus AS", "company"), ("Marker kommune", "municipality")):
        identity = the(name.partition(" ")[0])
        register_organisation(archive, RegisterOrganisation(organisation_id=identity, name=name, kind=kind, by=by))
    for name, abbreviation, kind in (
        ("Regionrådet", "RR", "political"),
        ("Selskapsstyret", "NST", "external"),
        ("Togforum", "TF", "network"),
    ):
        body = EstablishBody(body_id=the(abbreviation), name=name, abbreviation=abbreviation, kind=kind, by=by)
        establish_body(archive, body)
    owned = SetBodyOrganisations(body_id=the("NST"), owner_id=the("Norsus"), convener_id=None, by=by)
    set_body_organisations(archive, owned)
    for name in PEOPLE:
        register_person(archive, RegisterPerson(person_id=the(name), name=name.removesuffix(" 2"), by=by))
    same = FindSamePerson(person_id=the("T. Liksom"), same_as=the("Turid Liksom"), reason="samme i alle papirer", by=by)
    find_same_person(archive, same)


def _board(archive: Archive, by: str) -> None:
    seats = (("leader", "leader", 1), ("one", "member", 1), ("two", "member", 2), ("deputy", "numbered-deputy", 1))
    for seat, role, number in seats:
        told: dict[str, Any] = {"role": role, "number": number, "organisation_id": the("Marker")}
        add_seat(archive, AddSeat(body_id=the("NST"), seat_id=the(seat), seat=told, valid_from="2015", by=by))
    forum = {"role": "member", "organisation_id": the("Marker")}
    add_seat(archive, AddSeat(body_id=the("TF"), seat_id=the("forum"), seat=forum, valid_from="2015", by=by))

    def sits(person: str, seat: str, body: str = "NST", **when: Any) -> None:
        where = {"person_id": the(person), "seat_id": the(seat), "body_id": the(body), "by": by}
        identity = the(f"{person} {seat}")
        command = MakeAppointment(appointment_id=identity, organisation_id=the("Marker"), **where, **when)
        make_appointment(archive, command)

    sits("Åse Tenkt", "leader", valid_from="2021-10-01", until="2025-09-30")
    sits("Turid Liksom", "one", valid_from="2022-01-01")
    sits("Geir Modell", "two", valid_from="2019-10-01", until="2022-09-30")
    sits("Ola Tvilling 2", "deputy", valid_from="2022", until="2023")
    sits("Geir Modell", "forum", "TF", valid_from="2022", until="2026-12-31")
    nominate_person(
        archive,
        NominatePerson(
            appointment_id=the("nominated"),
            person_id=the("Geir Modell"),
            body_id=the("NST"),
            seat_id=the("two"),
            organisation_id=the("Marker"),
            nominated_on="2023-02-01",
            by=by,
        ),
    )
