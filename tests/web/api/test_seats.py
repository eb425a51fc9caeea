"""Who sat where, for programs."""

from typing import Any

import pytest
from flask import Flask

from application.office.roles import Role
from tests.application.seated_council import the
from tests.web.api.conftest import Reader
from web.services import EXTENSION

SEATS = f"bodies/{the('RR')}/seats"


@pytest.fixture
def seated(seated_app: Flask) -> Reader:
    return Reader(seated_app)


def seat_of(answer: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in answer["data"] if one["id"] == str(the(name)))
    return found


def test_each_seat_with_role_organisation_holder_and_basis(seated: Reader) -> None:
    answer = seated.json(SEATS, on="2022-03-01")
    kari = seat_of(answer, "Indre Østfold 1")
    assert (kari["role"], kari["organisation"], kari["holder"]["name"]) == ("member", "Indre Østfold", "Kari Eksempel")
    assert (kari["basis"]["kind"], kari["basis"]["reference"]) == ("other", "KS 4/2020")
    assert kari["holder"]["recorded_on"] == "2020-02-03"
    assert seat_of(answer, "leder")["basis"]["address"] == "/vedtak/REG-30-2021"
    empty = seat_of(answer, "Skiptvet 2")
    assert (empty["holder"], empty["basis"]) == (None, None)
    assert empty["vacancy"] == {"since": "2022-01-15", "until": "2022-03-23", "last_person": "Eva Utkast"}


def test_as_known_then_and_at_a_position(seated: Reader) -> None:
    then = seated.json(SEATS, on="2022-03-01", known="2022-03-01")
    assert seat_of(then, "vara Marker 1")["holder"] is None
    assert seat_of(seated.json(SEATS, on="2022-03-01"), "vara Marker 1")["holder"]["name"] == "Siv Skissedal"
    assert seated.json(SEATS, on="2022-03-01", known=f"nr{then['position']}") == then


def test_a_day_means_its_end_at_the_office(seated: Reader) -> None:
    corrected = seated.json(SEATS, on="2021-06-10", known="2022-05-02")
    assert seat_of(corrected, "Indre Østfold 2")["holder"] is None
    at_noon = seated.json(SEATS, on="2021-06-10", known="2022-05-02T12:00:00+02:00")
    assert seat_of(at_noon, "Indre Østfold 2")["holder"]["name"] == "Mona Mønster"


def test_before_the_archive_began_nobody_is_known(seated: Reader) -> None:
    answer = seated.json(SEATS, on="2022-03-01", known="1999-01-01")
    assert [one for one in answer["data"] if one["holder"]] == []


def test_today_is_meant_where_no_day_is_given(seated: Reader) -> None:
    sitting = [one["holder"]["name"] for one in seated.json(SEATS)["data"] if one["holder"]]
    assert sitting == ["Kari Eksempel", "Mona Ny", "Bjørn Påfunn"]


@pytest.mark.parametrize("query", [{"on": "01/03/2022"}, {"on": "2022-13"}, {"known": "i går"}, {"knwon": "2022"}])
def test_what_makes_no_sense_is_refused_with_words(seated: Reader, query: dict[str, str]) -> None:
    response = seated.get(SEATS, **query)
    assert response.status_code == 400
    assert response.json["errors"]["query"].keys() == query.keys()
    assert seated.get(f"bodies/{the('nobody')}/seats").status_code == 404


def test_nominations_are_for_those_with_a_token(seated_app: Flask, seated: Reader) -> None:
    services = seated_app.extensions[EXTENSION]
    account = services.accounts.by_username(str(Role.READER))
    _, secret = services.tokens.make(account, name="Prøve", role=Role.READER)
    path = f"/api/v1/{SEATS}?on=2022-03-01"
    answer = seated_app.test_client().get(path, headers={"Authorization": f"Bearer {secret}"}).json
    assert [one["name"] for one in seat_of(answer, "Skiptvet 2")["nominated"]] == ["Ola Forslag"]
    assert seat_of(answer, "nestleder")["basis"]["reference"] == "REG 2/2020"
    public = seated.json(SEATS, on="2022-03-01")
    assert seat_of(public, "Skiptvet 2")["nominated"] == []
    assert seat_of(public, "nestleder")["basis"]["reference"] is None
