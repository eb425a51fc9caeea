"""A new term of a whole body, a replacement and a seat left to a deputy, each in one form and one recording."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION

SEATS, TERM = "/organ/RR/plasser-oppsett", "/organ/RR/ny-periode"
KARI = f"/verv/{the('Kari Prøve i RR Prøvdal 1')}"
COMMON = {"valid_from": "1.1.2025", "until": "31.12.2028", "basis__kind": "decision", "basis__decision_id": "RR 9/2024"}


@pytest.fixture
def officer(seated: None, reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def row_of(page: str, seat: str) -> int:
    held = standing(page)
    return next(int(name.split("-")[1]) for name, value in held.items() if value == str(the(seat)))


def test_a_term_is_begun_for_all_seats_at_once(officer: FlaskClient, filled_app: Flask) -> None:
    page = officer.get(TERM).text
    begun = standing(page)
    assert (begun["valid_from"], begun["seats-0-what"]) == ("01.11.2027", "kept")
    one, two, vacant, deputy = (
        row_of(page, seat) for seat in ("RR Prøvdal 1", "RR Prøvdal 2", "RR Tenkeby", "RR Prøvdal vara")
    )
    recorder = filled_app.extensions[EXTENSION].archive.recorder
    before = recorder.max_notification_id()
    names = {f"seats__{vacant}__person_id": "Nils Ny", f"seats__{one}__person_id": "Nils Ny"}
    asked = send(officer, TERM, page, **COMMON, **names, **{f"seats__{two}__what": "again"})
    assert asked.status_code == 400
    assert words(asked.text).count("«Nils Ny» finnes ikke i arkivet") == 4  # above, and at both rows
    assert recorder.max_notification_id() == before
    ticks = {f"seats__{vacant}__new_person": "yes", f"seats__{one}__new_person": "yes"}
    done = send(officer, TERM, asked.text, **ticks, **{f"seats__{deputy}__what": "vacant"})
    assert (done.status_code, done.location) == (303, SEATS), words(done.text)
    told = words(officer.get(SEATS).text)
    assert "Prøvdal kommune, medlem 1 Nils Ny 01.01.2025–31.12.2028" in told
    assert "Prøvdal kommune, medlem 2 Siv Skissedal 01.01.2025–31.12.2028" in told
    assert "Tenkeby kommune, medlem Nina Foreslått Foreslått Nils Ny 01.01.2025–31.12.2028" in told
    assert "Prøvdal kommune, varamedlem Ledig" in told
    again = send(officer, TERM, asked.text, **ticks, **{f"seats__{deputy}__what": "vacant"})
    assert again.status_code == 303
    with filled_app.extensions[EXTENSION].stores.registers.connect() as connection:
        from application.questions.people_named import people_named

        assert len(people_named(connection, "Nils Ny")) == 1


def test_what_is_wrong_in_rows_is_told_at_them_and_nothing_is_lost(officer: FlaskClient) -> None:
    page = officer.get("/organ/OU/ny-periode").text
    leader, deputy = row_of(page, "OU Prøvdal"), row_of(page, "OU vara")
    names = {f"seats__{leader}__person_id": "Siv Skissedal", f"seats__{deputy}__person_id": "Siv Skissedal"}
    wrong = send(officer, "/organ/OU/ny-periode", page, **COMMON, **names)
    assert wrong.status_code == 400
    assert "Siv Skissedal har en annen rolle på samme plass" in words(wrong.text)
    assert standing(wrong.text)[f"seats-{leader}-person_id"] == "Siv Skissedal"
    empty = send(officer, "/organ/OU/ny-periode", page, **COMMON)
    assert "Ingenting er skrevet for noen plass" in words(empty.text)
    both = send(officer, "/organ/OU/ny-periode", page, **COMMON, **names, **{f"seats__{leader}__what": "again"})
    assert "Både et navn og «Gjenvalgt» er oppgitt" in words(both.text)


def test_who_got_a_seat_meanwhile_is_not_put_out_unseen(officer: FlaskClient) -> None:
    page = officer.get(TERM).text
    assert send(officer, f"{KARI}/erstatt", person_id="Åse Tenkt", **_NONE, valid_from="1.6.2024").status_code == 303
    row = row_of(page, "RR Prøvdal 1")
    late = send(officer, TERM, page, **COMMON, **{f"seats__{row}__person_id": "Siv Skissedal"})
    assert "Noen andre har fått plassen siden du åpnet siden" in words(late.text)
    assert "Åse Tenkt" in words(late.text)
    done = send(officer, TERM, late.text)
    assert done.status_code == 303, words(done.text)


_NONE = {"basis__kind": "none-found"}


def test_somebody_is_replaced_for_the_rest_of_the_term(officer: FlaskClient) -> None:
    page = officer.get(f"/verv/{the('Siv Skisse i RR Prøvdal 2')}/erstatt").text
    assert standing(page)["until"] == "31.10.2027"
    path = f"/verv/{the('Siv Skisse i RR Prøvdal 2')}/erstatt"
    done = send(officer, path, page, person_id="Kari Prøvesen", valid_from="1.9.2025", **_NONE)
    again = send(officer, path, page, person_id="Kari Prøvesen", valid_from="1.9.2025", **_NONE)
    assert (done.status_code, again.status_code) == (303, 303), words(done.text)
    told = words(officer.get(SEATS).text)
    assert told.count("Prøvdal kommune, medlem 2 Kari Prøvesen 01.09.2025–31.10.2027") == 1


def test_a_deputy_moves_up_after_one_who_leaves(officer: FlaskClient) -> None:
    page = officer.get(f"{KARI}/fratre").text
    assert "Første vara i rekken rykker opp: Åse Tenkt" in words(page)
    done = send(officer, f"{KARI}/fratre", page, ended_on="30.6.2025", fill="deputy", **_NONE)
    assert done.status_code == 303, words(done.text)
    told = words(officer.get(SEATS).text)
    assert "Prøvdal kommune, medlem 1 Åse Tenkt 01.07.2025–" in told
    assert "Prøvdal kommune, varamedlem Ledig" in told
    nobody = send(officer, f"/verv/{the('Siv Skisse i RR Prøvdal 2')}/fratre", ended_on="2025", fill="deputy", **_NONE)
    assert "Ingen vara som kan rykke opp" in words(nobody.text)


def test_seats_are_added_changed_corrected_and_abolished(officer: FlaskClient) -> None:
    path = "/organ/KDU/plasser-oppsett"
    assert "Organet har ingen plasser ennå" in words(officer.get(path).text)
    page = officer.get("/organ/KDU/nye-plasser").text
    none = send(officer, "/organ/KDU/nye-plasser", page)
    assert "Ingen plasser er bedt om" in words(none.text)
    made = send(officer, "/organ/KDU/ny-plass", role="leader", rights__0="vote", valid_from="2020")
    assert made.status_code == 303, words(made.text)
    assert "Leder Ledig" in words(officer.get(path).text)
    seat = officer.get(path).text.partition("rett-plass?plass=")[2].partition('"')[0]
    page = officer.get(f"/organ/KDU/rett-plass?plass={seat}").text
    assert standing(page) | {"role": "leader", "rights-0": "vote", "valid_from": "2020"} == standing(page)
    done = send(officer, "/organ/KDU/rett-plass", page, label="Møteleder", rights__2="speak", reason="Manglet")
    assert done.status_code == 303, words(done.text)
    assert "Leder (Møteleder)" in words(officer.get(path).text)
    changed = send(officer, "/organ/KDU/endre-plass?plass=" + seat, role="secretary", valid_from="2021")
    assert changed.status_code == 303, words(changed.text)
    assert "Sekretær" in words(officer.get(path).text)
    gone = send(officer, "/organ/KDU/nedlegg-plass?plass=" + seat, abolished_on="2022")
    assert gone.status_code == 303, words(gone.text)
    assert "er ført på plassen" not in words(officer.get(path).text)
    again = send(officer, "/organ/KDU/nedlegg-plass?plass=" + seat, abolished_on="2022")
    assert "fantes til 2022" in words(again.text)


def test_it_is_said_who_has_a_seat_longer_than_it_is_there(officer: FlaskClient) -> None:
    seat = str(the("RR Prøvdal 1"))
    gone = send(officer, "/organ/RR/nedlegg-plass?plass=" + seat, abolished_on="31.12.2025")
    assert gone.status_code == 303, words(gone.text)
    assert "Kari Prøve er ført på plassen også etter 31.12.2025" in words(officer.get(SEATS).text)


def test_it_is_said_how_a_body_is_seated(officer: FlaskClient) -> None:
    done = send(officer, "/organ/RR/sammensetning", is_assembly="yes", term_months="48", elector="participant")
    assert done.status_code == 303
    told = words(officer.get(SEATS).text)
    assert "En periode på 48 måneder. Valgt av: hver deltaker. Det er representantskapet." in told
    assert standing(officer.get(TERM).text)["until"] == "31.10.2031"
