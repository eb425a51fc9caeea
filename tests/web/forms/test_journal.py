"""A journal entry is registered, put right, answered, assigned, moved and withdrawn in forms."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, section, words


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_an_entry_gets_the_next_number_of_its_case(officer: FlaskClient) -> None:
    page = officer.get("/journalpost/ny?sak=2025/17").text
    grown = send(officer, "/journalpost/ny", page, kind="incoming", title="Nytt brev", wish="add:senders").text
    made = send(officer, "/journalpost/ny", grown, senders__0__name="Eksempelvik", received_on="20.11.2025")
    assert made.location == "/sak/2025/17/7"
    told = words(officer.get(made.location).text)
    assert "Nytt brev" in told
    assert "Eksempelvik" in told


def test_a_line_is_put_right_with_its_parties(officer: FlaskClient) -> None:
    page = officer.get("/sak/2025/17/1/rett").text
    held = standing(page)
    assert held["senders-0-name"] == "Liksomfylket"
    answer = send(officer, "/sak/2025/17/1/rett", page, document_date="12.08.2025", reason="Lest feil")
    assert answer.status_code == 303
    told = section(officer.get("/sak/2025/17/1").text, "history")
    assert "Lest feil" in told
    assert "12.08.2025" in told


def test_an_answer_is_noted_and_taken_back(officer: FlaskClient) -> None:
    refused = send(officer, "/sak/2025/17/1/avskriv", way="by-letter")
    assert refused.status_code == 400
    assert send(officer, "/sak/2025/17/1/angre-avskriving", reason="Feil post").status_code == 303
    done = send(officer, "/sak/2025/17/1/avskriv", way="by-letter", answer_id="2025/17-5", answered_on="2025")
    assert done.status_code == 303


def test_a_paper_is_waited_for_and_dealt_with_by_somebody(officer: FlaskClient) -> None:
    send(officer, "/sak/2025/17/1/angre-avskriving", reason="Feil post")
    assert send(officer, "/sak/2025/17/1/frist", due="01.12.2026").status_code == 303
    assert standing(officer.get("/sak/2025/17/1/frist").text)["due"] == "01.12.2026"
    assert send(officer, "/sak/2025/17/1/frist", due="").status_code == 303
    assert standing(officer.get("/sak/2025/17/1/frist").text)["due"] == ""
    account = standing(officer.get("/sak/ny").text)["responsible"]
    assert send(officer, "/sak/2025/17/1/saksbehandler", responsible=account).status_code == 303


def test_a_paper_filed_in_the_wrong_case_is_moved_and_its_old_number_leads_there(officer: FlaskClient) -> None:
    assert send(officer, "/sak/2025/17/1/flytt", case_id="2025/18", reason="Feil sak").status_code == 303
    answer = officer.get("/sak/2025/17/1")
    assert (answer.status_code, answer.location) == (301, "/sak/2025/18/2")
    assert "Papiret var først 2025/17-1" in words(officer.get(answer.location).text)
    assert "2025/17-1 er flyttet til 2025/18-2" in words(officer.get("/sak/2025/17").text)


def test_a_paper_filed_by_mistake_is_withdrawn_and_its_line_stays(officer: FlaskClient, reading: Reading) -> None:
    assert send(officer, "/sak/2025/17/1/trekk-tilbake", reason="Arkivert to ganger").status_code == 303
    public = words(reading(None).get("/sak/2025/17").text)
    assert "2025/17-1" in public
    assert "Høring: Indre-NTP" not in public
    assert send(officer, "/sak/2025/17/1/gjenopprett", reason="Likevel rett").status_code == 303
    assert "Høring: Indre-NTP" in words(reading(None).get("/sak/2025/17").text)


def test_bad_dates_are_told_at_their_fields(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/2025/17/1/rett", received_on="31.2.", sent_on="1.1.25", reason="Prøve")
    assert answer.status_code == 400
    told = words(answer.text)
    assert "Mottatt: «31.2.» er ingen dato." in told
    assert "Sendt: «1.1.25» er ingen dato." in told
