"""People are named in forms by what they held, and found to be the same, or not, by a person's word."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.reading import Reading

pytestmark = pytest.mark.usefixtures("seated")


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_two_of_the_same_name_are_told_apart_by_what_they_held(officer: FlaskClient) -> None:
    offered = [one["value"] for one in officer.get("/oppslag/person?q=ola tv").json]
    assert offered == [
        "Ola Tvilling – Leder i Ordførerutvalget for Prøvdal kommune 2024–",
        "Ola Tvilling – Medlem i Regionrådet for Eksempelvik kommune 2020–2025",
    ]


def test_a_person_is_offered_by_an_earlier_name_and_without_nominations(officer: FlaskClient) -> None:
    assert [one["value"] for one in officer.get("/oppslag/person?q=Skisse").json] == [
        "Siv Skissedal – Medlem i Regionrådet for Prøvdal kommune 2019–2027"
    ]
    nobody = the("Nina Foreslått").hex[:6]
    assert [one["value"] for one in officer.get("/oppslag/person?q=nina").json] == [
        f"Nina Foreslått – uten registrert verv ({nobody})"
    ]
