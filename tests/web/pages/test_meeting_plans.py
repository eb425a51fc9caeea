"""What the pages of a year of meetings show, to whom, and what is done there."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest
from flask import Flask
from icalendar import Calendar

from application.office.roles import Role
from application.questions.meeting_lists import list_meetings
from application.questions.meeting_plans import plan_by_reference
from domain.access import Audience
from domain.clock import clock_set_to
from tests.web.filing import OSLO, UNPUBLISHED, Filing, the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, rows, section, words
from tests.web.year_planned import plan_years
from web.services import EXTENSION, Services

YEAR, BODY = "/moteplan/2026", "/moteplan/2026/OU"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Kommunestyret\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTART;TZID=Europe/Oslo:20270204T180000\r\nSUMMARY:Kommunestyremøte\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def services(filled_app: Flask) -> Iterator[Services]:
    found: Services = filled_app.extensions[EXTENSION]
    plan_years(Filing(found.opened, str(found.accounts.by_username(str(Role.OFFICER)).id)))
    with clock_set_to(datetime(2026, 11, 29, 12, tzinfo=OSLO)):
        yield found


@pytest.mark.usefixtures("services")
def test_a_year_is_a_picture_and_the_same_facts_in_tables(reading: Reading) -> None:
    page = reading(None).get(YEAR).text
    assert 'role="img"' in page
    assert "Ordførerutvalget: 9 møter" in page
    held = rows(page, "bodies")
    assert [row.split()[0] for row in held] == ["Kommunedirektørutvalget", "Ordførerutvalget", "Regionrådet"]
    assert "2 av 8 holdt" in held[1]
    assert "RR 23/2025" in held[1]
    assert "03.12.2026" in held[1], "the next meeting, where it was moved to"
    changes = rows(page, "changes")
    assert any("Flyttet fra 12.11.2026 Stortinget behandler statsbudsjettet" in row for row in changes)
    assert any("Avlyst Skjærtorsdag" in row for row in changes)
    assert any("25.06.2026 Lagt til" in row for row in changes)
    assert "Regionrådet kl. 09:00" in section(page, "clashes"), "two bodies on one day"


@pytest.mark.usefixtures("services")
def test_a_day_is_answered_as_it_was_known_then(reading: Reading) -> None:
    then = reading(None).get(f"{YEAR}?on=2026-02-10").text
    assert "1 av 8 holdt" in rows(then, "bodies")[1]
    assert "12.11.2026" in words(then)
    before = reading(Role.OFFICER).get(f"{BODY}?known=2026-01-01").text
    assert "12.11.2026" in words(before)
    assert "Avlyst" not in section(before, "meetings")
    assert "har ingen møter" in words(reading(Role.OFFICER).get(f"{BODY}?known=2025-01-01").text)


@pytest.mark.usefixtures("services")
def test_what_is_only_proposed_is_for_those_who_are_signed_in(reading: Reading) -> None:
    own = reading(Role.OFFICER).get("/moteplan/2027/OU").text
    assert "Har ikke svart ennå: Eksempelvik kommune" in section(own, "steps")
    assert UNPUBLISHED in section(own, "replies")
    public = reading(None).get("/moteplan/2027/OU")
    assert (public.status_code, UNPUBLISHED in public.text, "04.02.2027" in public.text) == (200, False, False)
    assert "Ingen møter er planlagt i 2027." in words(reading(None).get("/moteplan/2027").text)


@pytest.mark.usefixtures("services")
def test_odd_addresses_lead_on_or_are_not_found(reading: Reading) -> None:
    reader = reading(None)
    assert reader.get("/moteplan").headers["Location"] == "/moteplan/2026"
    assert reader.get("/moteplan/2026/1").headers["Location"] == BODY
    assert reader.get("/moteplan/2026/ou?on=2026-02-01").headers["Location"] == f"{BODY}?on=2026-02-01"
    for path in ("/moteplan/12", "/moteplan/2026/XX", "/moteplan/2026/99", "/moteplan/kalender.ics?organ=XX"):
        assert reader.get(path).status_code == 404, path
    assert reader.get(f"{YEAR}?on=tull").status_code == 400
    assert reading(Role.READER).get(f"{BODY}/vedta").status_code == 403


def test_a_body_without_next_years_plan_is_told_of_from_august_on(services: Services, reading: Reading) -> None:
    page = words(reading(Role.OFFICER).get(YEAR).text)
    assert "2 organer mangler møteplan for 2027" in page
    assert "Foreslå plan for Regionrådet (7 møter i år)" in page
    assert "Møteplan for 2027" in section(reading(Role.OFFICER).get("/").text, "plans-due")
    assert "mangler møteplan" not in words(reading(None).get(YEAR).text)
    with clock_set_to(datetime(2026, 7, 31, 12, tzinfo=OSLO)):
        assert "mangler møteplan" not in words(reading(Role.OFFICER).get(YEAR).text)
    with clock_set_to(datetime(2027, 1, 5, 12, tzinfo=OSLO)):
        assert "2 organer mangler møteplan for 2027" in words(reading(Role.OFFICER).get("/moteplan/2027").text)


def test_a_plan_is_proposed_from_last_year_adopted_and_becomes_meetings(services: Services, reading: Reading) -> None:
    officer, path = reading(Role.OFFICER), "/moteplan/2027/KDU"
    form = standing(officer.get(f"{path}/foresla").text)
    assert (form["wanted"], form["dates-0-starts_on"], form["dates-1-starts_on"]) == ("6", "26.01.2027", "30.03.2027")
    assert "dates-6-starts_on" not in form
    checked = officer.post(f"{path}/foresla", data={**form, "dates-1-starts_on": "04.02.2027", "wish": "check"})
    assert "Ordførerutvalget kl. 09:00" in words(checked.text), "the other body has proposed that day"
    wrong = officer.post(f"{path}/foresla", data={**form, "dates-0-starts_at": "ni"})
    assert (wrong.status_code, "er ikke et klokkeslett" in words(wrong.text)) == (400, True)
    assert officer.post(f"{path}/foresla", data=form).status_code == 303
    assert "Foreslått" in section(officer.get(path).text, "meetings")
    assert officer.post(f"{path}/foresla", data={**form, "id": ""}).status_code == 400, "there is a plan already"

    adopting = {
        "basis-kind": "other",
        "basis-authority": "Styringsgruppa",
        "adopted_on": "20.11.2026",
        "publish": "yes",
    }
    assert officer.post(f"{path}/vedta", data=standing(officer.get(f"{path}/vedta").text) | adopting).status_code == 303
    assert "26.01.2027" in section(reading(None).get(path).text, "meetings")
    with services.stores.registers.connect() as connection:
        found = plan_by_reference(connection, "2027/2", Audience.PUBLIC)
        assert found is not None
        asked = {"on": "2026-11-29", "known": 10**9, "plan_id": found.id}
        assert len(list_meetings(connection, Audience.PUBLIC, **asked).items) == 6
    again = officer.post(f"{path}/vedta", data=standing(officer.get(f"{path}/vedta").text) | adopting)
    assert (again.status_code, "Planen er vedtatt." in words(again.text)) == (400, True)

    taken_back = standing(officer.get(f"{path}/angre/3").text) | {"reason": "Feil dag"}
    assert officer.post(f"{path}/angre/3", data=taken_back).status_code == 303
    assert "Foreslått" in section(officer.get(path).text, "meetings"), "its meetings went with the adoption"


@pytest.mark.usefixtures("services")
def test_the_calendar_keeps_a_moved_meeting_the_same_and_cancels_one(reading: Reading) -> None:
    answer = reading(None).get("/moteplan/kalender.ics?organ=OU")
    assert answer.content_type == "text/calendar; charset=utf-8"
    events = {str(one["DTSTART"].dt)[:10]: one for one in Calendar.from_ical(answer.data).walk("VEVENT")}
    assert len(events) == 9
    moved, cancelled, plain = events["2026-12-03"], events["2026-04-02"], events["2026-01-29"]
    assert (int(moved["SEQUENCE"]), str(moved["STATUS"])) == (1, "CONFIRMED")
    assert (str(cancelled["STATUS"]), "Avlyst" in str(cancelled["SUMMARY"])) == ("CANCELLED", True)
    assert (int(plain["SEQUENCE"]), str(plain["LOCATION"])) == (0, "Rådhuset i Prøvdal")
    everybody = Calendar.from_ical(reading(None).get("/moteplan/kalender.ics").data).walk("VEVENT")
    assert len(everybody) == 22
    assert not any("2027" in str(one["DTSTART"].dt) for one in everybody), "what is proposed is not public"


def test_a_calendar_of_a_municipality_is_taken_in_and_shown_beside_dates(services: Services, reading: Reading) -> None:
    officer, path = reading(Role.OFFICER), "/moteplan/kalendere"
    form = standing(officer.get(path).text) | {"organisation": str(the("Prøvdal"))}
    refused = officer.post(path, data=form | {"upload": (BytesIO(b"Dato;Hva"), "plan.csv")})
    assert (refused.status_code, "Filen er ikke en kalender." in words(refused.text)) == (400, True)
    assert officer.post(path, data=form | {"upload": (BytesIO(CALENDAR.encode()), "plan.ics")}).status_code == 303
    assert "Kommunestyret" in rows(officer.get(path).text, "calendars")[0]
    assert "Prøvdal: Kommunestyremøte kl. 18:00" in section(officer.get("/moteplan/2027/OU").text, "meetings")
    assert reading(None).get(path).status_code in (302, 401)
    services.municipal_calendars.take_away(services.municipal_calendars.all()[0].id)
    assert "Kommunestyremøte" not in officer.get("/moteplan/2027/OU").text


@pytest.mark.usefixtures("services")
def test_the_decision_leads_to_the_plan_that_it_adopted(reading: Reading) -> None:
    own = reading(Role.OFFICER).get(BODY).text
    assert f'href="/moter/nytt?organ={the("OU")}"' in own, "one more meeting of the body is planned from its year"
    page = reading(None).get("/vedtak/RR-23-2025").text
    assert "Møteplaner som vedtaket gjelder" in words(page)
    assert 'href="/moteplan/2026/1"' in page


@pytest.mark.usefixtures("services")
def test_files_and_programs_are_told_the_same(reading: Reading) -> None:
    lines = reading(None).get(f"{BODY}?format=csv").text.splitlines()
    assert len(lines) == 10
    assert any("Flyttet fra 12.11.2026: Stortinget behandler statsbudsjettet" in line for line in lines)
    listed = reading(None).get("/api/v1/meeting-plans?year=2026&on=2026-03-01").json["data"]
    assert [(one["reference"], one["state"], len(one["dates"])) for one in listed] == [
        ("2026/3", "adopted", 6),
        ("2026/2", "adopted", 7),
        ("2026/1", "adopted", 8),
    ]
    one = reading(None).get(f"/api/v1/meeting-plans/{listed[2]['id']}").json
    assert (one["wanted"], one["adopted"]["basis"]["reference"]) == (8, "RR 23/2025")
