"""Versions of agreements among the hits: how each stands, what is in force in its stead, and what it replaced."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from application.office.roles import Role
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.indexed import index_all
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import Reading
from web.services import EXTENSION, Services


@pytest.fixture(scope="module")
def found(agreed_app: Flask) -> Services:
    """The archive with agreements, all of it in the index."""
    services: Services = agreed_app.extensions[EXTENSION]
    index_all(services)
    return services


def test_a_superseded_version_says_so_and_leads_to_the_one_in_force(
    found: Services, reading_agreements: Reading
) -> None:
    shown = page(reading_agreements(None), "/sok?q=type:avtale+folketall+%22samarbeidsavtale-1.pdf%22")
    told = said(shown, ".hit")
    assert "Avtale 2024/1 · Samarbeidsavtale · Versjon 1 · 01.01.2024–30.06.2025 · Campus" in told
    assert "Erstattet: versjon 2 gjelder" in told
    assert "/avtale/2024/1/versjon/1" in addresses(shown, ".hit h3 a")
    assert "/avtale/2024/1/versjon/2" in addresses(shown, ".hit .badges a")
    assert f"/dokument/{the('samarbeidsavtale-1.pdf')}/fil#page=1" in addresses(shown, ".hit .source a")


def test_a_matter_leads_to_the_agreement_that_covers_it_and_the_one_before(
    found: Services, reading_agreements: Reading
) -> None:
    shown = page(reading_agreements(None), "/sok?q=avtale+campus&type=agreement")
    told = said(shown, ".hit")
    assert "Versjon 2 · Gjelder 01.07.2025–31.12.2028" in told
    assert "Erstatter 2020/1 Samarbeidsavtalen 2020–2023" in told
    assert "/avtale/2020/1" in addresses(shown, ".hit .badges a")
    assert UNPUBLISHED not in said(shown)
    before = said(page(reading_agreements(None), "/sok?q=2020/1&type=agreement"), ".hit")
    assert "Gjelder ikke lenger" in before
    assert "Erstattet av 2024/1 Samarbeidsavtale for Prøveregionen" in before


def test_drafts_and_what_is_shielded_are_not_for_everybody(found: Services, reading_agreements: Reading) -> None:
    assert "Utkast" in said(page(reading_agreements(Role.OFFICER), "/sok?q=type:avtale+utkast"), ".hit")
    for role in (None, Role.READER):
        every = page(reading_agreements(role), "/sok?q=type:avtale")
        assert HIDDEN not in said(every)
        assert "Eierskap" in said(every)
    public = said(page(reading_agreements(None), "/sok?q=type:avtale"))
    assert "Utkast" not in public
    assert UNPUBLISHED not in public


def test_agreements_are_completed_while_typing(found: Services, reading_agreements: Reading) -> None:
    told = reading_agreements(None).get("/sok/forslag?q=partnerskaps").text
    assert "/avtale/2024/2" in told


def test_many_hits_take_as_many_questions_as_few(found: Services, reading_agreements: Reading) -> None:
    client: FlaskClient = reading_agreements(None)
    asked: list[str] = []
    event.listen(found.stores.registers, "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    for path in ("/sok?q=type:avtale", "/sok?q=type:avtale", "/sok?q=2024/1&type=agreement"):
        asked.clear()
        client.get(path)
        counts.append(len(asked))
    assert counts[1] == counts[2]
