"""Reminders of agreements: the list by day, its files, the calendar, and what an officer's front page says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading, words

LIST = "/avtaler/paminnelser"


@pytest.fixture(autouse=True)
def _autumn() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def told(reading: Reading, query: str = "", role: Role | None = None) -> str:
    answer = reading(role).get(LIST + query, headers={"Accept-Language": "nb"}, follow_redirects=True)
    assert answer.status_code == 200
    return words(answer.text.partition("<main")[2].partition("<footer")[0])


def test_what_is_overdue_comes_first_then_what_is_due_within_a_year(reading_agreements: Reading) -> None:
    listed = told(reading_agreements)
    late = listed.index("Liksomnes må vedta versjon 1 Partnerskapsavtale med Liksomfylket")
    due = listed.index("Eksempelvik og Tenkeby må vedta versjon 3 Samarbeidsavtale for Prøveregionen")
    assert late < due
    assert "01.05.2024 fristen er ute" in listed
    assert "31.12.2026 om 38 dager" in listed
    assert "(§ 10)" not in listed  # in more than a year
    assert "Siste dag for oppsigelse (§ 10)" in told(reading_agreements, "?innen=1825")


def test_it_is_narrowed_by_kind_party_and_agreement(reading_agreements: Reading) -> None:
    ends = told(reading_agreements, "?innen=1825&kind=expiry&part=")
    assert "31.12.2028 om 769 dager Avtalen løper ut" in ends
    assert "må vedta" not in ends
    of_tenkeby = told(reading_agreements, f"?part={the('Tenkeby')}")
    assert "Tenkeby må vedta versjon 3" in of_tenkeby
    assert "Liksomnes må vedta" not in of_tenkeby
    of_one = told(reading_agreements, "?avtale=2024/2")
    assert "Liksomnes må vedta versjon 1" in of_one
    assert "versjon 3" not in of_one
    for odd in ("2025/3", "2025/99", "x", "%00"):  # not published, and not there
        assert reading_agreements(None).get(f"{LIST}?avtale={odd}").status_code == 404
    assert told(reading_agreements, "?after=x&kind=x&innen=7").count("påminnelser her") == 1


def test_it_holds_only_what_the_asker_may_see_and_is_taken_along_as_a_file(reading_agreements: Reading) -> None:
    for role in (None, Role.READER):
        listed = told(reading_agreements, "?innen=1825", role)
        assert [word for word in (HIDDEN, UNPUBLISHED) if word in listed] == []
    rows = (reading_agreements(None).get(f"{LIST}?format=json").json or {})["data"]
    assert [(one["day"], one["agreement"]["reference"]) for one in rows] == [
        ("2024-05-01", "2024/2"),
        ("2026-12-31", "2024/1"),
    ]
    assert [one["name"] for one in rows[1]["parties"]] == ["Eksempelvik kommune", "Tenkeby kommune"]
    file = reading_agreements(None).get(f"{LIST}?format=csv", headers={"Accept-Language": "nb"}).text
    assert "31.12.2026" in file or "2026-12-31" in file
    assert "Eksempelvik og Tenkeby må vedta versjon 3" in file


def test_programs_are_told_between_two_days(agreed_app: Flask) -> None:
    api = Reader(agreed_app)
    kinds = [
        one["kind"] for one in api.json("agreements/reminders", **{"from": "2026-12-01", "to": "2028-12-31"})["data"]
    ]
    assert kinds == ["adoption", "notice", "expiry"]
    assert [one["day"] for one in api.json("agreements/reminders")["data"]] == ["2024-05-01", "2026-12-31"]
    assert api.json("agreements/reminders", **{"from": "9999-12-31"})["data"] == []
    whole = api.json("agreements/reminders", to="2028-12-31")["data"]
    assert api.all("agreements/reminders", to="2028-12-31", limit=1) == whole
    assert api.get("agreements/reminders", cursor="x").status_code == 400
    assert api.get("agreements/reminders", to="i fjor").status_code == 400


def test_calendars_follow_the_days_of_all_and_of_one_agreement(reading_agreements: Reading) -> None:
    client, norwegian = reading_agreements(Role.OFFICER), {"Accept-Language": "nb"}
    answer = client.get("/avtaler/kalender.ics?avtale=2024/1", headers=norwegian)
    assert answer.content_type == "text/calendar; charset=utf-8"
    found: list[Any] = Calendar.from_ical(answer.data).walk("VEVENT")
    days = {one["DTSTART"].dt: str(one["SUMMARY"]) for one in found}
    assert days[date(2026, 12, 31)] == "Samarbeidsavtale for Prøveregionen: Eksempelvik og Tenkeby må vedta versjon 3"
    assert days[date(2027, 12, 31)].endswith("Siste dag for oppsigelse (§ 10)")
    everything = client.get("/avtaler/kalender.ics", headers=norwegian).data.decode()
    assert "Partnerskapsavtale" in everything
    assert UNPUBLISHED not in everything
    again = client.get(
        "/avtaler/kalender.ics?avtale=2024/1", headers={**norwegian, "If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_pages_lead_there_and_the_front_page_of_an_officer_tells_what_is_due(reading_agreements: Reading) -> None:
    shown = reading_agreements(None).get("/avtale/2024/1").text
    assert "/avtaler/kalender.ics?avtale=2024/1" in shown.replace("%2F", "/")
    assert f'href="{LIST}' in reading_agreements(None).get("/avtaler").text
    front = reading_agreements(Role.OFFICER).get("/", headers={"Accept-Language": "nb"}).text
    assert "Eksempelvik og Tenkeby må vedta versjon 3, 31.12.2026" in words(front)
