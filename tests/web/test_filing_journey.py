"""The way of the case officer who gets a letter by mail: sent in, looked over, filed in a new case, found there."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from tests.domain.given import IDENTITY_NUMBER
from tests.search.extraction.papers import a_locked_pdf, a_mail, a_pdf
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, complaints, leave_by, sign_in


@pytest.fixture
def papers(tmp_path: Path) -> Callable[[str, bytes], str]:
    def keep(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return keep


@pytest.fixture
def desk(browser: Chrome, filled_site: Site) -> Iterator[Chrome]:
    """The browser of an officer at the page that files papers."""
    sign_in(browser, filled_site, Role.OFFICER, PASSWORD)
    browser.get(filled_site.url("/arkiver"))
    yield browser
    browser.execute_script("window.onbeforeunload = null")


def send(desk: Chrome, *paths: str) -> None:
    """Choose files, and wait until they have come and the form tells of them."""
    desk.find_element(By.ID, "upload").send_keys("\n".join(paths))
    names = [Path(path).name for path in paths]
    WebDriverWait(desk, 30).until(
        lambda each: (
            all(name in each.find_element(By.ID, "details").get_attribute("textContent") for name in names)
            and not each.find_elements(By.CSS_SELECTOR, "#file-list progress")
        )
    )


def field(desk: Chrome, name: str) -> WebElement:
    return desk.find_element(By.NAME, name)


def write(desk: Chrome, name: str, text: str) -> None:
    field(desk, name).clear()
    field(desk, name).send_keys(text)


def file_it(desk: Chrome) -> None:
    button = desk.find_element(By.XPATH, "//button[normalize-space()='Arkiver filene']")
    desk.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    WebDriverWait(desk, 20).until(lambda each: "/kvittering" in each.current_url or each.find_elements(By.ID, "errors"))


def test_a_mail_is_filed_in_a_new_case(desk: Chrome, papers: Callable[[str, bytes], str]) -> None:
    accessible(desk)
    mail = a_mail(("kart.pdf", a_pdf("Kart over traseen")), subject="SV: Ønske om sykkelvei langs elva")
    send(desk, papers("melding.eml", mail))
    assert "1 fil inni" in desk.find_element(By.ID, "file-list").text
    assert field(desk, "title").get_attribute("value") == "Ønske om sykkelvei langs elva"
    assert field(desk, "senders").get_attribute("value") == "Kåre Ødegård"
    assert field(desk, "document_date").get_attribute("value") == "04.03.2025"
    accessible(desk)

    file_it(desk)  # no case is chosen yet
    assert desk.title.startswith("Feil:")
    assert "Velg saken papirene hører til" in desk.find_element(By.CLASS_NAME, "ds-error-summary").text
    assert field(desk, "title").get_attribute("value") == "Ønske om sykkelvei langs elva"
    accessible(desk)

    write(desk, "new_case", "Sykkelvei langs elva")
    file_it(desk)
    assert "Papirene er arkivert" in desk.find_element(By.TAG_NAME, "h1").text
    accessible(desk)
    leave_by(desk, desk.find_element(By.PARTIAL_LINK_TEXT, "Ønske om sykkelvei"))
    assert "melding" in desk.find_element(By.ID, "content").text
    assert "Kåre Ødegård" in desk.find_element(By.ID, "content").text


def test_many_files_each_with_its_own_outcome(desk: Chrome, papers: Callable[[str, bytes], str]) -> None:
    send(
        desk,
        papers("protokoll.pdf", a_pdf("Protokoll", f"Født {IDENTITY_NUMBER}")),
        papers("låst.pdf", a_locked_pdf()),
        papers("tom.pdf", b""),
        papers("program.exe", b"MZ" + bytes(range(256)) * 4),
    )
    told = {
        row.find_element(By.TAG_NAME, "th").text.partition("\n")[0]: row.find_element(By.TAG_NAME, "td").text
        for row in desk.find_elements(By.CSS_SELECTOR, "#file-list tbody tr")
    }
    assert "Stoppet" in told["tom.pdf"]
    assert "side 2" in told["protokoll.pdf"]
    assert "Klar uten søk" in told["låst.pdf"]
    assert "Klar uten søk" in told["program.exe"]
    accessible(desk)
    write(desk, "case_id", "2025/17")
    Select(field(desk, "kind")).select_by_value("case-paper")
    file_it(desk)
    assert "Fjern «tom.pdf»" in desk.find_element(By.CLASS_NAME, "ds-error-summary").text
    desk.find_element(By.XPATH, "//button[starts-with(@value, 'remove:')][contains(., 'tom.pdf')]").click()
    WebDriverWait(desk, 10, ignored_exceptions=[StaleElementReferenceException]).until(
        lambda each: "tom.pdf" not in each.find_element(By.ID, "file-list").text
    )
    each_of_them = desk.find_element(By.CSS_SELECTOR, "input[name=how][value=each]")
    desk.execute_script("arguments[0].scrollIntoView({block: 'center'})", each_of_them)
    each_of_them.click()
    file_it(desk)
    assert [one.text for one in desk.find_elements(By.CSS_SELECTOR, "main .list b")] == [
        "2025/17-7",
        "2025/17-8",
        "2025/17-9",
    ]


def test_a_sending_that_breaks_goes_on_by_itself(
    desk: Chrome, filled_app: Flask, papers: Callable[[str, bytes], str]
) -> None:
    broken: list[str] = []
    served = filled_app.wsgi_app

    def flaky(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "PATCH" and len(broken) < 2:
            broken.append(environ["HTTP_UPLOAD_OFFSET"])
            if len(broken) == 2:
                environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return [b""]
        return served(environ, start_response)

    filled_app.wsgi_app = flaky  # type: ignore[assignment]
    send(desk, papers("stor.txt", b"Et langt notat. " * 600_000))
    assert broken == ["0", str(4 * 1024 * 1024)]
    assert "9,6 MB" in desk.find_element(By.ID, "file-list").text
    complaints(desk)  # that one answer was 503


def test_it_works_with_the_keyboard_alone(desk: Chrome, papers: Callable[[str, bytes], str]) -> None:
    send(desk, papers("brev.pdf", a_pdf("Tenkeby kommune\n\nDeres ref: 2025/17\n\nMerknader")))
    field(desk, "title").click()
    for _ in range(60):
        desk.switch_to.active_element.send_keys(Keys.TAB)
        if desk.switch_to.active_element.text == "Arkiver filene":
            break
    desk.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(desk, 20).until(lambda each: "/kvittering" in each.current_url)
    assert "2025/17-7" in desk.find_element(By.ID, "content").text


def test_a_file_may_be_dropped_and_pasted(desk: Chrome) -> None:
    for name, event in (("sluppet.txt", "drop"), ("limt.txt", "paste")):
        desk.execute_script(
            "const data = new DataTransfer();"
            "data.items.add(new File(['Et notat om veien'], arguments[0], {type: 'text/plain'}));"
            "const made = arguments[1] === 'drop' ? new DragEvent('drop', {dataTransfer: data, bubbles: true})"
            " : new ClipboardEvent('paste', {clipboardData: data, bubbles: true});"
            "document.body.dispatchEvent(made)",
            name,
            event,
        )
        WebDriverWait(desk, 20).until(
            lambda each, name=name: name in each.find_element(By.ID, "details").get_attribute("textContent")
        )


def test_files_are_added_to_an_entry(desk: Chrome, filled_site: Site, papers: Callable[[str, bytes], str]) -> None:
    desk.get(filled_site.url("/sak/2025/17/1"))
    desk.find_element(By.CSS_SELECTOR, ".action-menu summary").click()
    leave_by(desk, desk.find_element(By.LINK_TEXT, "Legg til filer"))
    accessible(desk)
    desk.find_element(By.ID, "upload").send_keys(papers("kart.pdf", a_pdf("Kart")))
    desk.find_element(By.XPATH, "//button[normalize-space()='Legg til filene']").click()
    WebDriverWait(desk, 20).until(lambda each: each.current_url.endswith("/sak/2025/17/1"))
    assert "kart" in desk.find_element(By.ID, "content").text
