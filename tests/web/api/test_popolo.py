"""Popolo: what others read of people, organisations, posts and memberships, by the standard's own names."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the

pytestmark = pytest.mark.usefixtures("seated")

Reading = Callable[[Role | None], FlaskClient]
DATE = re.compile(r"\d{4}(-\d\d){0,2}")  # https://www.popoloproject.com/specs/: reduced dates of ISO 8601
PROPERTIES = {
    "persons": {"id", "name", "other_names", "identifiers", "sources"},
    "organizations": {
        *("id", "name", "classification", "parent_id", "founding_date", "dissolution_date"),
        *("other_names", "identifiers", "sources"),
    },
    "posts": {"id", "label", "role", "organization_id", "start_date", "end_date"},
    "memberships": {
        *("id", "label", "role", "person_id", "organization_id", "post_id", "on_behalf_of_id"),
        *("start_date", "end_date", "sources"),
    },
}
OURS = {"posts": {"number", "deputy_for"}, "memberships": {"end_reason", "basis"}}


def asked(reading: Reading, address: str, status: int = 200) -> dict[str, Any]:
    answer = reading(None).get(f"/api/v1/popolo{address}", headers={"Accept-Language": "nb"})
    assert answer.status_code == status
    found: dict[str, Any] = answer.get_json()
    return found


def by_id(told: dict[str, Any], kind: str, identity: object) -> dict[str, Any]:
    return next(one for one in told[kind] if one["id"] == str(identity))


def test_a_body_is_an_organisation_with_posts_and_memberships(reading: Reading) -> None:
    told = asked(reading, f"/bodies/{the('RR')}")
    kari = by_id(told, "memberships", the("Kari Prøve i RR Prøvdal 1"))
    assert kari["person_id"] == str(the("Kari Prøve"))
    assert kari["organization_id"] == str(the("RR"))
    assert kari["post_id"] == str(the("RR Prøvdal 1"))
    assert kari["on_behalf_of_id"] == str(the("Prøvdal"))
    assert (kari["role"], kari["start_date"], kari["end_date"]) == ("member", "2023-11-15", None)
    assert kari["sources"][0]["note"].endswith("20.10.2023")
    siv = by_id(told, "memberships", the("Siv Skisse i RR Prøvdal 2"))
    assert (siv["start_date"], siv["end_date"]) == ("2019-11", "2027-10-31")
    assert by_id(told, "memberships", the("Ola Tvilling 2 i RR Eksempelvik"))["end_reason"] == "resigned"
    assert by_id(told, "posts", the("RR Prøvdal 1"))["start_date"] == "2015-01-01"
    assert by_id(told, "organizations", the("RR"))["identifiers"] == [{"scheme": "abbreviation", "identifier": "RR"}]
    assert str(the("Nina")) not in {one["id"] for one in told["memberships"]}  # only nominated


def test_what_is_named_is_there_and_dates_and_properties_are_those_of_the_standard(reading: Reading) -> None:
    told = asked(reading, "?limit=100")
    assert told["next"] is None
    ids = {kind: {one["id"] for one in told[kind]} for kind in PROPERTIES}
    for one in told["memberships"]:
        assert one["person_id"] in ids["persons"]
        assert one["post_id"] in ids["posts"]
        assert {one["organization_id"], one["on_behalf_of_id"]} <= ids["organizations"]
    for one in told["posts"]:
        assert one["organization_id"] in ids["organizations"]
    for kind, properties in PROPERTIES.items():
        for one in told[kind]:
            assert set(one) == properties | OURS.get(kind, set()), kind
            names = [{"name": one.get("name"), **one}, *one.get("other_names", [])]
            dates = [value for each in names for field, value in each.items() if field.endswith("_date") and value]
            assert all(DATE.fullmatch(date) for date in dates)
            assert all(each["url"].startswith("http://localhost/") for each in one.get("sources", []))


def test_names_over_time_are_other_names(reading: Reading) -> None:
    told = asked(reading, f"/people/{the('Siv Skisse')}")
    (siv,) = told["persons"]
    assert siv["name"] == "Siv Skissedal"
    assert {"name": "Siv Skisse", "start_date": None, "end_date": "2023-05-31"} in siv["other_names"]
    assert [one["post_id"] for one in told["memberships"]] == [str(the("RR Prøvdal 2"))]


def test_an_organisation_comes_with_whom_it_sends_under_earlier_ones_too(reading: Reading) -> None:
    told = asked(reading, f"/organisations/{the('Eksempelvik')}")
    assert {one["on_behalf_of_id"] for one in told["memberships"]} == {str(the("Eksempelvik")), str(the("Bortevik"))}
    on_a_day = asked(reading, f"/organisations/{the('Eksempelvik')}?on=2017-01-01")
    assert [one["on_behalf_of_id"] for one in on_a_day["memberships"]] == [str(the("Bortevik"))]


def test_it_is_asked_as_it_was_known_and_a_page_at_a_time(reading: Reading) -> None:
    told = asked(reading, f"/bodies/{the('RR')}")
    before = asked(reading, f"/bodies/{the('RR')}?known=nr{told['position'] - 2}")
    assert by_id(before, "memberships", the("Kari Prøve i RR Prøvdal 1"))["start_date"] == "2023-11-01"
    assert asked(reading, f"/bodies/{the('RR')}?known=2020")["memberships"] == []
    people, cursor = [], ""
    while cursor is not None:
        page = asked(reading, f"?limit=3{cursor and '&cursor='}{cursor}")
        people += [one["id"] for one in page["persons"]]
        cursor = page["next"]
    assert sorted(people) == sorted(one["id"] for one in asked(reading, "?limit=100")["persons"])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/bodies/{the('nothing')}", 404),
        (f"/people/{the('nothing')}", 404),
        (f"/organisations/{the('nothing')}", 404),
        ("?on=i-fjor", 400),
        ("?known=i-fjor", 400),
        ("?cursor=x", 400),
    ],
)
def test_what_is_not_there_or_not_understood_is_said(reading: Reading, address: str, status: int) -> None:
    assert asked(reading, address, status)["status"] == status
