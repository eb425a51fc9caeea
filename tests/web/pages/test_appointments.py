"""The overview of seats, and one appointment with what is known of it and its history."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.appointments_put_right import WithdrawAppointment, withdraw_appointment
from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.reading import Reading, rows, section, words
from tests.web.seated import BY
from web.services import EXTENSION

KARI, SIV, NINA = (f"/verv/{the(name)}" for name in ("Kari Prøve i RR Prøvdal 1", "Siv Skisse i RR Prøvdal 2", "Nina"))


@pytest.fixture
def reader(seated: None, reading: Reading) -> FlaskClient:
    return reading(Role.READER)


def test_the_overview_counts_the_seats_of_each_body(reader: FlaskClient) -> None:
    page = reader.get("/verv").text
    assert rows(page, "bodies") == ["Ordførerutvalget OU 1 1 0 1 av 1", "Regionrådet RR 4 2 2 1 av 1"]
    assert "Verv rettet" in section(page, "changes")
    assert 'href="/personer"' in page
    assert (
        reader.get("/verv?format=csv").data.decode("utf-8-sig").splitlines()[1].startswith("Ordførerutvalget;OU;1;1;0")
    )


def test_the_overview_of_an_empty_archive_says_so(client: FlaskClient) -> None:
    page = client.get("/verv").text
    assert "Det er ingen plasser i arkivet ennå." in page
    assert 'aria-current="page">Verv' in page


def test_an_appointment_is_told_with_its_history_and_how_late_it_was_recorded(reader: FlaskClient) -> None:
    page = words(reader.get(KARI).text)
    for told in (
        "Kari Prøve i Regionrådet",
        "Stemmerett",
        "Registrert 836 dager etter vedtaket",
        "Fra Før 01.11.2023 Etter 15.11.2023 Hvorfor: Møtet ble flyttet.",
    ):
        assert told in page
    spans = rows(reader.get(SIV).text, "spans")
    assert "Permisjon 01.01.2024 30.06.2024" in spans


def test_an_appointment_is_told_as_it_was_known(reader: FlaskClient) -> None:
    assert "Fra 01.11.2023" in section(reader.get(f"{KARI}?known=2026-03-01").text, "facts")
    assert "Arkivet kjente ikke dette vervet da." in words(reader.get(f"{KARI}?known=nr1").text)
    assert reader.get(f"{KARI}?on=x").status_code == 400


def test_a_nomination_is_for_those_who_are_signed_in(reader: FlaskClient, reading: Reading) -> None:
    assert "Foreslått" in words(reader.get(NINA).text)
    assert reading(None).get(NINA).status_code == 404
    assert "Nina" not in reading(None).get("/verv").text


def test_what_was_registered_by_mistake_says_so_and_keeps_its_history(reader: FlaskClient, filled_app: Flask) -> None:
    command = WithdrawAppointment(appointment_id=the("Kari Prøve i RR Prøvdal 1"), reason="Feil råd.", by=BY)
    withdraw_appointment(filled_app.extensions[EXTENSION].opened.archive, command)
    page = words(reader.get(KARI).text)
    assert "registrert ved en feil og er trukket tilbake" in page
    assert "Feil råd." in page


def test_the_history_of_a_body_leads_to_appointments_and_people(reader: FlaskClient) -> None:
    page = reader.get(f"/organisasjon/{the('Prøvdal')}").text
    assert f'href="{KARI}"' in page
    assert f'href="/person/{the("Kari Prøve")}"' in page
