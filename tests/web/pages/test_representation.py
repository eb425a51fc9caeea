"""Whom an organisation sends where, now and then, with deputies and its own case numbers, and under earlier names."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.reading import Reading, rows, words

PROVDAL, EKSEMPELVIK = (f"/organisasjon/{the(name)}" for name in ("Prøvdal", "Eksempelvik"))


@pytest.fixture
def reader(seated: None, reading: Reading) -> FlaskClient:
    return reading(Role.READER)


def test_a_municipality_tells_whom_it_sends_with_deputies_and_its_own_case_numbers(reader: FlaskClient) -> None:
    assert rows(reader.get(PROVDAL).text, "representation") == [
        "Ordførerutvalget Ola Tvilling Leder Fra 14.03.2024 Åse Tenkt Personlig varamedlem "
        "RR 9/2024, 14.03.2024 Registrert 02.02.2026",
        "Regionrådet Kari Prøve Medlem Fra 15.11.2023 Åse Tenkt 1. vara "
        "Prøvdal kommunestyre, KS 61/2023, 20.10.2023 Registrert 05.05.2026",
        "Regionrådet Siv Skissedal Medlem 11.2019–31.10.2027 Åse Tenkt 1. vara Ikke funnet Registrert 02.02.2026",
    ]


def test_what_it_sent_on_a_day_is_told_by_the_names_of_that_day(reader: FlaskClient) -> None:
    then = rows(reader.get(f"{PROVDAL}?on=2020-03-01").text, "representation")
    assert [row.split(" Medlem")[0] for row in then] == ["Regionrådet Kari Prøvesen", "Regionrådet Siv Skisse"]


def test_what_a_merged_municipality_sent_is_told_under_the_one_it_became_part_of(reader: FlaskClient) -> None:
    assert (
        "Regionrådet Som Bortevik kommune Per Borte Medlem"
        in rows(reader.get(f"{EKSEMPELVIK}?on=2018-01-01").text, "representation")[0]
    )
    earlier = rows(reader.get(f"{EKSEMPELVIK}/tidligere-verv").text, "earlier")
    assert [row.split(" Medlem")[0] for row in earlier] == [
        "Regionrådet Ola Tvilling",
        "Regionrådet Som Bortevik kommune Per Borte",
    ]
    assert "2020–30.04.2025" in earlier[0]


def test_the_answer_leads_to_its_attestation_and_to_popolo(reader: FlaskClient) -> None:
    page = reader.get(f"{PROVDAL}?on=2024-04-01").text
    for path in (f"/attest{PROVDAL}?on=2024-04-01", f"/api/v1/popolo/organisations/{the('Prøvdal')}?on=2024-04-01"):
        assert f'href="{path}"' in page
        assert reader.get(path).status_code == 200


@pytest.mark.parametrize("path", [f"{PROVDAL}?on=2024-04-01&format=csv", f"{PROVDAL}/tidligere-verv?format=csv"])
def test_the_answer_is_taken_along_as_a_file(reader: FlaskClient, path: str) -> None:
    found = list(csv.DictReader(io.StringIO(reader.get(path).data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {row["Navn"] for row in found} >= ({"Siv Skissedal"} if "on=" in path else {"Kari Prøvesen"})
    assert {row["For"] for row in found} == {"Prøvdal kommune"}


def test_programs_are_told_the_same(reader: FlaskClient, reading: Reading) -> None:
    path = f"/api/v1/organisations/{the('Prøvdal')}/appointments?on=2024-04-01"
    answer = reading(None).get(path).json
    kari, siv = (next(one for one in answer["data"] if one["person"].startswith(name)) for name in ("Kari", "Siv"))
    assert kari["basis"]["reference"] == "KS 61/2023"
    assert [one["name"] for one in kari["deputies"]] == ["Åse Tenkt"]
    assert (siv["state"], siv["valid_from"], siv["until"]) == ("on-leave", "2019-11", "2027-10-31")
    again = reading(None).get(f"{path}&known=nr{answer['position']}").json
    assert again["data"] == answer["data"]
    assert reading(None).get(f"{path}&known=nr1").json["data"] == []
    assert reading(None).get(f"/api/v1/people/{the('Siv Skisse')}/appointments").json["data"][0]["id"] == siv["id"]
    assert reading(None).get(f"/api/v1/appointments/{siv['id']}").json["spans"][2]["last_day"] == "2024-06-30"


@pytest.mark.parametrize(
    "path", ["appointments/{nina}", "people/{nobody}/appointments", "organisations/{nobody}/appointments"]
)
def test_what_is_not_there_or_not_for_the_asker_is_not_found(seated: None, reading: Reading, path: str) -> None:
    asked = path.format(nina=the("Nina"), nobody=the("nobody"))
    assert reading(None).get(f"/api/v1/{asked}").status_code == 404


def test_an_odd_page_of_the_earlier_ones_is_empty(reader: FlaskClient) -> None:
    assert "Det er ikke flere her." in words(reader.get(f"{PROVDAL}/tidligere-verv?after=x").text)
