"""The front page of those who are signed in: what is theirs to do first, and the way to each whole list."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from application.commands.journal import ExpectAnswer, expect_answer
from application.office.roles import Role
from domain import clock
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import Reading, rows
from web.services import EXTENSION, Services


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


def account(services: Services, role: Role) -> UUID:
    found = services.accounts.by_username(str(role))
    assert found is not None
    return found.id


def headings(client: FlaskClient) -> list[str]:
    return said(page(client, "/"), "main h2").splitlines()


def test_an_officer_s_day_begins_with_the_search_and_what_is_to_be_answered(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    assert headings(client)[:6] == [
        "Du skal svare på",
        "Du skal følge opp",
        "Siste vedtak",
        "Mine utkast",
        "Ikke publisert ennå",
        "Filer som ikke kunne leses",
    ]
    shown = page(client, "/")
    assert said(shown, "h1") == "Hva leter du etter?"
    text = client.get("/").text
    assert text.index('role="search"') < text.index('id="to-answer"')
    assert [one.partition(" 2025/17-3")[0] for one in rows(text, "to-answer")] == [
        f"Ingen frist Klage fra Vera {HIDDEN}"
    ]
    assert len(rows(text, "to-do")) == 2
    for path in ("/venter-pa-svar", "/oppfolging", "/vedtak", "/ikke-publisert", "/status", "/sak/ny"):
        assert path in addresses(shown, "main a"), path


def test_late_papers_are_counted(reading: Reading, services: Services) -> None:
    day = clock.today() - timedelta(days=2)
    expect_answer(services.archive, ExpectAnswer(entry_id=the("2025/17-3"), due=day.isoformat(), by="import"))
    told = said(page(reading(Role.OFFICER), "/"))
    assert "1 brev er over fristen." in told
    assert "2 dager over" in told


@pytest.mark.parametrize(
    ("role", "has", "lacks"),
    [
        (Role.READER, ["Lister", "Siste vedtak"], ["Du skal svare på", "Mine utkast", "Ikke publisert ennå"]),
        (
            Role.AUDITOR,
            ["Lister", "Siste rettelser", "Filer som ikke kunne leses"],
            ["Mine utkast", "Ikke publisert ennå"],
        ),
        (Role.ADMINISTRATOR, ["Mine utkast", "Ikke publisert ennå"], ["Siste rettelser"]),
    ],
)
def test_each_role_is_shown_what_is_for_it(reading: Reading, role: Role, has: list[str], lacks: list[str]) -> None:
    found = headings(reading(role))
    assert set(has) <= set(found)
    assert not set(lacks) & set(found)


def test_who_has_nothing_to_do_is_told_what_would_show(reading: Reading) -> None:
    told = said(page(reading(Role.ADMINISTRATOR), "/"))
    assert "Ingen brev venter på svar fra deg." in told
    assert "Ingen vedtak venter på oppfølging fra deg." in told
    assert "Velg «Lagre som utkast»" in told


def test_signed_out_the_front_page_is_the_search(reading: Reading) -> None:
    text = reading(None).get("/").text
    for words in (HIDDEN, UNPUBLISHED, "Du skal svare på", "Ikke publisert", "Mine utkast"):
        assert words not in text
    assert "I arkivet" in text


def test_an_archive_with_nothing_in_it_says_how_to_begin(
    app: Flask, client: FlaskClient, signed_in: Callable[[FlaskClient], None]
) -> None:
    signed_in(client)
    told = said(page(client, "/"))
    assert "Arkivet er tomt." in told
    assert "Du skal svare på" not in told


@pytest.fixture
def signed_in(app: Flask) -> Callable[[FlaskClient], None]:
    def sign(client: FlaskClient) -> None:
        with client.session_transaction() as session:
            officer = app.extensions[EXTENSION].accounts.by_username("officer")
            session["_user_id"] = f"{officer.id}:{officer.session_version}"
            session["signed_in_at"] = int(clock.now().timestamp())

    return sign


def test_a_draft_is_gone_on_with_or_thrown_away_by_its_owner_alone(reading: Reading, services: Services) -> None:
    draft = uuid4()
    services.drafts.put(
        draft, account(services, Role.OFFICER), path="/sak/ny", title="Opprett sak", values='[["title", "Ny vei"]]'
    )
    client = reading(Role.OFFICER)
    for path in ("/", "/utkast"):
        assert f"/sak/ny?utkast={draft}" in addresses(page(client, path), "main a")
    assert "Ny vei" in client.get(f"/sak/ny?utkast={draft}").text
    assert "Opprett sak" not in said(page(reading(Role.ADMINISTRATOR), "/utkast"), ".list")
    client.application.config["WTF_CSRF_ENABLED"] = False
    reading(Role.ADMINISTRATOR).post(f"/utkast/{draft}/kast")
    assert services.drafts.count(account(services, Role.OFFICER)) == 1
    answer = client.post(f"/utkast/{draft}/kast", follow_redirects=True)
    assert "Utkastet er kastet." in answer.text
    assert "Du har ingen utkast." in answer.text


def test_drafts_go_on_page_by_page(reading: Reading, services: Services) -> None:
    for number in range(60):
        services.drafts.put(
            uuid4(), account(services, Role.OFFICER), path="/sak/ny", title=f"Utkast {number}", values="[]"
        )
    client = reading(Role.OFFICER)
    first = page(client, "/utkast")
    assert len(addresses(first, ".list a")) == 50
    (onward,) = addresses(first, "[rel=next]")
    assert len(addresses(page(client, onward), ".list a")) == 10
    assert len(addresses(page(client, "/utkast?after=x"), ".list a")) == 50


def test_the_day_in_the_browser(browser: Chrome, filled_site: Site, services: Services) -> None:
    sign_in(browser, filled_site, "officer", PASSWORD)
    browser.get(filled_site.url("/"))
    accessible(browser)
    at_width(browser, 1280)
    browser.find_element(By.PARTIAL_LINK_TEXT, "Alt som venter på svar").click()
    WebDriverWait(browser, 5).until(lambda each: each.current_url == filled_site.url("/venter-pa-svar"))
    accessible(browser)
    for path in ("/oppfolging", "/ikke-publisert", "/utkast"):
        browser.get(filled_site.url(path))
        accessible(browser)
