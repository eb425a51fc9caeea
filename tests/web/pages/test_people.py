"""People are listed and found by name, and each tells what they hold and held, on a day and as it was known then."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.people import FindSamePerson, find_same_person
from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.reading import Reading, rows, section, words
from tests.web.seated import BY
from web.services import EXTENSION

KARI, TWIN, SIV = (f"/person/{the(name)}" for name in ("Kari Prøve", "Kari Prøvesen", "Siv Skisse"))


@pytest.fixture
def reader(seated: None, reading: Reading) -> FlaskClient:
    return reading(Role.READER)


def test_people_are_listed_in_norwegian_order_and_found_by_any_of_their_names(reader: FlaskClient) -> None:
    shown = reader.get("/personer").text
    assert shown.index("Siv Skissedal") < shown.index("Åse Tenkt")
    found = rows(reader.get("/personer?q=skisse").text, "table-personer-i-arkivet")
    assert found == ["Siv Skissedal Tidligere: Siv Skisse Medlem i Regionrådet for Prøvdal kommune 2019–2027"]
    assert "Ingen i arkivet heter eller het noe med «xyz»." in words(reader.get("/personer?q=xyz").text)


def test_an_archive_without_people_says_so(client: FlaskClient) -> None:
    assert "Det er ingen personer i arkivet ennå." in client.get("/personer").text


def test_a_person_is_told_with_what_they_hold_now_with_deputies_and_basis(reader: FlaskClient) -> None:
    page = reader.get(KARI).text
    assert rows(page, "now") == [
        "Regionrådet Medlem Prøvdal kommune Fra 15.11.2023 Åse Tenkt 1. vara "
        "Prøvdal kommunestyre, KS 61/2023, 20.10.2023 Registrert 05.05.2026"
    ]
    assert "Møtet ble flyttet." in section(page, "history")
    assert reader.get(f"/attest{KARI}").mimetype == "application/pdf"
    assert f'href="/attest{KARI}"' in page


def test_a_person_is_told_as_it_was_on_a_day_and_as_it_was_known_then(reader: FlaskClient) -> None:
    day = reader.get(f"{SIV}?on=2024-03-01").text
    assert "Permisjon Til og med 30.06.2024" in rows(day, "now")[0]
    assert "Siv Skissedal 1. mars 2024" in words(day)
    assert "Fra 01.11.2023" in rows(reader.get(f"{KARI}?known=2026-03-31").text, "now")[0]
    before = words(reader.get(f"{KARI}?known=2026-02-01").text)
    assert "Arkivet kjente ingen verv for personen da." in before
    assert "ved utgangen av 01.02.2026" in before


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [("on=01.03.2024", "on=2024-03-01"), ("on=2024", "on=2024-01-01"), ("known=01.06.2024&on=", "known=2024-06-01")],
)
def test_norwegian_dates_lead_to_the_address_that_is_quoted(reader: FlaskClient, written: str, leads_to: str) -> None:
    assert reader.get(f"{KARI}?{written}").location == f"{KARI}?{leads_to}"


@pytest.mark.parametrize("odd", ["on=i fjor", "known=x", "on=2024-13-01", "known=2024-01-01Tx"])
def test_what_is_no_date_is_told_at_its_field(reader: FlaskClient, odd: str) -> None:
    answer = reader.get(f"{KARI}?{odd}")
    assert answer.status_code == 400
    assert any(said in words(answer.text) for said in ("er ingen dato", "er ikke en dato"))
    assert "Feil:" in answer.text


def test_somebody_found_the_same_is_shown_under_the_other_who_has_what_both_held(
    reader: FlaskClient, filled_app: Flask
) -> None:
    same = FindSamePerson(person_id=the("Kari Prøvesen"), same_as=the("Kari Prøve"), reason="Samme.", by=BY)
    find_same_person(filled_app.extensions[EXTENSION].opened.archive, same)
    led = reader.get(TWIN)
    assert led.location == f"{KARI}?fra={the('Kari Prøvesen')}"
    page = reader.get(led.location).text
    assert "Kari Prøvesen er funnet å være samme person, og vises her." in words(page)
    assert "Registrert som Kari Prøvesen" in rows(page, "earlier")[0]
    assert "Også registrert som Kari Prøvesen" in words(page)
    assert reader.get(f"{TWIN}?known=2026-03-31").status_code == 200


def test_a_nominated_person_has_nothing_for_those_signed_out(seated: None, reading: Reading) -> None:
    path = f"/person/{the('Nina Foreslått')}"
    assert "Foreslått" in rows(reading(Role.READER).get(path).text, "now")[0]
    assert "Arkivet kjenner ingen verv for personen." in words(reading(None).get(path).text)


def test_nobody_is_not_found(reader: FlaskClient) -> None:
    assert reader.get(f"/person/{the('nobody')}").status_code == 404
    assert reader.get("/personer?after=x").status_code == 404
