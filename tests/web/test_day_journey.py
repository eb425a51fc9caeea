"""The office's day in a browser: a mail in, a decision registered, published and corrected, and who then sees what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from tests.search.extraction.papers import a_mail, a_pdf
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, gone, leave_by, sign_in


class Person:
    """Somebody at the browser."""

    def __init__(self, browser: Chrome, site: Site) -> None:
        self.browser, self.site = browser, site

    def begins(self, role: Role | None) -> None:
        self.browser.get(self.site.url("/healthz"))  # cookies are those of where the browser is
        self.browser.delete_all_cookies()
        if role is not None:
            sign_in(self.browser, self.site, role, PASSWORD)

    def opens(self, path: str) -> str:
        self.browser.get(self.site.url(path))
        return self.read()

    def read(self) -> str:
        return self.browser.find_element(By.ID, "content").text

    def writes(self, **fields: str) -> None:
        for name, text in fields.items():
            field = self.browser.find_element(By.CSS_SELECTOR, f"main [name='{name.replace('__', '-')}']")
            if field.tag_name == "select":
                Select(field).select_by_value(text)
            else:
                field.clear()
                field.send_keys(text, Keys.ESCAPE)

    def ticks(self, name: str, value: str) -> None:
        """Choose one of several."""
        one = self.browser.find_element(By.CSS_SELECTOR, f"main [name='{name}'][value='{value}']")
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", one)
        one.click()

    def stands(self, name: str) -> str:
        """Return what stands in a field."""
        return self.browser.find_element(By.CSS_SELECTOR, f"main [name='{name}']").get_attribute("value") or ""

    def waits_for(self, words: str) -> None:
        """Wait until the page tells something, be it in details that are closed."""
        WebDriverWait(self.browser, 30).until(
            lambda each: words in each.find_element(By.ID, "content").get_attribute("textContent")
        )

    def presses(self, words: str) -> None:
        """Press a button, and wait for the page it leads to."""
        self.leaves_by(self.browser.find_element(By.XPATH, f"//main//button[normalize-space()='{words}']"))

    def leaves_by(self, element: WebElement) -> None:
        """Press a button or a link that leads to another page, and wait for that."""
        leave_by(self.browser, element)

    def follows(self, words: str) -> None:
        self.browser.get(self.leads_to(words))

    def leads_to(self, words: str) -> str:
        """Return where a link leads."""
        link = self.browser.find_element(By.XPATH, f"//main//a[contains(normalize-space(), '{words}')]")
        return link.get_attribute("href") or ""

    @property
    def path(self) -> str:
        return self.browser.current_url.removeprefix(self.site.root)


@pytest.fixture
def person(browser: Chrome, filled_site: Site) -> Iterator[Person]:
    yield Person(browser, filled_site)
    browser.execute_script("window.onbeforeunload = null")


def test_from_a_mail_to_a_corrected_decision_that_everybody_may_read(person: Person, tmp_path: Path) -> None:
    mail = tmp_path / "melding.eml"
    mail.write_bytes(a_mail(("kart.pdf", a_pdf("Kart over traseen")), subject="Ønske om sykkelvei langs elva"))
    person.begins(Role.OFFICER)
    person.opens("/arkiver")
    person.browser.find_element(By.ID, "upload").send_keys(str(mail))
    WebDriverWait(person.browser, 30).until(
        lambda each: "melding.eml" in each.find_element(By.ID, "details").get_attribute("textContent")
    )
    person.writes(new_case="Sykkelvei langs elva")
    person.presses("Arkiver filene")
    person.follows("Ønske om sykkelvei")
    entry = person.path
    case = entry.rpartition("/")[0]

    person.opens(f"/vedtak/nytt?sak={case.removeprefix('/sak/')}&organ=RR")
    person.writes(decided_on="01.11.2026")
    person.presses("Foreslå neste nummer")
    person.writes(title="Sykkelvei: støtte", outcome="as-recommended", text="Regionrådet støtter planen om sykelvei.")
    person.presses("Legg til en votering")
    person.writes(ballots__0__method="for-against", ballots__0__ayes="6", ballots__0__noes="2")
    accessible(person.browser)
    person.presses("Registrer vedtaket")
    decision = person.path
    assert decision == "/vedtak/RR-1-2026"
    assert "Vedtaket er registrert." in person.read()
    accessible(person.browser)

    person.opens(f"{decision}/publiser")
    accessible(person.browser)
    person.presses("Publiser")
    assert "Publisert" in person.read()

    person.opens(f"{decision}/rett")
    person.writes(text="Regionrådet støtter planen om sykkelvei.", reason="Skrivefeil i protokollen")
    person.presses("Registrer rettelsen")
    assert "Skrivefeil i protokollen" in person.read()
    accessible(person.browser)

    person.begins(None)
    assert "støtter planen om sykkelvei" in person.opens(decision)
    assert "Ønske om sykkelvei" not in person.opens(case)
    person.opens(entry)
    assert "finner ikke siden" in person.read().casefold()

    person.begins(Role.AUDITOR)
    told = person.opens("/rettelser")
    assert "Skrivefeil i protokollen" in told
    assert "sykelvei" in told
    accessible(person.browser)
    told = person.opens(decision)
    assert "Handlinger" not in told


def test_a_case_is_opened_and_closed_with_the_keyboard_alone(person: Person) -> None:
    person.begins(Role.OFFICER)
    person.opens("/sak/ny")
    keys = ActionChains(person.browser)
    main = person.browser.find_element(By.CSS_SELECTOR, "a.ds-skip-link")
    assert main.is_enabled()
    tab_to(person, "title")
    keys.send_keys("Bare med tastaturet").perform()
    tab_to(person, "subject_areas")
    ActionChains(person.browser).send_keys("sam").perform()
    WebDriverWait(person.browser, 10).until(
        lambda each: each.find_elements(By.CSS_SELECTOR, ".suggestions:not([hidden]) [role=option]")
    )
    ActionChains(person.browser).send_keys(Keys.ARROW_DOWN, Keys.ENTER).perform()
    active = person.browser.switch_to.active_element
    assert active.get_attribute("value") == "Samferdsel"
    tab_until(person, lambda element: element.tag_name == "button" and element.text == "Opprett saken")
    pressed = person.browser.switch_to.active_element
    ActionChains(person.browser).send_keys(Keys.ENTER).perform()
    WebDriverWait(person.browser, 20).until(lambda _: gone(pressed))
    assert "Saken er opprettet." in person.read()
    tab_until(person, lambda element: element.tag_name == "summary" and element.text == "Handlinger")
    ActionChains(person.browser).send_keys(Keys.ENTER).perform()
    tab_until(person, lambda element: element.tag_name == "a" and element.text == "Avslutt saken")
    pressed = person.browser.switch_to.active_element
    ActionChains(person.browser).send_keys(Keys.ENTER).perform()
    WebDriverWait(person.browser, 20).until(lambda _: gone(pressed))
    tab_until(person, lambda element: element.tag_name == "button" and element.text == "Avslutt saken")
    pressed = person.browser.switch_to.active_element
    ActionChains(person.browser).send_keys(Keys.ENTER).perform()
    WebDriverWait(person.browser, 20).until(lambda _: gone(pressed))
    assert "Saken er avsluttet." in person.read()


def tab_to(person: Person, name: str) -> None:
    tab_until(person, lambda element: element.get_attribute("name") == name)


def tab_until(person: Person, is_there: object) -> None:
    assert callable(is_there)
    for _ in range(80):
        ActionChains(person.browser).send_keys(Keys.TAB).perform()
        if is_there(person.browser.switch_to.active_element):
            return
    pytest.fail("the keyboard does not lead there")


def test_what_is_written_is_kept_by_itself(person: Person) -> None:
    person.begins(Role.OFFICER)
    person.opens("/sak/ny")
    person.writes(title="Skrevet da strømmen gikk")
    WebDriverWait(person.browser, 20).until(
        lambda each: each.find_element(By.CSS_SELECTOR, "[data-kept]").is_displayed()
    )
    accessible(person.browser)
    assert "Skrevet da strømmen gikk" in person.opens("/utkast") or "Opprett sak" in person.read()
    person.follows("Opprett sak")
    title = person.browser.find_element(By.CSS_SELECTOR, "main [name=title]")
    assert title.get_attribute("value") == "Skrevet da strømmen gikk"
