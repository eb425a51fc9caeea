"""My week: what must be done, overdue first and then by day, for each what they may see and do."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome

from application.commands.agendas import SetItem, set_item
from application.commands.minutes import HoldMeeting, hold_meeting
from application.office.roles import Role
from application.settings import Settings, read_settings
from domain.clock import clock_set_to
from tests.web.apps import app_over
from tests.web.archive import PASSWORD
from tests.web.browsing import accessible, serve, sign_in
from tests.web.counted import fewest_asked
from tests.web.filing import HIDDEN, Filing, the
from tests.web.forms.sending import send
from tests.web.met import meet
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import section
from tests.web.weekly import fill_week
from web.services import EXTENSION, Services


@pytest.fixture(autouse=True)
def _wednesday() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        yield


@pytest.fixture(scope="module")
def week_app(_filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = shutil.copytree(_filled_folder, tmp_path_factory.mktemp("week") / "archive")
    settings: Settings = read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)
    services = Services(settings)
    filing = Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id))  # type: ignore[union-attr]
    meet(filing)
    fill_week(filing)
    services.close()
    with app_over(settings) as app:
        yield app


def client_of(app: Flask, role: Role) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        account = app.extensions[EXTENSION].accounts.by_username(str(role))
        session["_user_id"] = f"{account.id}:{account.session_version}"
        session["signed_in_at"] = int(time.time())
    return client


@pytest.fixture
def officer(week_app: Flask) -> FlaskClient:
    return client_of(week_app, Role.OFFICER)


def headings(client: FlaskClient, path: str = "/uka") -> list[str]:
    return said(page(client, path), "main h2").splitlines()


def test_the_week_tells_what_is_overdue_and_then_each_day(officer: FlaskClient) -> None:
    assert headings(officer) == [
        "Over fristen",
        "Onsdag 25. november 2026, i dag",
        "Torsdag 26. november 2026",
        "Fredag 27. november 2026",
        "Venter, uten dag",
    ]
    text = officer.get("/uka").text
    overdue = section(text, "overdue")
    assert overdue.startswith("Over fristen Oppfølging Sende uttalelsen RR 23/2025")
    assert "Navn officer · Noter at det er gjort" in overdue
    assert "2025/18-1" not in overdue
    assert "Brev" in section(text, "d-2026-11-25")
    assert "i dag" in section(text, "d-2026-11-25")
    assert section(text, "d-2026-11-26").endswith("Møte Kommunedirektørutvalget 26.11.2026 09.00, Rådhuset, Innkalt")
    friday = section(text, "d-2026-11-27")
    assert "Innkalling Regionrådet 04.12.2026 Innkalling og saksliste skal sendes. Møtet er 04.12.2026." in friday
    assert "om 2 dager" in friday
    waits = section(text, "without-day")
    assert "Ordførerutvalget 12.10.2026 Det er ikke notert at møtet ble holdt. Møtet var 12.10.2026." in waits
    assert "Ordførerutvalget 16.11.2026 Protokollen skal godkjennes. Møtet var 16.11.2026." in waits


def test_each_line_leads_to_where_it_is_done(officer: FlaskClient) -> None:
    found = addresses(page(officer, "/uka"), "main a")
    assert any(one.startswith("/vedtak/RR-23-2025/oppfolging-gjort?nr=") for one in found)
    for address in ("/sak/2025/18/1", "/sak/2025/18/1/avskriv", "/mote/2026/7", "/mote/2026/6", "/mote/2026/8"):
        assert address in found, address


def test_other_weeks_tell_what_is_due_in_them_alone(officer: FlaskClient) -> None:
    assert headings(officer, "/uka?uke=2026-W49") == ["Fredag 4. desember 2026"]
    shown = page(officer, "/uka?uke=2026-W49")
    assert addresses(shown, "[rel=prev]") == ["/uka?uke=2026-W48"]
    assert addresses(shown, "[rel=next]") == ["/uka?uke=2026-W50"]
    empty = said(page(officer, "/uka?uke=2027-W20"))
    assert "Ingenting skal gjøres denne uka." in empty
    assert officer.get("/uka?uke=2026-11-30").headers["Location"] == "/uka?uke=2026-W49"


def test_what_is_no_week_is_told_with_this_week(officer: FlaskClient) -> None:
    answer = officer.get("/uka?uke=2026-W60")
    assert answer.status_code == 400
    assert "«2026-W60» er ingen uke." in answer.text
    assert officer.get("/uka?uke=9998-W53").status_code in (200, 400)


def test_one_s_own_letters_alone(week_app: Flask) -> None:
    mine = client_of(week_app, Role.ADMINISTRATOR)
    told = said(page(mine, "/uka?mine=1"))
    assert "Sende uttalelsen" not in told
    assert "Kommunedirektørutvalget" in told
    assert "Sende uttalelsen" in said(page(mine, "/uka"))


def test_readers_are_offered_nothing_to_do_and_see_nothing_shielded(week_app: Flask) -> None:
    reader = client_of(week_app, Role.READER)
    text = reader.get("/uka").text
    assert HIDDEN not in text
    assert "Sende uttalelsen" in text
    for path in ("oppfolging-gjort", "avskriv", "/innkalling", "foresla"):
        assert path not in text
    assert week_app.test_client().get("/uka").status_code == 302


def test_the_front_page_begins_with_the_meeting_of_today_and_leads_to_the_week(officer: FlaskClient) -> None:
    assert "/uka" in addresses(page(officer, "/"), "main a")
    with clock_set_to(datetime(2026, 11, 26, 7, tzinfo=UTC)):
        shown = page(officer, "/")
    assert said(shown, "main h2").splitlines()[0] == "I dag"
    assert "/mote/2026/6" in addresses(shown, "main a")
    assert "Kommunedirektørutvalget 26.11.2026" in said(shown, ".ds-alert")


def test_the_week_asks_a_constant_number_of_questions(officer: FlaskClient, week_app: Flask) -> None:
    assert fewest_asked(officer, "/uka") < 50


def test_programs_ask_for_the_week(week_app: Flask) -> None:
    services: Services = week_app.extensions[EXTENSION]
    account = services.accounts.by_username(str(Role.OFFICER))
    assert account is not None
    client = week_app.test_client()
    assert client.get("/api/v1/week").status_code == 401
    _, secret = services.tokens.make(account, name="Kalender", role=Role.READER)
    told = client.get("/api/v1/week?week=2026-W48", headers={"Authorization": f"Bearer {secret}"}).get_json()
    assert told["week"] == "2026-W48"
    assert (told["first_day"], told["last_day"]) == ("2026-11-23", "2026-11-29")
    kinds = [one["kind"] for one in told["data"]]
    assert kinds[0] == "follow-up"
    assert told["data"][0]["overdue"]
    assert {"meeting", "notice", "mail", "minutes"} <= set(kinds)
    wrong = client.get("/api/v1/week?week=uke", headers={"Authorization": f"Bearer {secret}"})
    assert wrong.status_code == 400


def test_the_week_in_the_browser(browser: Chrome, week_app: Flask) -> None:
    with serve(week_app) as site:
        sign_in(browser, site, "officer", PASSWORD)
        browser.get(site.url("/uka"))
        accessible(browser)
        browser.get(site.url("/uka?uke=2027-W20"))
        accessible(browser)


def test_the_body_is_told_of_what_was_decided_alone_for_it(officer: FlaskClient, week_app: Flask) -> None:
    asked = {"case_id": "2025/17", "body_id": "RR", "title": "Svar på høring", "outcome": "as-recommended"}
    alone = {"urgent__decided_by": "Rådslederen", "urgent__reason": "Fristen gikk ut."}
    made = send(officer, "/vedtak/nytt", decided_on="20.11.2026", **asked, **alone).location
    assert "Organet har ikke fått melding ennå" in section(officer.get(made).text, "hastesak")
    assert "/mote/2026/" in addresses(page(officer, made), "main .ds-alert a")[0]
    assert "Organet har ikke fått melding" not in client_of(week_app, Role.READER).get(made).text
    waits = "Avgjort av Rådslederen i hastesak 20.11.2026"
    assert waits in said(page(officer, "/uka"), "main")
    assert waits not in said(page(officer, "/uka?uke=2026-W49"), "main")
    archive, by = week_app.extensions[EXTENSION].opened.archive, "kari"
    telling = SetItem(
        meeting_id=the("møte 2026/7"), title="Hastesak", item_kind="report", case_id=the("2025/17"), by=by
    )
    set_item(archive, telling)
    week_app.extensions[EXTENSION].follower.catch_up()
    assert "Meldt til organet På sakslista 04.12.2026 (2026/7)" in section(officer.get(made).text, "hastesak")
    assert waits not in said(page(officer, "/uka"), "main")
    with clock_set_to(datetime(2026, 12, 4, 15, tzinfo=UTC)):
        hold_meeting(archive, HoldMeeting(meeting_id=the("møte 2026/7"), held_on="2026-12-04", by=by))
        week_app.extensions[EXTENSION].follower.catch_up()
        assert "Meldt til organet 04.12.2026 (2026/7)" in section(officer.get(made).text, "hastesak")
