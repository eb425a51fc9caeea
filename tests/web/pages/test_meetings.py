"""Meetings as they are read: what is to come, what became of each item, and what is not for everybody."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.archive import PASSWORD
from tests.web.browsing import accessible, serve, sign_in
from tests.web.counted import fewest_asked
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.met import DAY
from tests.web.pages.reading import Reading, links, rows, words


@pytest.fixture(autouse=True)
def _autumn() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == status, answer.text
    return answer.text


def test_what_is_to_come_is_listed_with_the_soonest_first(reading_meetings: Reading) -> None:
    told = rows(page(reading_meetings(None), "/moter"), "meetings")
    assert len(told) == 1
    assert told[0].startswith("Felles møte om 2027 Fellesmøte · Regionrådet · med OU 10.12.2026 kl. 10.00 flyttet")
    assert "Innkalt" in told[0]
    assert len(rows(page(reading_meetings(Role.OFFICER), "/moter"), "meetings")) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=all", ["2026/2", "2026/4", "2026/3", "2026/1"]),
        ("?state=took-place", ["2026/4", "2026/1"]),
        ("?state=cancelled", ["2026/3"]),
        ("?state=published", ["2026/1"]),
        (f"?state=all&body={the('OU')}", ["2026/2", "2026/4", "2026/3", "2026/1"]),
        (f"?state=all&body={the('RR')}", ["2026/2"]),
        ("?year=2026&kind=joint", ["2026/2"]),
        ("?state=all&year=2025", []),
        ("?on=2026-10-10", ["2026/2", "2026/4"]),
        ("?on=2026-08-20&state=planned", ["2026/2", "2026/4", "2026/3"]),
        ("?state=all&known=2026-05-01", ["2026/1"]),
    ],
)
def test_the_list_is_narrowed_on_both_axes(reading_meetings: Reading, query: str, found: list[str]) -> None:
    listed = page(reading_meetings(None), f"/moter{query}")
    known = list(dict.fromkeys(one.removeprefix("/mote/") for one in links(listed, "/mote/")))
    assert sorted(known) == sorted(found)


def test_a_meeting_tells_its_agenda_who_was_there_and_what_became_of_each_item(reading_meetings: Reading) -> None:
    shown = page(reading_meetings(None), "/mote/2026/1")
    told = rows(shown, "agenda")
    assert [one.split()[:2] for one in told] == [["OU", "50/2026"], ["OU", "51/2026"], ["OU", "52/2026"]]
    assert "Vedtatt, 2 mot 1" in told[1]
    assert "Forhandlinger om tomt" in told[2]
    assert "offl. § 23" in told[2]
    assert any("Bjørn Påfunn" in one and "møtte for Åse Tenkt" in one for one in rows(shown, "attendance"))
    assert "Protokoll publisert 16.06.2026" in words(shown)
    assert HIDDEN not in shown
    assert UNPUBLISHED not in shown


def test_an_item_tells_how_it_was_treated(reading_meetings: Reading) -> None:
    client = reading_meetings(None)
    item = next(one for one in links(page(client, "/mote/2026/1"), "/mote/2026/1/sak/") if one)
    first = page(client, item)
    assert "Godkjent." in words(first)
    of_case = links(page(client, "/mote/2026/1"), "/mote/2026/1/sak/")[1]
    told = words(page(client, of_case))
    assert "Rådet krever to avganger i timen." in told
    assert "Vi ville ha ventet." in told
    assert "Send brev til Jernbanedirektoratet" in told


def test_nothing_of_a_closed_item_or_of_minutes_that_are_not_out_is_for_the_public(reading_meetings: Reading) -> None:
    public, officer = reading_meetings(None), reading_meetings(Role.OFFICER)
    for path in ("/mote/2026/1", "/mote/2026/4", *links(page(officer, "/mote/2026/1"), "/mote/2026/1/sak/")):
        shown = page(public, path)
        assert HIDDEN not in shown, path
        assert UNPUBLISHED not in shown, path
    assert "Protokoll skrevet" not in words(page(public, "/mote/2026/4"))
    assert UNPUBLISHED in page(officer, links(page(officer, "/mote/2026/4"), "/mote/2026/4/sak/")[0])
    reader = reading_meetings(Role.READER)
    for path in ("/mote/2026/1", *links(page(officer, "/mote/2026/1"), "/mote/2026/1/sak/"), "/vedtak/OU-52-2026"):
        assert HIDDEN not in page(reader, path), path
        assert HIDDEN not in page(reader, "/sak/2025/17")
    assert HIDDEN in page(officer, "/vedtak/OU-52-2026")
    assert UNPUBLISHED in page(reader, "/mote/2026/1")
    page(public, "/mote/2026/5", 404)
    page(officer, "/mote/2026/5")


def test_attendance_is_counted_by_person_and_year(reading_meetings: Reading) -> None:
    assert "Bjørn Påfunn Tenkeby 1 1 0" in " ".join(rows(page(reading_meetings(None), "/moter/oppmote"), "body-1"))
    csv = reading_meetings(Role.OFFICER).get("/moter/oppmote?year=2026&format=csv").text
    assert "Åse Tenkt" in csv
    page(reading_meetings(None), "/moter/oppmote?year=tull", 404)


def test_odd_addresses_are_answered_with_words(reading_meetings: Reading) -> None:
    client = reading_meetings(None)
    for path in ("/mote/2026/99", "/mote/2026/1/sak/999", "/moter?body=tull", f"/moter?body={the('ingen')}"):
        page(client, path, 404)
    page(client, "/moter?on=tull", 400)
    assert client.get("/mote/2026/01").status_code == 301


def test_the_api_answers_for_published_meetings(reading_meetings: Reading) -> None:
    client = reading_meetings(None)
    found = client.get(f"/api/v1/meetings?year=2026&body={the('OU')}&state=published").get_json()["data"]
    assert [one["reference"] for one in found] == ["2026/1"]
    told = client.get(f"/api/v1/meetings/{found[0]['id']}").get_json()
    assert [one["reference"] for one in told["items"]] == ["OU 50/2026", "OU 51/2026", "OU 52/2026"]
    assert told["items"][2]["title"] == "Forhandlinger om tomt"
    assert HIDDEN not in str(told)
    drafted = client.get(f"/api/v1/meetings/{the('møte 2026/4')}").get_json()
    assert drafted["minutes"] is None
    counted = client.get("/api/v1/meetings/attendance?year=2026").get_json()["data"]
    assert {one["name"] for one in counted} == {"Kari Eksempel", "Åse Tenkt", "Bjørn Påfunn", "Turid Liksom"}


def test_a_list_and_a_meeting_ask_a_constant_number_of_questions(met_app: Flask, reading_meetings: Reading) -> None:
    client = reading_meetings(Role.OFFICER)
    for path in ("/moter?state=all", "/mote/2026/1"):
        assert fewest_asked(client, path) < 45, path


def test_the_pages_are_accessible_and_fit_a_telephone(met_app: Flask, browser: Chrome) -> None:
    with serve(met_app) as site:
        for path in ("/moter?state=all", f"/mote/2026/1?on={DAY}", "/moter/oppmote?year=2026"):
            browser.get(site.url(path))
            accessible(browser)


def test_where_files_are_fetched_and_their_look_is_chosen_is_accessible(
    met_app: Flask, browser: Chrome, reading_meetings: Reading
) -> None:
    item = links(page(reading_meetings(None), "/mote/2026/1"), "/mote/2026/1/sak/")[1]
    with serve(met_app) as site:
        sign_in(browser, site, str(Role.ADMINISTRATOR), PASSWORD)
        for path in ("/administrasjon/maler", f"/mote/2026/1?on={DAY}", item):
            browser.get(site.url(path))
            accessible(browser)


def test_other_pages_tell_of_meetings_where_they_belong(reading_meetings: Reading) -> None:
    client = reading_meetings(None)
    agendas = rows(page(client, "/sak/2025/17"), "agendas")
    assert [one.partition(" RR ")[2][:7] for one in agendas] == ["40/2026"]  # OU 51/2026 is a decision by now
    decision = page(client, "/vedtak/OU-51-2026")
    assert links(decision, "/mote/2026/1/sak/")
    assert "10.12.2026" in rows(page(client, "/organ/RR"), "meetings")[0]


def test_an_item_says_whether_it_was_validly_decided(reading_meetings: Reading) -> None:
    client = reading_meetings(None)
    told = words(page(client, links(page(client, "/mote/2026/1"), "/mote/2026/1/sak/")[1]))
    assert "Ble det gyldig vedtatt?" in told
    assert "Bjørn Påfunn (for Åse Tenkt)" in told
