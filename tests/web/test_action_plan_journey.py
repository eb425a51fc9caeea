"""An action plan in a browser: read by everybody, followed and adopted anew by the office; all pages accessible."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.web.browsing import accessible, serve
from tests.web.filing import Filing
from tests.web.pages.test_networks import with_network
from tests.web.planned import plan
from tests.web.test_day_journey import Person
from web.services import EXTENSION, Services


@pytest.fixture
def person(_browser: Chrome, filled_app: Flask) -> Iterator[Person]:
    services: Services = filled_app.extensions[EXTENSION]
    plan(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    with_network(filled_app)
    with serve(filled_app) as site:
        yield Person(_browser, site)


def test_from_how_far_the_plan_has_come_to_what_became_of_it(person: Person) -> None:
    person.begins(None)
    assert "2 av 4 gjort" in person.opens("/handlingsplan?on=2025-11-01")
    accessible(person.browser)

    person.begins(Role.OFFICER)
    person.opens("/handlingsplan/2025/1")
    person.browser.find_element("css selector", "#tiltak-T5 summary").click()
    accessible(person.browser)
    person.leaves_by(person.browser.find_element("css selector", "#tiltak-T5 button[value='done']"))
    assert person.path == "/handlingsplan/2025/1/tiltak/T5"
    assert "Gjort" in person.read()
    accessible(person.browser)

    person.follows("Koble til det det førte til")
    person.writes(to="Vedtak RR 23/2025", note="Vedtok plantingen")
    accessible(person.browser)
    person.presses("Koble til")
    assert "Vedtok plantingen" in person.read()

    person.opens("/handlingsplan/2025/1/versjon/ny")
    person.presses("Legg til et tiltak")
    person.writes(measures__2__text="Lage en turistrute", measures__2__area="Reiseliv", valid_from="2027")
    person.browser.find_element("css selector", "[name='basis-kind'][value='none-found']").click()
    accessible(person.browser)
    person.presses("Registrer versjonen")
    person.follows("Endringer fra versjon 2")
    told = person.read()
    assert "1 nye tiltak, 2 videreført" in told
    assert "T6 Lage en turistrute" in told
    accessible(person.browser)

    assert "Klimanettverket" in person.opens("/nettverk")
    accessible(person.browser)
