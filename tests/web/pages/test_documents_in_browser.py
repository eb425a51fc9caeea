"""Documents, bodies, organisations and status in a real browser: usable by all, and a PDF opens at its page."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from search.extraction.limits import Limits
from search.extraction.routes import read
from tests.search.extraction.papers import a_locked_pdf, a_mail, a_pdf, zipped
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, complaints, sign_in
from tests.web.filing import HIDDEN, Filing, text, the
from web.services import EXTENSION

VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html"
"""Chromium's own viewer of PDF, which a policy that is too strict does not let in."""


@pytest.fixture
def papers(filled_app: Flask) -> None:
    """A mail with parts, a long document and a document of two versions, all published."""
    services = filled_app.extensions[EXTENSION]
    filing = Filing(services.opened, "import")
    packed = zipped({"referat.txt": "Referat fra møtet", "notat.txt": "x" * 200})
    mail = a_mail(("papirer.zip", packed), ("låst.pdf", a_locked_pdf()), body="Se vedlegg")
    papers = (
        filing.paper("papirer.eml", mail, title="Papirer til møtet"),
        filing.paper(
            "lang.pdf", a_pdf("x"), title="Lang utredning", read=text(*(f"Side nummer {n}" for n in range(1, 51)))
        ),
    )
    filing.entry("2025/17-70", "incoming", "Papirer", documents=papers)
    filing.publish("journal-entry", "2025/17-70")
    filing.version("protokoll.pdf", "protokoll-rettet.pdf", a_pdf("Rettet", "Side to"), reason="Skrivefeil på side 1")
    with services.stores.files.path(papers[0].sha256) as path:
        services.texts.put(papers[0].sha256, read(path, papers[0].media_type, papers[0].name, Limits()))


@pytest.mark.usefixtures("papers")
def test_what_everybody_sees_is_accessible(browser: Chrome, filled_site: Site) -> None:
    for path in (
        f"/dokument/{the('papirer.eml')}",
        f"/dokument/{the('papirer.eml')}/del/1",
        f"/dokument/{the('papirer.eml')}/del/1/1",
        f"/dokument/{the('lang.pdf')}?side=21#side-21",
        f"/dokument/{the(f'avtale-{HIDDEN}.pdf')}",
        f"/dokument/{the(f'{HIDDEN}.pdf')}",
        "/organer",
        "/organ/OU?het=AU",
        "/organ/OU?on=2022-03-01",
        "/organ/OU?on=i+g%C3%A5r",
        "/organisasjoner",
        f"/organisasjon/{the('Eksempelvik')}",
        f"/organisasjon/{the('Bortevik')}",
        "/status",
    ):
        browser.get(filled_site.url(path))
        accessible(browser)


@pytest.mark.usefixtures("papers")
def test_what_those_who_file_papers_see_is_accessible(browser: Chrome, filled_site: Site) -> None:
    sign_in(browser, filled_site, "administrator", PASSWORD)
    for path in (
        f"/dokument/{the('protokoll.pdf')}",
        f"/dokument/{the('innspill.zip')}",
        f"/dokument/{the('skannet.pdf')}",
        f"/dokument/{the('ny.docx')}",
        "/status",
    ):
        browser.get(filled_site.url(path))
        accessible(browser)


def test_a_pdf_opens_in_the_browser_at_its_page(browser: Chrome, filled_site: Site) -> None:
    document = the("brev-fra-fylket.pdf")
    browser.get(filled_site.url(f"/dokument/{document}"))
    at_width(browser, 1280)
    browser.find_element(By.PARTIAL_LINK_TEXT, "Åpne side 2 i PDF-en").click()
    WebDriverWait(browser, 10).until(lambda each: each.current_url.endswith(f"/dokument/{document}/fil#page=2"))
    WebDriverWait(browser, 10).until(lambda each: VIEWER in frames(each))
    assert browser.execute_script("return document.contentType") == "application/pdf"
    assert complaints(browser) == []


def frames(browser: Chrome) -> set[str]:
    """Return where the frames of all pages come from."""
    targets = browser.execute_cdp_cmd("Target.getTargets", {})["targetInfos"]
    return {str(target["url"]) for target in targets if target["type"] == "iframe"}


def test_plain_text_is_shown_and_runs_nothing(browser: Chrome, filled_app: Flask, filled_site: Site) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    paper = filing.paper("notat.txt", b"<script>document.title = 'stjaalet'</script>Blaabaer", title="Notat")
    filing.entry("2025/17-71", "incoming", "Notat", documents=(paper,))
    filing.publish("journal-entry", "2025/17-71")
    browser.get(filled_site.url(f"/dokument/{the('notat.txt')}/fil"))
    assert "Blaabaer" in browser.find_element(By.TAG_NAME, "pre").text
    assert browser.title != "stjaalet"


def test_an_officer_has_a_file_read_again_from_its_page(browser: Chrome, filled_site: Site) -> None:
    sign_in(browser, filled_site, "officer", PASSWORD)
    browser.get(filled_site.url(f"/dokument/{the('innspill.zip')}"))
    at_width(browser, 1280)
    browser.find_element(By.XPATH, "//button[text()='Prøv igjen']").click()
    WebDriverWait(browser, 10).until(lambda each: "Filen blir lest på nytt" in each.page_source)
    assert "Venter på å bli lest" in browser.page_source


def test_a_date_is_typed_as_norwegians_write_it(browser: Chrome, filled_site: Site) -> None:
    browser.get(filled_site.url("/organ/OU"))
    at_width(browser, 1280)
    browser.find_element(By.ID, "on").send_keys("1.3.2022")
    browser.find_element(By.CSS_SELECTOR, ".dates button").click()
    WebDriverWait(browser, 10).until(lambda each: each.current_url.endswith("/organ/OU?on=2022-03-01"))
    assert browser.find_element(By.TAG_NAME, "h1").text == "Arbeidsutvalget 1. mars 2022"
