"""The same thing is done with many records: first told, then done, one event each."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def sent(client: FlaskClient, kind: str, chosen: list[str], **fields: str) -> str:
    token = standing(client.get("/sak/ny").text)["csrf_token"]
    answer = client.post(f"/flere/{kind}", data={"csrf_token": token, "chosen": chosen, "back": "/saker", **fields})
    assert answer.status_code == 200, answer.status_code
    return answer.text


def ids(*names: str) -> list[str]:
    return [the(name).hex for name in names]


def test_cases_are_classified_after_it_was_told_what_will_happen(officer: FlaskClient) -> None:
    chosen = ids("2025/17", "2025/18")
    asked = sent(officer, "case", chosen, action="classify")
    assert "2 valgte linjer" in words(asked)
    told = sent(officer, "case", chosen, action="classify", subject_areas="Klima", wish="preview")
    assert "Ingenting er registrert ennå." in words(told)
    assert "Klima" not in words(officer.get("/sak/2025/18").text)
    sent(officer, "case", chosen, action="classify", subject_areas="Klima", wish="go")
    assert "Klima" in words(officer.get("/sak/2025/18").text)


def test_why_some_cannot_is_told_and_the_others_are_done(officer: FlaskClient) -> None:
    chosen = ids("2025/17", "2023/4")
    told = words(sent(officer, "case", chosen, action="close", wish="preview"))
    assert "1: Sak 2023/4 er avsluttet." in told
    done = words(sent(officer, "case", chosen, action="close", wish="go"))
    assert "1: Sak 2023/4 er avsluttet." in done
    assert "Avsluttet" in words(officer.get("/sak/2025/17").text)


def test_what_is_published_already_is_told_as_so(officer: FlaskClient, reading: Reading) -> None:
    chosen = ids("2025/17-1", "2025/17-4")
    told = words(sent(officer, "journal-entry", chosen, action="publish", with_documents="yes", wish="preview"))
    assert "1 er slik allerede." in told
    assert UNPUBLISHED not in words(reading(None).get("/sak/2025/17").text)
    sent(officer, "journal-entry", chosen, action="publish", with_documents="yes", wish="go")
    assert UNPUBLISHED.casefold() in words(reading(None).get("/sak/2025/17").text).casefold()


def test_a_shielding_without_its_basis_is_told_at_its_field(officer: FlaskClient) -> None:
    token = standing(officer.get("/sak/ny").text)["csrf_token"]
    data = {"csrf_token": token, "chosen": ids("2025/17-1"), "action": "shield", "wish": "preview", "scope": "whole"}
    answer = officer.post("/flere/journal-entry", data=data)
    assert answer.status_code == 400
    assert "Paragraf i offentleglova: Dette må oppgis." in words(answer.text)


def test_the_chosen_are_sent_as_a_file(officer: FlaskClient) -> None:
    token = standing(officer.get("/sak/ny").text)["csrf_token"]
    data = {"csrf_token": token, "chosen": ids("2025/17", "2023/4"), "action": "csv"}
    answer = officer.post("/flere/case", data=data, follow_redirects=True)
    lines = answer.text.strip().splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("2025/17") or "2025/17" in lines[1]


def test_a_file_of_chosen_records_holds_what_the_asker_may_see(reading: Reading) -> None:
    names = "&".join(f"id={one}" for one in ids("2025/17-3", "2025/17-4"))
    text = reading(Role.READER).get(f"/flere/journal-entry?format=csv&{names}").text
    assert HIDDEN not in text


def test_nothing_chosen_leads_back_and_says_so(officer: FlaskClient) -> None:
    token = standing(officer.get("/sak/ny").text)["csrf_token"]
    answer = officer.post("/flere/case", data={"csrf_token": token, "action": "close", "back": "/saker?year=2025"})
    assert answer.location == "/saker?year=2025"
    assert "Ingenting er valgt." in officer.get(answer.location).text


@pytest.mark.parametrize("role", [None, Role.READER, Role.AUDITOR])
def test_those_who_only_read_choose_nothing(reading: Reading, role: Role | None) -> None:
    assert 'name="chosen"' not in reading(role).get("/saker").text
