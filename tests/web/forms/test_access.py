"""What is shielded, published and lifted in forms, with the law in plain words and what to think of."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from domain.legal_bases import GROUNDS
from tests.web.forms.sending import send
from tests.web.pages.reading import Reading, words
from web.forms.grounds import PLAIN

WARNING = "gjelder ikke papirer som legges fram for et organ (offl. § 16)"


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_every_section_has_plain_words_and_is_offered_with_its_heading(officer: FlaskClient) -> None:
    assert set(PLAIN) == {one.section for one in GROUNDS}
    page = words(officer.get("/sak/2025/17/1/skjerm").text)
    assert "§ 13 Opplysninger som er underlagt taushetsplikt" in page
    assert "forretningshemmeligheter" in page


@pytest.mark.parametrize(("entry", "section", "warned"), [("2", "14", True), ("2", "23", False), ("1", "15", False)])
def test_a_section_that_does_not_reach_a_case_paper_is_pointed_out(
    officer: FlaskClient, entry: str, section: str, *, warned: bool
) -> None:
    answer = send(officer, f"/sak/2025/17/{entry}/skjerm", scope="whole", section=section)
    assert answer.status_code == 303
    assert (WARNING in words(officer.get(answer.location).text)) is warned


def test_the_document_of_a_case_paper_is_a_case_paper_too(officer: FlaskClient) -> None:
    page = officer.get("/sak/2025/17/2").text
    address = next(part for part in page.split('"') if part.startswith("/dokument/") and "#" not in part)
    answer = send(officer, f"{address}/skjerm", scope="whole", section="14")
    assert WARNING in words(officer.get(answer.location).text)
