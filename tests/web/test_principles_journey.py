"""Principles in a browser: read by everybody, adopted anew by the office, and compared; all pages accessible."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.web.browsing import accessible, serve
from tests.web.filing import Filing
from tests.web.principled import adopt
from tests.web.test_day_journey import Person
from web.services import EXTENSION, Services


@pytest.fixture
def person(_browser: Chrome, filled_app: Flask) -> Iterator[Person]:
    services: Services = filled_app.extensions[EXTENSION]
    adopt(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    with serve(filled_app) as site:
        yield Person(_browser, site)


def test_from_what_is_in_force_to_a_new_version_and_what_it_changed(person: Person) -> None:
    person.begins(None)
    assert "Kommunene orienteres om alle svar innen en uke." in person.opens("/prinsipper")
    accessible(person.browser)

    person.begins(Role.OFFICER)
    person.opens("/prinsipper/2021/1/versjon/ny")
    person.presses("Legg til et punkt")
    person.writes(points__4__text="Uenighet står i svaret.", valid_from="01.06.2026")
    person.writes(points__0__text="Regionrådet svarer for kommunene når alle er enige.")
    person.browser.find_element("css selector", "[name='basis-kind'][value='none-found']").click()
    accessible(person.browser)
    person.presses("Registrer versjonen")
    told = person.read()
    assert "Versjon 3 gjelder" in told
    assert "Uenighet står i svaret." in told
    accessible(person.browser)

    person.follows("Endringer fra versjon 2")
    assert person.path == "/prinsipper/2021/1/sammenlign/2/3"
    assert "2 punkter er ulike." in person.read()
    accessible(person.browser)
    person.opens("/prinsipper/2021/1/versjon/3")
    accessible(person.browser)
