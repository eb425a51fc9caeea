"""Pages, the API and commands speak the language of whoever reads them."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.office.roles import Role
from application.settings import Language
from tests.web.archive import PASSWORD
from tests.web.browsing import WIDTHS, Site, accessible, at_width, leave_by, sign_in
from web.cli import archive
from web.languages import COOKIE
from web.starting import preferred, terminal_language

TITLES = {"nb": "Om arkivet", "nn": "Om arkivet", "en": "About the archive"}


def language_of(page: str) -> str:
    (language,) = re.findall(r'<html lang="(\w+)"', page)
    return str(language)


def spoken(client: FlaskClient, accept: str = "", path: str = "/om") -> str:
    answer = client.get(path, headers={"Accept-Language": accept} if accept else {})
    language = language_of(answer.text)
    assert answer.headers["Content-Language"] == language
    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in answer.headers["Vary"].split(",")}
    return language


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "nb"),
        ("nn-NO,nn;q=0.9,nb;q=0.8,en;q=0.5", "nn"),
        ("no", "nb"),
        ("nb-NO, en;q=0.8", "nb"),
        ("en-GB", "en"),
        ("sv, da;q=0.9, en;q=0.2", "en"),
        ("sv, *;q=0.5", "nb"),
        ("en;q=0, nn;q=0.1", "nn"),
        ("\N{SNOWMAN}, ;;;q=x", "nb"),
    ],
)
def test_a_page_speaks_what_the_browser_prefers(client: FlaskClient, accept: str, language: str) -> None:
    assert spoken(client, accept) == language


def test_what_the_reader_chose_goes_before_the_browser(client: FlaskClient) -> None:
    answer = client.get("/sprak/nn?next=/om")
    assert (answer.status_code, answer.location) == (303, "/om")
    cookie = answer.headers["Set-Cookie"]
    assert "Max-Age=31536000" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert spoken(client, "en") == "nn"
    client.get("/sprak/en")
    assert spoken(client, "nn") == "en"
    assert "About the archive" in client.get("/om").text


def test_a_language_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sprak/sv").status_code == 404
    client.set_cookie(COOKIE, "../../etc")
    assert spoken(client) == "nb"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""])
def test_choosing_leads_nowhere_else(client: FlaskClient, target: str) -> None:
    assert client.get("/sprak/nn", query_string={"next": target}).location == "/"


def test_the_switch_comes_back_to_the_page_with_its_filters(reading: Callable[[Role | None], FlaskClient]) -> None:
    client = reading(None)
    page = client.get("/sok?q=jernbane&type=decision").text
    (address,) = re.findall(r'<a class="ds-link" href="(/sprak/nn[^"]*)"', page)
    assert client.get(address.replace("&amp;", "&")).location == "/sok?q=jernbane&type=decision"


def test_the_switch_on_the_answer_to_a_form_asks_for_the_form_anew(client: FlaskClient) -> None:
    page = client.post("/logg-inn", data={}).text
    assert "/sprak/nn?next=/logg-inn" in page
    assert 'href="/sprak/nn"' in client.post("/logg-ut").text, "an address that takes forms only is not gone back to"


def test_each_language_is_named_in_itself_and_the_current_one_is_marked(client: FlaskClient) -> None:
    page = client.get("/om", headers={"Accept-Language": "en"}).text
    for code, name in (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")):
        (link,) = re.findall(rf'<a [^>]*lang="{code}"[^>]*>{name}</a>', page)
        assert f'hreflang="{code}"' in link
        assert ('aria-current="true"' in link) == (code == "en")


@pytest.mark.parametrize("path", ["/om", "/sokehjelp", "/tilgjengelighet", "/personvern"])
def test_whole_texts_are_written_in_each_language(client: FlaskClient, path: str) -> None:
    pages = [client.get(path, headers={"Accept-Language": each}).text for each in ("nb", "nn", "en")]
    mains = [page[page.index("<main") : page.index("</main>")] for page in pages]
    assert len(set(mains)) == 3
    # What one says the others say too: as many parts, the same keys and the same links.
    for part in (
        r"<(?:h2|p|li|tr|kbd|td)\b",
        r"<kbd>.*?</kbd>",
        r'href="[^"]*"',
        r'<span class="reference">.*?</span>',
    ):
        assert re.findall(part, mains[1]) == re.findall(part, mains[0])
        assert re.findall(part, mains[2]) == re.findall(part, mains[0])


def test_the_api_speaks_what_is_accepted_whatever_was_chosen_on_the_pages(client: FlaskClient) -> None:
    client.get("/sprak/en")
    titles = []
    for accept in ("nb", "en"):
        answer = client.get("/api/v1/cases/2025/999", headers={"Accept-Language": accept})
        assert answer.status_code == 404
        assert answer.headers["Content-Language"] == accept
        titles.append(answer.json["title"])
    assert titles == ["Vi finner ikke siden", "We cannot find that page"]


def test_dates_follow_the_language(app: Flask) -> None:
    for accept, heading in (("nb", "1. mars 2022"), ("nn", "1. mars 2022"), ("en", "1 March 2022")):
        with app.test_request_context(headers={"Accept-Language": accept}):
            assert app.jinja_env.filters["long_day"]("2022-03-01") == heading
            assert app.jinja_env.filters["day"]("2022-03-01") == "01.03.2022"
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert app.jinja_env.filters["weekday"]("2022-03-01") == "Tuesday 1 March 2022"
        assert app.jinja_env.filters["long_day"]("2022-03") == "March 2022"
        assert app.jinja_env.filters["number"](1284) == "1,284"


def test_locale_names_are_understood() -> None:
    assert preferred(["sv_SE.UTF-8", "nb_NO.UTF-8"]) is Language.BOKMAL
    assert terminal_language({"LANG": "nn_NO.UTF-8"}) is Language.NYNORSK
    assert terminal_language({"LC_ALL": "en_GB", "LANG": "nb_NO.UTF-8"}) is Language.ENGLISH
    assert terminal_language({"LANG": "C.UTF-8"}) is None
    assert terminal_language({}) is None


def test_a_command_speaks_the_language_it_is_asked_in(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = app.test_cli_runner()
    helps = {each: runner.invoke(args=["archive", "--language", each, "--help"]).output for each in ("nb", "nn", "en")}
    assert "Begins, fills and looks after the archive" in helps["en"]
    assert len(set(helps.values())) == 3
    assert "Begin an empty archive" in runner.invoke(args=["archive", "init", "--language", "en", "--help"]).output
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert runner.invoke(args=["archive", "--help"]).output == helps["en"]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert runner.invoke(args=["archive", "--help"]).output == helps["nb"]


@pytest.mark.parametrize("name", sorted(archive.commands))
def test_every_command_explains_itself_in_every_language(wordy_app: Flask, name: str) -> None:
    runner = wordy_app.test_cli_runner()
    helps = [runner.invoke(args=["archive", "--language", each, name, "--help"]) for each in ("nb", "nn", "en")]
    assert [each.exit_code for each in helps] == [0, 0, 0]
    told = [each.output.splitlines() for each in helps]
    assert told[0] != told[1]
    for norwegian in told[:2]:
        assert [line for line in norwegian if line in told[2] and len(line.split()) > 7] == []


def test_the_switch_in_the_browser(browser: Chrome, site: Site) -> None:
    """From any page, in each width, without losing the place; one's own page has it too."""
    for width in WIDTHS:
        browser.delete_all_cookies()
        browser.get(site.url("/om"))
        at_width(browser, width)
        for code, name in (("en", "English"), ("nn", "Nynorsk"), ("nb", "Bokmål")):
            leave_by(browser, browser.find_element(By.CSS_SELECTOR, "footer").find_element(By.LINK_TEXT, name))
            assert browser.current_url == site.url("/om")
            assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == code
            assert browser.title.startswith(TITLES[code])
            current = browser.find_elements(By.CSS_SELECTOR, "footer .languages [aria-current]")
            assert [link.text for link in current] == [name]
    sign_in(browser, site, "officer", PASSWORD)
    browser.get(site.url("/min-side"))
    leave_by(browser, browser.find_element(By.CSS_SELECTOR, "main").find_element(By.LINK_TEXT, "English"))
    assert browser.current_url == site.url("/min-side")
    assert browser.find_element(By.TAG_NAME, "h1").text == "Navn officer"
    accessible(browser)
