"""What expires: the page, with who is to choose anew and the way to fill the seat, and the calendar."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from selenium.webdriver import Chrome

from application.commands.appointments import MakeAppointment, make_appointment
from application.commands.seats import SetSeating, set_seating
from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.browsing import Site, accessible
from tests.web.filing import the
from web.services import EXTENSION

Reading = Callable[[Role | None], FlaskClient]

SIV_ENDS = "2027-10-31"
CALENDAR = "/verv/kalender.ics"


@pytest.fixture(autouse=True)
def _autumn(seated: None) -> Iterator[None]:
    with clock_set_to(datetime(2027, 10, 1, 9, tzinfo=UTC)):
        yield


def shown(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address, headers={"Accept-Language": "nb"}, follow_redirects=True)
    assert answer.status_code == status
    return " ".join(answer.get_data(as_text=True).split())


def events(client: FlaskClient, address: str = CALENDAR) -> list[Any]:
    answer = client.get(address, headers={"Accept-Language": "nb"})
    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    lines = answer.data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)  # RFC 5545, section 3.1
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def succeed(app: Flask, **more: Any) -> None:
    given = {
        "appointment_id": the("the next"),
        "person_id": the("Ola Tvilling"),
        "body_id": the("RR"),
        "seat_id": the("RR Prøvdal 2"),
        "organisation_id": the("Prøvdal"),
        "valid_from": "2027-11-01",
        "until": "2031-10-31",
        "by": "prøve",
    }
    make_appointment(app.extensions[EXTENSION].opened.archive, MakeAppointment(**(given | more)))


def test_it_says_what_expires_for_whom_and_who_is_to_choose(reading: Reading, filled_app: Flask) -> None:
    archive = filled_app.extensions[EXTENSION].opened.archive
    set_seating(archive, SetSeating(body_id=the("RR"), seating={"elector": "participant"}, by="prøve"))
    page = shown(reading(None), "/verv/utloper")
    for words in ("31.10.2027", "Siv Skissedal", "Prøvdal kommune", "Regionrådet", "Ingen er valgt"):
        assert words in page, words
    assert "Fyll plassen" not in page
    assert f"plass={the('RR Prøvdal 2')}" in shown(reading(Role.OFFICER), "/verv/utloper")
    assert "Kari Prøve" not in page  # has no last day


def test_it_is_asked_of_a_time_a_body_and_an_organisation(reading: Reading) -> None:
    client = reading(None)
    for address in ("?organ=RR", f"?organisasjon={the('Prøvdal')}", "?innen=30", "?innen=365&organ=rr"):
        assert "Siv Skissedal" in shown(client, f"/verv/utloper{address}"), address
    for address in ("?organ=OU", f"?organisasjon={the('Eksempelvik')}"):
        assert "Siv Skissedal" not in shown(client, f"/verv/utloper{address}"), address
        assert events(client, CALENDAR + address) == []
    assert client.get("/verv/utloper?innen=7").headers["Location"].endswith("innen=90")
    for address in ("/verv/utloper?organ=finnes-ikke", "/verv/utloper?organisasjon=x", f"{CALENDAR}?organ=x"):
        shown(client, address, 404)


def test_who_follows_is_told_and_needs_no_reminder(reading: Reading, filled_app: Flask) -> None:
    succeed(filled_app)
    page = shown(reading(Role.OFFICER), "/verv/utloper")
    assert "Ola Tvilling følger etter" in page
    assert f"plass={the('RR Prøvdal 2')}" not in page
    assert [one["dtstart"].dt.year for one in events(reading(None))] == [2031]


def test_who_begins_later_than_the_day_after_leaves_the_seat_empty(reading: Reading, filled_app: Flask) -> None:
    succeed(filled_app, valid_from="2027-11-02")
    assert "Ingen er valgt" in shown(reading(None), "/verv/utloper")


def test_the_calendar_has_a_whole_day_on_each_last_day_with_names_and_the_same_ids(reading: Reading) -> None:
    (event,) = events(reading(None))
    assert event["dtstart"].dt == date(2027, 10, 31)
    assert event["dtend"].dt == date(2027, 11, 1)
    assert event["summary"] == "Regionrådet: 1 verv går ut (Prøvdal kommune)"
    assert "Siv Skissedal, medlem" in event["description"]
    assert str(event["url"]).endswith("/verv/utloper?organ=RR")
    assert len(event.walk("VALARM")) == 1
    again = reading(Role.OFFICER).get(CALENDAR, headers={"Accept-Language": "nb"})
    assert again.data == reading(None).get(CALENDAR, headers={"Accept-Language": "nb"}).data
    unchanged = reading(None).get(CALENDAR, headers={"Accept-Language": "nb", "If-None-Match": again.headers["ETag"]})
    assert unchanged.status_code == 304


def test_a_page_without_anything_says_so_and_leads_on(reading: Reading) -> None:
    with clock_set_to(datetime(2027, 2, 1, 9, tzinfo=UTC)):
        page = shown(reading(None), "/verv/utloper")
        assert "Siv Skissedal" not in page
        assert "innen=365" in page
        assert "Siv Skissedal" in shown(reading(None), "/verv/utloper?innen=365")


@pytest.mark.browser
def test_it_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    browser.get(filled_site.url("/verv/utloper?innen=365"))
    accessible(browser)
    browser.get(filled_site.url("/verv/utloper?innen=30&organ=OU"))
    accessible(browser)
