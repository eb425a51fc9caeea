"""Keys that lead somewhere, the page that tells of them, and how they are switched off."""

import re

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from search.query.fields import FIELDS, facet_of
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, sign_in
from tests.web.pages.looking import page, said
from tests.web.pages.reading import Reading, rows, words


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        browser.find_element(By.TAG_NAME, "body").send_keys(key)


def arrives(browser: Chrome, address: str) -> None:
    WebDriverWait(browser, 5).until(lambda each: each.current_url == address)


def test_the_page_tells_of_the_pages_that_are_for_the_asker(reading: Reading) -> None:
    told = {role: rows(reading(role).get("/hurtigtaster").text, "everywhere") for role in (None, Role.AUDITOR)}
    assert "G, så J Til siden «Journal»" in told[None]
    assert "G, så H Til siden «Hendelseslogg»" in told[Role.AUDITOR]
    assert "G, så H Til siden «Hendelseslogg»" not in told[None]


def test_no_two_pages_have_the_same_key(reading: Reading) -> None:
    keys = [
        row.partition(" Til")[0] for row in rows(reading(Role.ADMINISTRATOR).get("/hurtigtaster").text, "everywhere")
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("path", ["/", "/sok?q=avtale", "/saker"])
def test_the_help_is_linked_from_the_search_box_and_from_the_foot(reading: Reading, path: str) -> None:
    shown = page(reading(None), path)
    assert "Hurtigtaster" in said(shown, "footer a")
    assert "Søkehjelp" in said(shown, "main a" if path != "/saker" else "footer a")


@pytest.fixture
def browser(browser: Chrome, filled_site: Site) -> Chrome:
    at_width(browser, 1280)
    browser.get(filled_site.url("/saker"))
    browser.execute_script("localStorage.clear()")
    return browser


def test_g_and_a_letter_lead_to_a_page_of_the_menu(browser: Chrome, filled_site: Site) -> None:
    press(browser, "g", "j")
    arrives(browser, filled_site.url("/journal"))
    press(browser, "?")
    arrives(browser, filled_site.url("/hurtigtaster"))
    accessible(browser)
    at_width(browser, 1280)
    press(browser, "j")
    assert browser.current_url == filled_site.url("/hurtigtaster"), "the letter alone leads nowhere"
    press(browser, "g", "x", "j")
    assert browser.current_url == filled_site.url("/hurtigtaster")


def test_shortcuts_can_be_switched_off(browser: Chrome, filled_site: Site) -> None:
    browser.get(filled_site.url("/hurtigtaster"))
    browser.find_element(By.CSS_SELECTOR, "[data-shortcuts] input").send_keys(Keys.SPACE)
    browser.get(filled_site.url("/saker"))
    press(browser, "g", "j", "?", "/")
    assert browser.current_url == filled_site.url("/saker")
    assert browser.switch_to.active_element.tag_name == "body"
    browser.execute_script("localStorage.clear()")


def test_keys_do_nothing_while_somebody_writes_or_has_half_written(browser: Chrome, filled_site: Site) -> None:
    sign_in(browser, filled_site, "officer", PASSWORD)
    browser.get(filled_site.url("/min-side/passord"))
    here = browser.current_url
    field = browser.find_element(By.NAME, "old")
    field.send_keys("gj?")
    assert field.get_attribute("value") == "gj?"
    browser.execute_script("arguments[0].blur()", field)
    press(browser, "g", "j", "?")
    assert browser.current_url == here
    assert browser.find_element(By.NAME, "old").get_attribute("value") == "gj?"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_search_help_tells_of_every_field(reading: Reading, language: str) -> None:
    client = reading(None)
    told = client.get("/sokehjelp", headers={"Accept-Language": language}).text
    named = {facet_of(name) for name in re.findall(r"(\w+):", words(told))}
    assert named >= set(FIELDS.values()), language
