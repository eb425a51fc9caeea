"""An officer writes a statement, with what was said before on the same beside it: as they write, and by a button."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from tests.web.browsing import accessible, serve
from tests.web.filing import the
from tests.web.test_day_journey import Person

TEXT = "Regionrådet ber om dobbeltspor til Prøvdal. Toget må komme hver time, og jernbanen må bygges ut."


@pytest.fixture
def person(_browser: Chrome, stated_app: Flask) -> Iterator[Person]:
    with serve(stated_app) as site:
        yield Person(_browser, site)


def test_earlier_statements_stand_beside_what_is_written(person: Person) -> None:
    person.begins(Role.OFFICER)
    person.opens(f"/uttalelser/ny?horing={the('høring 2025/1')}")
    person.writes(text=TEXT)
    beside = (By.CSS_SELECTOR, ".said-before li")
    WebDriverWait(person.browser, 20).until(lambda each: each.find_elements(*beside))
    told = person.browser.find_element(By.CSS_SELECTOR, ".said-before").text
    assert "Svar på høring om transportplanen" in told
    assert "Versjon 2: gjeldende" in told
    accessible(person.browser)
    person.writes(text=f"{TEXT} Bussen også.")
    person.presses("Se hva vi har sagt før")
    assert "Svar på høring om transportplanen" in person.read()
    text = person.browser.find_element(By.NAME, "text")
    assert text.get_attribute("value") == f"{TEXT} Bussen også."
    for path in ("versjon/ny", "vedta", "hvem-star-bak", "send", "registrert"):
        assert "Uttalelse 2025/6" in person.opens(f"/uttalelse/2025/6/{path}")
        accessible(person.browser)
    assert "Rett" in person.opens("/uttalelse/2025/6")
    accessible(person.browser)
