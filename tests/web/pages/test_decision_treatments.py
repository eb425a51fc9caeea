"""On a decision's page: who of the participants has treated it, told by forms and the API."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.forms.sending import send
from tests.web.pages.reading import section, words

PAGE = "/vedtak/RR-23-2025"
Reading = Callable[[Role | None], FlaskClient]


@pytest.fixture
def asked(reading: Reading) -> FlaskClient:
    officer = reading(Role.OFFICER)
    chosen = {f"organisations__{place}": str(the(name)) for place, name in enumerate(("Prøvdal", "Tenkeby"))}
    sent = send(officer, f"{PAGE}/til-kommunene", sent_on="01.04.2025", deadline="30.09.2025", **chosen)
    assert sent.status_code == 303, sent.text
    return officer


def test_it_waits_for_those_it_was_sent_to(asked: FlaskClient, reading: Reading) -> None:
    shown = words(section(reading(None).get(PAGE).text, "kommunene"))
    assert "Prøvdal kommune Venter på vedtak Frist 30.09.2025" in shown
    assert "0 av 2" in shown


def test_what_they_decide_is_told_and_can_be_taken_back(asked: FlaskClient, reading: Reading) -> None:
    told = {
        "organisation_id": str(the("Prøvdal")),
        "outcome": "adopted",
        "treated_on": "18.06.2025",
        "basis__kind": "other",
        "basis__authority": "Prøvdal kommunestyre",
        "basis__reference": "KS 40/2025",
    }
    assert send(asked, f"{PAGE}/kommunens-vedtak", **told).status_code == 303
    shown = words(section(reading(None).get(PAGE).text, "kommunene"))
    assert "Vedtatt 18.06.2025 KS 40/2025" in shown
    assert "1 av 2" in shown
    answered = reading(None).get(f"/api/v1/decisions/{the('RR 23/2025')}").json["treatments"]
    assert {(one["outcome"], one["deadline"]) for one in answered} == {("adopted", "2025-09-30"), (None, "2025-09-30")}
    number = next(one["number"] for one in answered if one["number"])
    assert send(asked, f"{PAGE}/angre-kommunens-vedtak?nr={number}", reason="feil sak").status_code == 303
    assert "0 av 2" in words(section(reading(None).get(PAGE).text, "kommunene"))


def test_all_that_is_wrong_is_said_at_once(asked: FlaskClient) -> None:
    refused = send(asked, f"{PAGE}/kommunens-vedtak", organisation_id="Ukjent", treated_on="i går")
    assert refused.status_code == 400
    assert "i går" in refused.text
    assert "Utfall" in refused.text


def test_a_decision_that_nobody_must_treat_says_nothing_of_it(filled_app: Flask) -> None:
    assert 'id="kommunene"' not in filled_app.test_client().get(PAGE).text


def test_it_waits_for_a_municipality_until_it_has_decided(asked: FlaskClient, reading: Reading) -> None:
    address = f"/organisasjon/{the('Prøvdal')}"
    (waiting,) = _to_treat(reading, address)
    assert waiting["due"] == "2025-09-30"
    assert waiting["text"].startswith("Behandle RR 23/2025")
    told = {"organisation_id": str(the("Prøvdal")), "outcome": "noted", "treated_on": "18.06.2025"}
    assert send(asked, f"{PAGE}/kommunens-vedtak", **told).status_code == 303
    assert _to_treat(reading, address) == []


def _to_treat(reading: Reading, address: str) -> list[dict[str, str]]:
    """Return what is to be treated as programs are told, which the page and the calendar tell too."""
    found = reading(None).get(f"/api/v1/organisations/{the('Prøvdal')}/waiting").json["data"]
    lines = [one for one in found if one["kind"] == "treat"]
    calendar = reading(None).get(f"{address}/frister.ics").text.replace("\r\n ", "")
    assert ("Behandle RR 23/2025" in calendar) is bool(lines)
    return lines
