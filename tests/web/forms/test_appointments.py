"""Appointments are made, ended and put right in forms, from the seats of a body."""

import re

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, words

SEATS = "/organ/RR/plasser-oppsett"
NEW = f"/organ/RR/ny-oppnevning?plass={the('RR Tenkeby')}"
KARI = f"/verv/{the('Kari Prøve i RR Prøvdal 1')}"
SIV = f"/verv/{the('Siv Skisse i RR Prøvdal 2')}"


@pytest.fixture
def officer(seated: None, reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_a_seat_is_filled_on_the_decision_of_another_authority(officer: FlaskClient) -> None:
    assert "Tenkeby kommune, medlem Nina Foreslått Foreslått Ledig" in words(officer.get(SEATS).text)
    page = officer.get(NEW).text
    begun = standing(page)
    assert (begun["seat_id"], begun["until"]) == (str(the("RR Tenkeby")), "31.10.2027")
    done = send(
        officer,
        "/organ/RR/ny-oppnevning",
        page,
        person_id="åse tenkt",
        valid_from="1.3.2024",
        basis__kind="other",
        basis__authority="Tenkeby kommunestyre",
        basis__decided_on="20.2.2024",
    )
    assert (done.status_code, done.location) == (303, SEATS), words(done.text)
    assert "Tenkeby kommune, medlem Nina Foreslått Foreslått Åse Tenkt 01.03.2024–31.10.2027" in words(
        officer.get(SEATS).text
    )


def test_somebody_new_is_registered_once_that_is_confirmed(officer: FlaskClient) -> None:
    written = {"valid_from": "2024", "basis__kind": "none-found"}
    page = officer.get(NEW).text
    assert "new_person" not in page
    asked = send(officer, "/organ/RR/ny-oppnevning", page, person_id="Berit Helt Ny", **written)
    assert asked.status_code == 400
    assert "«Berit Helt Ny» finnes ikke i arkivet" in words(asked.text)
    assert standing(asked.text)["person_id"] == "Berit Helt Ny"
    done = send(officer, "/organ/RR/ny-oppnevning", asked.text, new_person="yes")
    again = send(officer, "/organ/RR/ny-oppnevning", asked.text, new_person="yes")
    assert (done.status_code, again.status_code) == (303, 303), words(done.text)
    assert words(officer.get(SEATS).text).count("Berit Helt Ny 2024–31.10.2027") == 1


def test_what_is_wrong_is_said_at_its_field(officer: FlaskClient) -> None:
    wrong = send(officer, NEW, person_id="Åse Tenkt", valid_from="2024", until="2023", basis__kind="decision")
    told = words(wrong.text)
    assert "Siste dag: 2023 er før 2024" in told
    assert "Vårt vedtak: Vedtak mangler" in told
    assert 'aria-invalid="true"' in wrong.text
    two = send(
        officer,
        f"/organ/OU/ny-oppnevning?plass={the('OU vara')}",
        person_id="Ola Tvilling – Leder i Ordførerutvalget for Prøvdal kommune 2024–",
        valid_from="2025",
        until="",
        basis__kind="none-found",
    )
    assert "Person: Ola Tvilling har en annen rolle på samme plass fra 31.12.2025" in words(two.text)
    assert "new_person" not in two.text


def test_an_appointment_is_ended_taken_back_and_put_right(officer: FlaskClient) -> None:
    done = send(officer, f"{KARI}/avslutt", ground="resigned", ended_on="30.6.2025")
    assert done.status_code == 303, words(done.text)
    again = send(officer, f"{KARI}/avslutt", ground="resigned", ended_on="30.6.2025")
    assert "Vervet er allerede avsluttet" in words(again.text)
    assert send(officer, f"{KARI}/angre-slutt", reason="Ble sittende").status_code == 303
    page = officer.get(f"{KARI}/rett").text
    assert standing(page)["valid_from"] == "15.11.2023"
    done = send(officer, f"{KARI}/rett", page, until="31.10.2027", basis__reference="KS 62/2023", reason="Avskrift")
    assert done.status_code == 303, words(done.text)
    corrected = standing(officer.get(f"{KARI}/rett").text)
    assert (corrected["until"], corrected["basis-reference"]) == ("31.10.2027", "KS 62/2023")


def test_two_who_correct_the_same_see_both(officer: FlaskClient) -> None:
    page = officer.get(f"{KARI}/rett").text
    assert send(officer, f"{KARI}/rett", page, basis__reference="KS 62/2023", reason="Avskrift").status_code == 303
    stale = send(officer, f"{KARI}/rett", page, basis__reference="KS 63/2023", reason="Avskrift")
    assert stale.status_code == 412
    assert "KS 62/2023" in words(stale.text)
    assert "KS 63/2023" in words(stale.text)


def test_a_leave_is_put_right_from_the_page_of_the_appointment(officer: FlaskClient, reading: Reading) -> None:
    page = officer.get(SIV).text
    (form,) = re.findall(r'href="(/verv/[^"]+/rett-del/\d+)"', page)
    assert "rett-del" not in reading(Role.READER).get(SIV).text
    begun = standing(officer.get(form).text)
    assert (begun["valid_from"], begun["until"], begun["basis-kind"]) == ("01.01.2024", "30.06.2024", "none-found")
    done = send(officer, form, until="31.8.2024", reason="Avskrift")
    assert (done.status_code, done.location) == (303, SIV), words(done.text)
    told = words(officer.get(SIV).text)
    assert "Permisjon 01.01.2024–31.08.2024" in told
    assert "Forlengelse, permisjon eller innrykk rettet" in told
    assert "Siste dag Før 30. 06.2024 Etter 31. 08.2024 Hvorfor: Avskrift" in told
    emptied = send(officer, form, valid_from="", reason="Avskrift")
    assert "Fra mangler" in words(emptied.text)
    assert officer.get(f"{SIV}/rett-del/99").status_code == 404


def test_which_part_is_put_right_is_chosen_in_words(officer: FlaskClient) -> None:
    longer = send(officer, f"{SIV}/forleng", until="31.12.2028", basis__kind="none-found")
    assert longer.status_code == 303, words(longer.text)
    page = officer.get(f"{SIV}/rett-del").text
    assert "Permisjon 01.01.2024–30.06.2024" in words(page)
    (number,) = re.findall(r'<option value="(\d+)"[^>]*>Forlenget til 31.12.2028', page)
    no_first_day = send(officer, f"{SIV}/rett-del", page, number=number, valid_from="2028", reason="Avskrift")
    assert "En forlengelse begynner der perioden sluttet" in words(no_first_day.text)
    ours = {"basis__kind": "decision", "basis__decision_id": "RR 9/2024"}
    done = send(officer, f"{SIV}/rett-del", page, number=number, until="30.11.2028", reason="Avskrift", **ours)
    assert done.status_code == 303, words(done.text)
    begun = standing(officer.get(f"{SIV}/rett-del/{number}").text)
    assert (begun["until"], begun["basis-kind"]) == ("30.11.2028", "decision")


def test_one_is_led_back_to_where_the_action_was_begun(officer: FlaskClient) -> None:
    assert f'href="{KARI}/avslutt?fra=plasser"' in officer.get(SEATS).text
    written = {"kind": "leave", "valid_from": "1.1.2025", "until": "1.2.2025", "basis__kind": "none-found"}
    page = officer.get(f"{KARI}/permisjon?fra=plasser").text
    assert f'action="{KARI}/permisjon?fra=plasser"' in page
    assert send(officer, f"{KARI}/permisjon?fra=plasser", page, **written).location == SEATS
    assert send(officer, f"{KARI}/permisjon", **written).location == KARI


def test_a_deputy_acts_while_a_member_is_away(officer: FlaskClient) -> None:
    away = send(
        officer, f"{KARI}/permisjon", kind="leave", valid_from="1.1.2024", until="31.12.2099", basis__kind="none-found"
    )
    assert away.status_code == 303, words(away.text)
    deputy = f"/verv/{the('Åse Tenkt i RR Prøvdal vara')}"
    acts = send(
        officer,
        f"{deputy}/rykk-inn",
        for_seat_id=str(the("RR Prøvdal 1")),
        valid_from="1.1.2024",
        until="31.12.2099",
        basis__kind="none-found",
    )
    assert acts.status_code == 303, words(acts.text)
    told = words(officer.get(SEATS).text)
    assert "Kari Prøve Permisjon" in told
    assert "Åse Tenkt Møter fast for en annen" in told


def test_somebody_nominated_is_elected(officer: FlaskClient) -> None:
    done = send(officer, f"/verv/{the('Nina')}/velg", valid_from="1.3.2024", basis__kind="none-found", way="majority")
    assert done.status_code == 303, words(done.text)
    assert "Foreslått" not in words(officer.get(SEATS).text).replace("Nina Foreslått", "")


def test_forms_are_for_those_who_write(officer: FlaskClient, reading: Reading) -> None:
    assert officer.get(KARI + "/avslutt").status_code == 200
    for role in (None, Role.READER):
        client = reading(role)
        for path in (SEATS, NEW, f"{KARI}/avslutt"):
            assert client.get(path).status_code in (302, 303, 403)
