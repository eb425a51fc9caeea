"""In the meeting, in two browsers: what one types is saved by itself, and whoever comes last loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from application.office.meeting_notes import part_of_item
from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, begin_browser, complaints, serve, sign_in
from tests.web.filing import Filing, the
from tests.web.roomed import items
from web.services import EXTENSION, Services

TABLET = 1024


@pytest.fixture
def site(room_app: Flask) -> Iterator[Site]:
    with serve(room_app) as served:
        yield served


@pytest.fixture
def two(_browser: Chrome, site: Site, tmp_path: Path) -> Iterator[tuple[Chrome, Chrome]]:
    _browser.get(site.url("/healthz"))
    _browser.delete_all_cookies()
    other = begin_browser(tmp_path / "profile")
    try:
        for browser, role in ((_browser, Role.OFFICER), (other, Role.ADMINISTRATOR)):
            at_width(browser, TABLET)
            sign_in(browser, site, str(role), PASSWORD)
        yield _browser, other
    finally:
        other.quit()
        _browser.delete_all_cookies()
        _browser.get("about:blank")


def tells(browser: Chrome, id: str, words: str) -> None:
    """Wait until a part of the page says something."""
    WebDriverWait(browser, 20).until(lambda each: words in each.find_element(By.ID, id).text)


def chooses(browser: Chrome, id: str) -> None:
    browser.execute_script("arguments[0].click()", browser.find_element(By.ID, id))


def opens(browser: Chrome, *ids: str) -> None:
    for one in ids:
        browser.execute_script("document.getElementById(arguments[0]).open = true", one)


def writes(browser: Chrome, name: str, words: str) -> None:
    browser.find_element(By.NAME, name).send_keys(words)


def test_two_secretaries_in_one_item(two: tuple[Chrome, Chrome], site: Site, room_app: Flask) -> None:
    one, other = two
    services = room_app.extensions[EXTENSION]
    item = items(Filing(services.opened, ""))[1]
    address = site.url(f"/mote/2026/9/i-motet/{item}")
    for browser in two:
        browser.get(address)
        opens(browser, "discussion")
    tells(other, "others", "Navn officer er også inne i saken")

    chooses(one, "i.ballots.0.method.for-against")
    chooses(one, "i.ballots.0.votes.p3.against")
    tells(one, "voting-rows", "For: 3")
    tells(one, "saved", "Lagret kl.")
    assert "Rådet støtter økt frekvens" in (one.find_element(By.NAME, "i.text").get_attribute("value") or "")
    assert "Vedtatt, 3 mot 1" in one.find_element(By.ID, "agenda-lines").text

    writes(other, "i.discussion", "Utvalget drøftet saken.")
    tells(other, "saved", "Ikke lagret")
    tells(other, "conflict", "Navn officer endret det samme")
    assert other.find_element(By.NAME, "i.discussion").get_attribute("value") == "Utvalget drøftet saken."
    kept = services.meeting_notes.get(the("møte 2026/9"), part_of_item(item))
    assert kept.content["discussion"] == ""
    assert kept.content["ballots"][0]["votes"] == {"p3": "against"}
    accessible(other, widths=(TABLET, 360))
    at_width(other, TABLET)
    other.execute_script("document.querySelector('#conflict [data-theirs]').click()")
    tells(other, "voting-rows", "For: 3")
    assert other.find_element(By.ID, "conflict").text == ""
    opens(other, "discussion")
    writes(other, "i.discussion", "Utvalget drøftet saken.")
    tells(other, "saved", "Lagret kl.")

    _goes_offline_and_back(one, services, item)
    assert complaints(one) == []


def _goes_offline_and_back(browser: Chrome, services: Services, item: int) -> None:
    browser.refresh()
    _connection(browser, offline=True)
    opens(browser, "new-statement")
    writes(browser, "i.statements.0.text", "Eksempelvik er uenig.")
    tells(browser, "saved", "Ingen forbindelse")
    _connection(browser, offline=False)
    tells(browser, "saved", "Lagret kl.")
    kept = services.meeting_notes.get(the("møte 2026/9"), part_of_item(item))
    assert kept is not None
    assert kept.content["statements"] == [{"from": "", "text": "Eksempelvik er uenig."}]
    assert browser.execute_script("return localStorage.length") == 0
    browser.get_log("browser")


def _connection(browser: Chrome, *, offline: bool) -> None:
    browser.execute_cdp_cmd("Network.enable", {})
    told = {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", told)
