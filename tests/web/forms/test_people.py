"""People are named in forms by what they held, and found to be the same, or not, by a person's word."""

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.forms.sending import send
from tests.web.pages.reading import Reading, rows, words

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


def test_two_who_are_the_same_are_looked_at_confirmed_and_told_apart_again(officer: FlaskClient) -> None:
    twin, kari = f"/person/{the('Kari Prøvesen')}", f"/person/{the('Kari Prøve')}"
    typed = officer.get("/oppslag/person?q=Kari Prøve").json[0]["value"]
    chosen = officer.get(f"{twin}/samme", query_string={"med": typed})
    assert chosen.location == f"{twin}/samme?med={the('Kari Prøve')}"
    page = officer.get(chosen.location).text
    assert "Medlem i Regionrådet for Prøvdal kommune 2019–2023" in page
    assert "Kari Prøvesen blir vist under Kari Prøve" in words(page)
    assert send(officer, f"{twin}/samme", page).status_code == 400
    assert send(officer, f"{twin}/samme", page, reason="Skrevet på to måter.").status_code == 303
    assert officer.get(twin).location.startswith(kari)
    undo = officer.get(kari).text
    assert f'href="{twin}/ikke-samme"' in undo
    assert send(officer, f"{twin}/ikke-samme", reason="To likevel.").status_code == 303
    assert officer.get(twin).status_code == 200


def test_who_is_meant_by_an_unclear_name_is_asked_again(officer: FlaskClient) -> None:
    answer = officer.get(f"/person/{the('Kari Prøve')}/samme?med=Ola Tvilling")
    assert answer.status_code == 400
    assert "Leder i Ordførerutvalget" in answer.text
    assert officer.get(f"/person/{the('Kari Prøve')}/samme?med={the('Kari Prøve')}").status_code == 404


def test_those_whose_names_are_alike_are_listed_until_somebody_says_that_they_are_two(officer: FlaskClient) -> None:
    def pairs() -> list[str]:
        return [row for row in rows(officer.get("/personer/like").text, "table-to-og-to") if "Tvilling" in row]

    assert len(pairs()) == 1
    assert "Samme navn" in pairs()[0]
    one, other = the("Ola Tvilling"), the("Ola Tvilling 2")
    page = officer.get(f"/person/{one}/to-personer?med={other}").text
    assert send(officer, f"/person/{one}/to-personer", page, reason="Far og sønn.").status_code == 303
    assert pairs() == []


def test_the_alike_are_for_those_who_can_do_something_about_it(reading: Reading) -> None:
    assert reading(Role.AUDITOR).get("/personer/like").status_code == 200
    assert reading(Role.READER).get("/personer/like").status_code == 403
    assert reading(Role.OFFICER).get("/personer/like?after=x").status_code == 404
    assert reading(Role.READER).get(f"/person/{the('Kari Prøve')}/samme").status_code == 403


def test_a_person_is_registered_and_renamed(officer: FlaskClient) -> None:
    made = send(officer, "/person/ny", name="Ny Person").location
    assert send(officer, f"{made}/nytt-navn", name="Ny Gift", valid_from="2025").status_code == 303
    assert "Ny Gift" in officer.get(made).text
