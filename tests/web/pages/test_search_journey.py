"""Searching in a real browser, with the keyboard and on a telephone, with script and without."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, complaints, overflow, sign_in, violations
from tests.web.filing import the

WIDE, NARROW = 1280, 360


def one(browser: Chrome, css: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, css)


def all_of(browser: Chrome, css: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, css)


def until(browser: Chrome, css: str) -> WebElement:
    """Wait for something that is shown."""
    found: WebElement = WebDriverWait(browser, 10).until(
        lambda each: next((element for element in all_of(each, css) if element.is_displayed()), None)
    )
    return found


def arrives(browser: Chrome, address: str) -> None:
    """Wait until the browser is at an address, and its page is there."""
    WebDriverWait(browser, 10).until(
        lambda each: each.current_url == address and each.execute_script("return document.readyState") == "complete"
    )


@pytest.fixture
def browser(browser: Chrome, filled_site: Site) -> Chrome:
    """A browser on an office screen, at the front page of the filled archive."""
    at_width(browser, WIDE)
    browser.get(filled_site.url("/"))
    return browser


@pytest.fixture
def without_script(browser: Chrome) -> Iterator[Chrome]:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.refresh()
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_half_a_sentence_leads_to_the_right_page_of_an_attachment(browser: Chrome, filled_site: Site) -> None:
    accessible(browser)
    at_width(browser, WIDE)
    one(browser, "main input[name=q]").send_keys("svarfrist i høst", Keys.ENTER)
    until(browser, ".hits")
    assert one(browser, ".hit h3").text == "Høring: Indre-NTP"
    link = one(browser, ".hit .source a")
    assert link.text == "Brev fra fylket, side 2"
    assert link.get_attribute("href") == filled_site.url(f"/dokument/{the('brev-fra-fylket.pdf')}/fil#page=2")
    accessible(browser)
    at_width(browser, WIDE)
    one(browser, ".hit h3 a").click()
    arrives(browser, filled_site.url("/sak/2025/17/1"))


def test_what_is_typed_is_completed_and_chosen_with_the_keyboard(browser: Chrome, filled_site: Site) -> None:
    box = one(browser, "main input[name=q]")
    assert box.get_attribute("role") == "combobox"
    box.send_keys("indre")
    until(browser, ".suggestions")
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    assert violations(browser) == []
    box.send_keys(Keys.ARROW_DOWN)
    chosen = one(browser, ".suggestions [aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert violations(browser) == []
    box.send_keys(Keys.ARROW_UP)
    assert all_of(browser, ".suggestions [aria-selected=true]") == []
    box.send_keys(Keys.ARROW_UP)
    assert one(browser, ".suggestions [aria-selected=true]") == all_of(browser, ".suggestions li")[-1]
    box.send_keys(Keys.ESCAPE)
    assert not one(browser, ".suggestions").is_displayed()
    assert box.get_attribute("value") == "indre"
    assert box.get_attribute("aria-expanded") == "false"
    box.clear()
    box.send_keys("RR 23")
    option = until(browser, ".suggestions li")
    assert "RR 23/2025" in option.text.replace("\N{NO-BREAK SPACE}", " ")
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    arrives(browser, filled_site.url("/vedtak/RR-23-2025"))
    assert complaints(browser) == []


def test_enter_without_a_choice_searches_and_a_click_opens(browser: Chrome, filled_site: Site) -> None:
    box = one(browser, "main input[name=q]")
    box.send_keys("rr 23")
    until(browser, ".suggestions li")
    box.send_keys(Keys.ENTER)
    arrives(browser, filled_site.url("/sok?q=rr+23"))
    # Every page has the box in its head.
    browser.get(filled_site.url("/saker"))
    head = one(browser, "header input[name=q]")
    head.send_keys("rr 23")
    until(browser, "header .suggestions li").click()
    arrives(browser, filled_site.url("/vedtak/RR-23-2025"))
    for width in (WIDE, NARROW):
        at_width(browser, width)
        one(browser, "header input[name=q]").send_keys("n")
        until(browser, "header .suggestions li")
        assert violations(browser) == []
        assert overflow(browser) == []
        one(browser, "header input[name=q]").clear()


def test_the_slash_key_leads_to_the_search_unless_somebody_is_writing_or_has_turned_it_off(
    browser: Chrome, filled_site: Site
) -> None:
    browser.get(filled_site.url("/saker"))
    one(browser, "body").send_keys("/")
    box = one(browser, "header input[name=q]")
    assert browser.switch_to.active_element == box
    box.send_keys("1/2")
    assert box.get_attribute("value") == "1/2"
    browser.get(filled_site.url("/tilgjengelighet"))
    tick = one(browser, "[data-shortcuts] input")
    assert tick.is_selected()
    accessible(browser)
    at_width(browser, WIDE)
    tick.click()
    browser.get(filled_site.url("/saker"))
    one(browser, "body").send_keys("/")
    assert browser.switch_to.active_element != one(browser, "header input[name=q]")
    browser.execute_script("localStorage.clear()")


def test_filters_are_a_drawer_on_a_telephone(browser: Chrome, filled_site: Site) -> None:
    at_width(browser, NARROW)
    browser.get(filled_site.url("/sok?q=indre-ntp"))
    assert not one(browser, "#filters").is_displayed()
    accessible(browser, widths=(NARROW,))
    one(browser, ".filters .filters-button").click()
    until(browser, "#filters")
    assert violations(browser) == []
    one(browser, "#filters input[value=decision]").click()
    one(browser, "#filters [type=submit]").click()
    arrives(browser, filled_site.url("/sok?q=indre-ntp&type=decision"))
    chip = one(browser, ".ds-chip")
    assert chip.text.endswith("Type: Vedtak")
    accessible(browser)
    chip.click()
    arrives(browser, filled_site.url("/sok?q=indre-ntp"))


def test_nothing_found_and_everything_shielded_are_accessible_too(browser: Chrome, filled_site: Site) -> None:
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in ("/", "/sok", "/sok?q=sladdet&type=case&year=2025", "/sok?q=svarfrizt", "/sok?q=" + "langtord" * 40):
        browser.get(filled_site.url(path))
        accessible(browser)


def test_without_script_everything_is_there_but_completion(without_script: Chrome, filled_site: Site) -> None:
    browser = without_script
    box = one(browser, "main input[name=q]")
    assert box.get_attribute("role") is None
    box.send_keys("indre-ntp")
    one(browser, "main [type=submit]").click()
    arrives(browser, filled_site.url("/sok?q=indre-ntp"))
    one(browser, "#filters input[value=decision]").click()
    one(browser, "#filters [type=submit]").click()
    arrives(browser, filled_site.url("/sok?q=indre-ntp&type=decision"))
    assert all_of(browser, ".hit")
    assert all_of(browser, ".suggestions") == []
    one(browser, ".ds-chip").click()
    at_width(browser, NARROW)
    one(browser, ".filters .filters-button").click()
    assert one(browser, "#filters").is_displayed()
