"""The way of a municipality in a browser: which agreement bound it on a day, what has changed since, and the proof."""

from collections.abc import Iterator
from urllib.request import urlopen

import pypdfium2
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


def test_from_what_bound_it_on_a_day_to_what_has_changed_since_and_an_attestation(person: Person) -> None:
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

    of_the_day = person.leads_to("Attest (PDF/A)")

    person.writes(on="")
    person.presses("Vis")
    assert "§ 7 fra versjon 1" in person.read()
    person.follows("Endringer fra versjon 1")
    assert person.path.split("?")[0] == "/avtale/2024/1/sammenlign/1/2"
    accessible(person.browser)

    bound = f"/attest/avtaler/{the('Tenkeby')}?on=2025-03-01"
    for attested in (of_the_day, person.site.url(bound)):
        letters = _letters(attested)
        assert "SamarbeidsavtaleforPrøveregionen" in letters
        assert "Tenkeby" in letters


def _letters(address: str) -> str:
    """Return the letters of a PDF, whatever words were broken where lines end."""
    with urlopen(address, timeout=60) as answer:
        assert answer.headers["Content-Type"] == "application/pdf"
        with pypdfium2.PdfDocument(answer.read()) as document:
            return "".join(filter(str.isalpha, "".join(page.get_textpage().get_text_range() for page in document)))
