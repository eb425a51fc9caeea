"""The way of a municipality in a browser: which agreement bound it on a day, and what has changed since."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from tests.web.browsing import accessible, serve
from tests.web.filing import the
from tests.web.test_day_journey import Person


@pytest.fixture
def person(_browser: Chrome, agreed_app: Flask) -> Iterator[Person]:
    with serve(agreed_app) as site:
        yield Person(_browser, site)


def test_from_what_bound_it_on_a_day_to_what_has_changed_since(person: Person) -> None:
    person.opens("/avtaler")
    accessible(person.browser)
    person.writes(part=str(the("Tenkeby")), on="01.03.2025")
    person.presses("Vis")
    told = person.read()
    assert "Hva binder Tenkeby" in told
    assert "Samarbeidsavtale for Prøveregionen" in told
    accessible(person.browser)

    person.follows("Samarbeidsavtale for Prøveregionen")
    person.writes(on="01.03.2025")
    person.presses("Vis")
    assert "Versjon 1" in person.read()
    assert "§ 7 fra versjon 1" not in person.read()
    accessible(person.browser)

    person.writes(on="")
    person.presses("Vis")
    assert "§ 7 fra versjon 1" in person.read()
    person.follows("Endringer fra versjon 1")
    assert person.path.split("?")[0] == "/avtale/2024/1/sammenlign/1/2"
    accessible(person.browser)
