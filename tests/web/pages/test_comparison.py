"""Two versions of a document compared on a page: what changed, in three views, and what could not be compared."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from werkzeug.test import TestResponse

from application.office.roles import Role
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from tests.application.comparison.agreements import SECOND, THIRD
from tests.search.extraction.papers import a_pdf
from tests.web.browsing import Site, accessible
from tests.web.filing import HIDDEN, Filing, text, the
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]
NAME = "samarbeidsavtale.pdf"


def services_of(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


@pytest.fixture
def agreement(filled_app: Flask) -> UUID:
    """A published document of two versions, read."""
    return filed_twice(filled_app, text(SECOND), text(THIRD))


def filed_twice(app: Flask, first: ExtractionResult | None, second: ExtractionResult | None) -> UUID:
    services = services_of(app)
    filing = Filing(services.opened, "import")
    paper = filing.paper(NAME, a_pdf("to"), title="Samarbeidsavtalen")
    filing.entry("2025/17-80", "incoming", "Avtalen", documents=(paper,))
    filing.publish("journal-entry", "2025/17-80")
    again = filing.version(NAME, "samarbeidsavtale-3.pdf", a_pdf("tre"), reason="Ny valgperiode")
    for sha256, result in ((paper.sha256, first), (again, second)):
        if result is not None:
            services.texts.put(sha256, result)
    return paper.document_id


def fetch(client: FlaskClient, path: str) -> TestResponse:
    return client.get(path, buffered=True)


def test_only_what_changed_is_shown_first(reading: Reading, agreement: UUID) -> None:
    shown = fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2").text
    assert "Endringer fra versjon 1 til versjon 2</h1>" in shown
    assert "6 av 9 paragrafer er endret" in shown
    assert "Hver kommune velger <del>ett medlem</del> <ins>to medlemmer</ins> og like mange" in shown
    assert "Flyttet fra §\N{NO-BREAK SPACE}5" in shown.replace("§ 5", "§\N{NO-BREAK SPACE}5")
    assert shown.count("1 uendret avsnitt er utelatt.") == 3
    assert "§§\N{NO-BREAK SPACE}1, 3 og 8 er like, bortsett fra ny nummerering." in shown
    assert "Rådets navn er Fjellbygdene regionråd" not in shown


def test_the_summary_leads_to_each_changed_section(reading: Reading, agreement: UUID) -> None:
    shown = fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2").text
    assert shown.count("/sammenlign/1/2?vis=endringer#del-") == 6
    assert "5 ord satt inn. 1 ord fjernet" in shown
    for anchor in ("del-3", "del-5"):
        assert f'id="{anchor}"' in shown


def test_the_whole_text_and_both_sides_are_other_views_of_the_same_address(reading: Reading, agreement: UUID) -> None:
    whole = fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2?vis=alt").text
    assert "Rådets navn er Fjellbygdene regionråd" in whole
    sides = fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2?vis=side").text
    assert "velger <del>ett medlem</del> og like" in sides
    assert "velger <ins>to medlemmer</ins> og like" in sides
    assert fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2?vis=alle").status_code == 400


def test_the_form_leads_to_the_address_of_the_versions_chosen(reading: Reading, agreement: UUID) -> None:
    client = reading(None)
    assert fetch(client, f"/dokument/{agreement}").text.count(f"/dokument/{agreement}/sammenlign") == 1
    for query, address in (
        ("", f"/dokument/{agreement}/sammenlign/1/2"),
        ("?fra=2&til=1&vis=side", f"/dokument/{agreement}/sammenlign/2/1?vis=side"),
    ):
        response = fetch(client, f"/dokument/{agreement}/sammenlign{query}")
        assert (response.status_code, response.headers["Location"]) == (303, address)
    assert fetch(client, f"/dokument/{agreement}/sammenlign?fra=9").status_code == 404


def test_the_page_to_print_has_all_of_it_and_no_buttons(reading: Reading, agreement: UUID) -> None:
    shown = fetch(reading(None), f"/dokument/{agreement}/sammenlign/1/2?utskrift").text
    assert "klar til å skrives ut" in shown
    assert 'class="versions-choice"' not in shown
    assert "<del>ett medlem</del>" in shown


LOCKED = ExtractionResult(Outcome.ENCRYPTED, reason=Reason.PASSWORD)


@pytest.mark.parametrize(
    ("result", "told"),
    [(None, "Venter på å bli lest"), (LOCKED, "passord"), (ExtractionResult(Outcome.EMPTY, wants_ocr=True), "Skannet")],
)
def test_a_version_whose_text_could_not_be_read_is_told_of_in_plain_sight(
    filled_app: Flask, reading: Reading, result: ExtractionResult | None, told: str
) -> None:
    document_id = filed_twice(filled_app, result, text(THIRD))
    shown = fetch(reading(None), f"/dokument/{document_id}/sammenlign/1/2").text
    assert f"{NAME} i versjon 1 er ikke sammenlignet." in shown
    assert told in shown
    assert f"/dokument/{document_id}/fil?versjon=1" in shown
    assert "<ins>" not in shown


def test_versions_are_compared_only_for_those_who_may_read_them(reading: Reading) -> None:
    document_id = the(f"avtale-{HIDDEN}.pdf")
    for role in (None, Role.READER):
        for path in ("sammenlign", "sammenlign/1/1-offentlig", "sammenlign/1-offentlig/1", "sammenlign/1/2"):
            response = fetch(reading(role), f"/dokument/{document_id}/{path}")
            assert response.status_code == 404
            assert HIDDEN not in response.text
    shown = fetch(reading(Role.OFFICER), f"/dokument/{document_id}/sammenlign/1/1-offentlig")
    assert shown.status_code == 200
    assert f"<del>{HIDDEN}</del>" in shown.text


def test_a_long_text_is_shown_in_parts_and_its_summary_leads_to_them(filled_app: Flask, reading: Reading) -> None:
    def version(word: str) -> ExtractionResult:
        return text("\n".join(f"§ {number} Tittel {number}\nRegel {number} er {word}." for number in range(1, 902)))

    document_id = filed_twice(filled_app, version("gammel"), version("ny"))
    first = fetch(reading(None), f"/dokument/{document_id}/sammenlign/1/2").text
    assert "Regel 400 er" in first
    assert "Regel 401 er" not in first
    assert "?vis=endringer&amp;bolk=3#del-900" in first
    assert "Regel 900 er" in fetch(reading(None), f"/dokument/{document_id}/sammenlign/1/2?bolk=3").text
    assert "Regel 900 er" in fetch(reading(None), f"/dokument/{document_id}/sammenlign/1/2?utskrift").text


@pytest.mark.browser
def test_every_view_is_accessible_to_everybody(browser: Chrome, filled_site: Site, agreement: UUID) -> None:
    for query in ("", "?vis=side", "?vis=alt", "?utskrift"):
        browser.get(filled_site.url(f"/dokument/{agreement}/sammenlign/1/2{query}"))
        accessible(browser)
