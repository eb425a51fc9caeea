"""Rows of appointments, in tests, and who sits where when they are imported."""

from application.opened import OpenArchive
from application.questions.bodies import body_by_abbreviation
from application.questions.holdings import holdings_of_body_between
from application.questions.known import last_position
from application.questions.people import people_names
from application.questions.seats import seats_by_id
from domain.intervals import BEGINNING, OPEN
from tests.application.imports.manifests import Cells

BODIES: list[Cells] = [
    {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune"},
    {"type": "organisasjon", "referanse": "0102", "tittel": "Liksomnes kommune"},
    {"type": "organ", "nøkkel": "ou", "tittel": "Arbeidsutvalget", "slag": "politisk", "forkortelse": "AU"},
    {
        "type": "organ",
        "nøkkel": "ou",
        "tittel": "Ordførerutvalget",
        "slag": "politisk",
        "forkortelse": "OU",
        "dato": "01.06.2016",
    },
    {"type": "organ", "tittel": "Regionrådet", "slag": "politisk", "forkortelse": "RR"},
]

KARI: Cells = {
    "type": "verv",
    "person": "Kari Eksempel",
    "organ": "OU",
    "rolle": "medlem",
    "organisasjon": "Prøvdal",
    "fra og med": "12.10.2019",
    "til og med": "2023-10",
}
OLA: Cells = KARI | {"person": "Tenkt, Ola", "organisasjon": "Liksomnes kommune"}


def sat(opened: OpenArchive, abbreviation: str = "OU") -> list[tuple[str, str, int, str, str]]:
    """Who sat in a body when: name, role, the seat's number, first day and last day as written."""
    with opened.stores.registers.connect() as connection:
        known = last_position(connection)
        body = body_by_abbreviation(connection, abbreviation)
        assert body is not None
        held = holdings_of_body_between(connection, body.id, BEGINNING, OPEN, known)
        names = people_names(connection, [one.person_id for one in held])
        seats = seats_by_id(connection, [one.seat_id for one in held], known)
    found = {
        (names[one.person_id], one.role, seats[one.seat_id].number, one.term_from or "", one.term_until or "")
        for one in held
        if one.holds
    }
    return sorted(found, key=lambda one: (one[3], one[0], one[1]))
