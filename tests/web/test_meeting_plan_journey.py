"""A year of meetings in a browser: the picture, a plan proposed, sent and adopted; all pages accessible."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from domain import clock
from tests.web.browsing import accessible, serve
from tests.web.filing import Filing
from tests.web.test_day_journey import Person
from tests.web.year_planned import plan_years
from web.services import EXTENSION, Services


@pytest.fixture
def person(_browser: Chrome, filled_app: Flask) -> Iterator[Person]:
    services: Services = filled_app.extensions[EXTENSION]
    plan_years(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    with serve(filled_app) as site:
        yield Person(_browser, site)


def test_from_the_year_to_an_adopted_plan(person: Person) -> None:
    person.begins(None)
    assert "Ordførerutvalget" in person.opens("/moteplan/2026")
    accessible(person.browser)

    person.begins(Role.OFFICER)
    person.opens("/moteplan/2027/RR/foresla")
    accessible(person.browser)
    person.presses("Lagre forslaget")
    assert person.path == "/moteplan/2027/RR"
    assert "Foreslåtte datoer" in person.read()
    accessible(person.browser)

    person.follows("Registrer at planen er vedtatt")
    person.browser.find_element("css selector", "[name='basis-kind'][value='none-found']").click()
    person.writes(adopted_on=clock.today().strftime("%d.%m.%Y"))
    person.presses("Registrer vedtaket og planlegg møtene")
    assert "Planen er vedtatt, og møtene er planlagt." in person.read()
    assert "Studietur" in person.read()

    person.opens("/moteplan/2027/OU/send")
    accessible(person.browser)
    person.opens("/moteplan/kalendere")
    accessible(person.browser)
