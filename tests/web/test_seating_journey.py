"""The secretary's seats in a browser, by keyboard alone: a term begins, one is replaced, and a date is put right."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, gone, sign_in

_MOST_TABS = 120


class Typist:
    """Somebody who has no mouse."""

    def __init__(self, browser: Chrome, site: Site) -> None:
        self.browser, self.site = browser, site

    def opens(self, path: str) -> None:
        self.browser.get(self.site.url(path))

    def read(self) -> str:
        return self.browser.find_element(By.ID, "content").text

    def keys(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def goes_to(self, told: str) -> None:
        """Press Tab until what has the focus is called so, by its words or the name of its field."""
        asked = (
            "const one = document.activeElement; return [one.name || '', one.textContent.trim(), one.value || '',"
            " one.getAttribute('aria-label') || '']"
        )
        for _ in range(_MOST_TABS):
            self.keys(Keys.TAB)
            if any(
                told == words or (len(words) < 80 and told in words) for words in self.browser.execute_script(asked)
            ):
                return
        pytest.fail(f"no key leads to {told}")

    def chooses(self, typed: str) -> None:
        """Write the beginning of a name, and take the first that is suggested."""
        self.keys(typed)
        WebDriverWait(self.browser, 10).until(
            lambda each: each.find_elements(By.CSS_SELECTOR, ".suggestions:not([hidden]) [role=option]")
        )
        self.keys(Keys.ARROW_DOWN, Keys.ENTER)

    def sends(self) -> None:
        """Press Enter, and wait for the page it leads to."""
        page = self.browser.find_element(By.ID, "content")
        self.keys(Keys.ENTER)
        WebDriverWait(self.browser, 20).until(lambda _: gone(page))


@pytest.fixture
def typist(browser: Chrome, seated: None, filled_site: Site) -> Iterator[Typist]:
    sign_in(browser, filled_site, Role.OFFICER, PASSWORD)
    yield Typist(browser, filled_site)
    browser.execute_script("window.onbeforeunload = null")


def test_a_term_begins_one_is_replaced_and_a_date_is_put_right(typist: Typist) -> None:
    typist.opens("/organ/RR/plasser-oppsett")
    accessible(typist.browser)
    typist.opens("/organ/RR/plasser-oppsett")
    typist.goes_to("Ny periode")
    typist.sends()
    accessible(typist.browser)
    typist.opens("/organ/RR/ny-periode")
    typist.goes_to("valid_from")
    typist.keys("01.01.2026")
    typist.goes_to("basis-kind")
    typist.keys(Keys.SPACE)
    typist.goes_to("basis-decision_id")
    typist.chooses("RR 9")
    typist.goes_to("Hvem som er valgt: Prøvdal kommune, medlem 1")
    typist.chooses("Siv Sk")
    typist.goes_to("Hvem som er valgt: Tenkeby kommune, medlem")
    typist.keys("Berit Helt Ny", Keys.ESCAPE)
    typist.goes_to("Registrer den nye perioden")
    typist.sends()
    assert "«Berit Helt Ny» finnes ikke i arkivet" in typist.read()
    accessible(typist.browser)
    typist.goes_to("new_person")
    typist.keys(Keys.SPACE)
    typist.goes_to("Registrer den nye perioden")
    typist.sends()
    assert "Den nye perioden er registrert." in typist.read()
    assert "Berit Helt Ny" in typist.read()

    typist.goes_to("Erstatt: Berit Helt Ny")
    typist.sends()
    typist.goes_to("person_id")
    typist.chooses("Åse T")
    typist.goes_to("valid_from")
    typist.keys("01.06.2026")
    typist.goes_to("basis-kind")
    typist.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    typist.goes_to("Registrer erstatningen")
    typist.sends()
    assert "Erstatningen er registrert." in typist.read()

    typist.goes_to("Mer om Tenkeby kommune, medlem")
    typist.keys(Keys.ENTER)
    typist.goes_to("Rett vervet")
    typist.sends()
    accessible(typist.browser)
    typist.goes_to("valid_from")
    typist.keys("15.06.2026")
    typist.goes_to("reason")
    typist.keys("Møtet ble flyttet")
    typist.goes_to("Registrer rettelsen")
    typist.sends()
    assert "Vervet er rettet." in typist.read()
    typist.opens("/organ/RR/plasser-oppsett")
    assert "15.06.2026" in typist.read()
