"""Bodies and organisations are registered, renamed and closed in forms."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, words


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_a_body_is_registered_renamed_and_dissolved(officer: FlaskClient) -> None:
    made = send(officer, "/organ/nytt", name="Klimautvalget", abbreviation="KLU", kind="political")
    assert made.location == "/organ/KLU"
    page = officer.get("/organ/KLU/nytt-navn").text
    assert standing(page)["name"] == "Klimautvalget"
    assert send(officer, "/organ/KLU/nytt-navn", page, name="Klima- og miljøutvalget").status_code == 303
    assert "Klima- og miljøutvalget" in officer.get("/organ/KLU").text
    assert send(officer, "/organ/KLU/avvikle", dissolved_on="2025").status_code == 303
    assert "Nedlagt 2025" in words(officer.get("/organ/KLU").text)


def test_an_abbreviation_that_is_taken_is_told_at_its_field(officer: FlaskClient) -> None:
    answer = send(officer, "/organ/nytt", name="Enda et råd", abbreviation="RR", kind="political")
    assert answer.status_code == 400
    assert "Forkortelse:" in words(answer.text)


def test_an_owner_is_set_and_taken_away(officer: FlaskClient) -> None:
    assert send(officer, "/organ/OU/eier", owner_id="Prøvdal kommune").status_code == 303
    page = officer.get("/organ/OU/eier").text
    assert standing(page)["owner_id"] == "Prøvdal kommune"
    assert send(officer, "/organ/OU/eier", page, owner_id="").status_code == 303
    assert standing(officer.get("/organ/OU/eier").text)["owner_id"] == ""


def test_an_organisation_is_registered_numbered_and_merged(officer: FlaskClient) -> None:
    made = send(officer, "/organisasjon/ny", name="Lite AS", kind="company").location
    wrong = send(officer, f"{made}/nummer", number_kind="organisation-number", number="123456789")
    assert wrong.status_code == 400
    assert standing(wrong.text)["number"] == "123456789"
    assert send(officer, f"{made}/nummer", number_kind="organisation-number", number="974760673").status_code == 303
    assert send(officer, f"{made}/slatt-sammen", into_id="Prøvdal kommune", merged_on="2025").status_code == 303
    assert "Prøvdal" in officer.get(made).text


def test_a_document_is_shielded_on_its_own_page(officer: FlaskClient, reading: Reading) -> None:
    address = next(part for part in officer.get("/sak/2025/17/1").text.split('"') if part.startswith("/dokument/"))
    assert reading(None).get(address).status_code == 200
    done = send(officer, f"{address}/skjerm", scope="whole", section="13", rule="fvl. § 13")
    assert done.status_code == 303
    assert "Handlinger" in officer.get(address).text


def test_the_facts_of_a_body_are_put_right(officer: FlaskClient) -> None:
    page = officer.get("/organ/OU/rett").text
    assert standing(page)["abbreviation"] == "OU"
    done = send(officer, "/organ/OU/rett", page, established_on="2015", reason="Sto ikke i registeret")
    assert done.status_code == 303
    assert standing(officer.get("/organ/OU/rett").text)["established_on"] == "2015"


def test_a_name_that_a_body_had_is_put_right(officer: FlaskClient) -> None:
    page = officer.get("/organ/OU/rett-navn").text
    number = page.partition("Arbeidsutvalget")[0].rpartition('value="')[2].partition('"')[0]
    done = send(officer, "/organ/OU/rett-navn", page, number=number, name="Arbeidsutvalet", reason="Skrivefeil")
    assert done.status_code == 303, words(done.text)
    assert "Arbeidsutvalet" in officer.get("/organ/OU").text
    nothing = send(officer, "/organ/OU/rett-navn", number=number, reason="Ingen")
    assert nothing.status_code == 400


def test_a_number_of_an_organisation_is_put_right(officer: FlaskClient) -> None:
    made = send(
        officer,
        "/organisasjon/ny",
        name="Lite AS",
        kind="company",
        number_kind="organisation-number",
        number="974760673",
    ).location
    page = officer.get(f"{made}/rett-nummer").text
    assigned = page.partition("974760673")[0].rpartition('value="')[2].partition('"')[0]
    done = send(officer, f"{made}/rett-nummer", page, assigned=assigned, number="923609016", reason="Feil nummer")
    assert done.status_code == 303, words(done.text)
    assert "923 609 016" in words(officer.get(made).text) or "923609016" in words(officer.get(made).text)
