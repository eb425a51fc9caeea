"""The way of the case officer who types a word: from a folder of papers to the page, the decision and its case."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pypdfium2
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from application.settings import Settings, read_settings
from tests.engines.archives import large_engines
from tests.web import office_folder
from tests.web.archive import PASSWORD, make_accounts
from tests.web.browsing import ROOT, WIDTHS, Site, accessible, at_width, complaints, serve, sign_in
from web.app import create_app
from web.services import EXTENSION

HIDDEN = (office_folder.UNPUBLISHED, office_folder.SHIELDED)


def flask(engines: dict[str, str], settings: Settings, *words: str | Path) -> str:
    """Run a command as somebody does who sits at the machine, and return what it says."""
    said = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "archive", *map(str, words)],
        cwd=ROOT,
        env={
            **os.environ,
            "REGIONARKIV_DATA": str(settings.data),
            "REGIONARKIV_SECRET_KEY": settings.secret_key.get_secret_value(),
            "REGIONARKIV_OCR": "off",
            **{f"REGIONARKIV_{name.upper()}": value for name, value in engines.items()},
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


@pytest.fixture(scope="module", params=["small", "large"])
def engines(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings of each size: none for the small one."""
    if request.param == "small":
        yield {}
        return
    with large_engines(
        *map(request.getfixturevalue, ("postgresql", "elasticsearch", "tika_server", "object_store"))
    ) as one:
        yield one


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, engines: dict[str, str]) -> Iterator[Site]:
    """The application as it is served over a real archive: begun by a command, a folder of papers filed by another.

    All that these tests do is read.
    """
    place = tmp_path_factory.mktemp("journey")
    chosen = {"secret_key": "s" * 40, "data": place / "archive", "log_level": "error"}
    settings = read_settings(chosen | engines, env_file=None)
    flask(engines, settings, "init", "--name", "Prøveregionen")
    app = create_app(settings)
    make_accounts(app.extensions[EXTENSION])
    folder = place / "Papirer fra Prøvdal"
    manifest = office_folder.lay(folder)
    with serve(app) as site:
        said = flask(engines, settings, "import", folder, "--manifest", manifest)
        assert said.splitlines()[-1] == "Ferdig. Alt er arkivert og kan søkes fram."
        yield site
    app.extensions[EXTENSION].close()


def one(browser: Chrome, css: str) -> WebElement:
    return WebDriverWait(browser, 10).until(lambda each: each.find_element(By.CSS_SELECTOR, css))


def arrives(browser: Chrome, address: str) -> None:
    WebDriverWait(browser, 10).until(
        lambda each: each.current_url == address and each.execute_script("return document.readyState") == "complete"
    )


def search(browser: Chrome, site: Site, words: str) -> list[str]:
    """Type words in the box of the front page; return the titles of the hits."""
    browser.get(site.url("/"))
    one(browser, "main input[name=q]").send_keys(words, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda each: urlsplit(each.current_url).path == "/sok")
    one(browser, ".hits, .no-hits")
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, ".hit h3")]


@pytest.mark.browser
def test_a_word_leads_to_the_page_of_an_attachment_its_decision_and_its_case(browser: Chrome, site: Site) -> None:
    at_width(browser, WIDTHS[0])
    browser.get(site.url("/"))
    accessible(browser)
    at_width(browser, WIDTHS[0])

    assert search(browser, site, "avtale") == ["Buss om kvelden"]
    assert one(browser, ".hit .kind").text.startswith("Vedtak RR 23/2019")
    assert one(browser, ".hit .excerpt mark").text == "samarbeidsavtalen"
    accessible(browser)
    at_width(browser, WIDTHS[0])
    hits = browser.current_url

    link = one(browser, ".hit .source a")
    assert link.text == f"kjøretider.pdf, side {office_folder.SPOKEN_OF_ON}"
    address = link.get_attribute("href") or ""
    link.click()
    arrives(browser, address)
    assert urlsplit(address).fragment == f"page={office_folder.SPOKEN_OF_ON}"
    assert browser.execute_script("return document.contentType") == "application/pdf"
    with urlopen(address) as answer:
        content = answer.read()
    assert content == office_folder.files()[office_folder.ATTACHMENT]
    assert pages_with(content, office_folder.SENTENCE) == [office_folder.SPOKEN_OF_ON]

    browser.back()
    arrives(browser, hits)
    one(browser, ".hit h3 a").click()
    arrives(browser, site.url("/vedtak/RR-23-2019"))
    assert "Bussen går til klokka elleve." in one(browser, "main").text
    assert "kjøretider" in one(browser, "main").text
    accessible(browser)
    at_width(browser, WIDTHS[0])

    one(browser, "aside .facts a[href='/sak/2019/4']").click()
    arrives(browser, site.url("/sak/2019/4"))
    assert treated(browser) == [
        ["Samferdselsnettverket", "SN 2/2019", "20.02.2019", "Tatt til orientering"],
        ["Ordførerutvalget", "OU 7/2019", "15.05.2019", "Vedtatt med endringer"],
        ["Regionrådet", "RR 23/2019", "12.06.2019", "Vedtatt"],
    ]
    accessible(browser)


def pages_with(content: bytes, sentence: str) -> list[int]:
    """The pages of a PDF, from 1, on which a sentence stands, wherever its lines are broken."""
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    return [number for number, text in enumerate(texts, start=1) if sentence in text]


def treated(browser: Chrome) -> list[list[str]]:
    """The rows of who has treated the case: body, number, date, outcome."""
    rows = browser.find_elements(By.CSS_SELECTOR, "table[aria-labelledby=treated-by] tbody tr")
    return [[each.text for each in row.find_elements(By.CSS_SELECTOR, "th, td")[:4]] for row in rows]


@pytest.mark.browser
def test_the_same_with_the_keyboard_alone(browser: Chrome, site: Site) -> None:
    at_width(browser, WIDTHS[0])
    browser.get(site.url("/"))
    tab_to(browser, one(browser, "main input[name=q]"))
    browser.switch_to.active_element.send_keys("avtale", Keys.ENTER)
    arrives(browser, site.url("/sok?q=avtale"))
    tab_to(browser, one(browser, ".hit h3 a"))
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    arrives(browser, site.url("/vedtak/RR-23-2019"))
    assert complaints(browser) == []


@pytest.mark.browser
def test_what_is_unpublished_or_shielded_is_found_only_after_signing_in(browser: Chrome, site: Site) -> None:
    at_width(browser, WIDTHS[0])
    for word in HIDDEN:
        assert search(browser, site, word) == []
    for path in ("/", "/sok?q=avtale", "/sok?q=tilbud", "/sak/2019/4", "/sak/2019/4/5"):
        browser.get(site.url(path))
        assert not [word for word in HIDDEN if word in browser.page_source], path
    assert search(browser, site, "avtale") == ["Buss om kvelden"]

    sign_in(browser, site, str(Role.OFFICER), PASSWORD)
    arrives(browser, site.url("/"))
    assert search(browser, site, office_folder.UNPUBLISHED)[0] == f"Utkast om {office_folder.UNPUBLISHED}"
    assert search(browser, site, office_folder.SHIELDED)[0] == f"Tilbud på {office_folder.SHIELDED}"
    assert len(search(browser, site, "avtale")) > 1
    accessible(browser)


def tab_to(browser: Chrome, wanted: WebElement) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if browser.switch_to.active_element == wanted:
            return
        browser.switch_to.active_element.send_keys(Keys.TAB)
    pytest.fail("the Tab key does not lead there")
