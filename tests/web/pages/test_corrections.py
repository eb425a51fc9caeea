"""The page that tells what was corrected: before, after, why, who, when and how late."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select
from selenium.webdriver.support.wait import WebDriverWait
from sqlalchemy import event as listening

from application.commands.withdrawing import Restore, Withdraw, restore, withdraw
from application.office.roles import Role
from domain.journal import party
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, at_width, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import Reading, following, words
from web.services import EXTENSION


def steps(reading: Reading, role: Role | None, query: str = "") -> list[str]:
    """What is said of each correction."""
    return said(page(reading(role), f"/rettelser{query}"), ".timeline > li").splitlines()


def test_what_was_corrected_in_a_year_with_everything_about_it(reading: Reading) -> None:
    found = steps(reading, Role.AUDITOR, "?since=2025&until=2025")
    assert len(found) == 2
    told = found[1].replace("\N{NO-BREAK SPACE}", " ")
    assert "03.11.2025 kl. 09.12" in told
    assert "Vedtaket rettet av Navn officer" in told
    assert "Vedtak RR 23/2025 Indre-NTP" in told
    assert "3 dager etter at det ble registrert" in told
    assert "FørRegionrådet ber om svar innen 31.12.2025.Etter" in told
    assert "EtterRegionrådet ber om svar innen 31.12.2026." in told
    assert "Hvorfor: Feil dato i utkastet til protokoll." in told


def test_signed_out_one_is_told_of_what_was_public_then_and_is_now_and_by_nobody(reading: Reading) -> None:
    found = steps(reading, None)
    assert len(found) == 2
    assert "RR 23/2025" in found[0]
    assert "31.12.2026" in found[0]
    assert "Vindkraft" in found[1], "it was shielded when it was corrected, and is public now"
    assert "Før" not in found[1]
    whole = reading(None).get("/rettelser").text
    for word in (HIDDEN, UNPUBLISHED, "Navn officer", "Personalsak", 'name="by"'):
        assert word not in whole


@pytest.mark.parametrize("query", ["", "?type=decision", "?since=2025", "?type=case", "?by=import"])
def test_readers_are_told_nothing_that_is_shielded(reading: Reading, query: str) -> None:
    assert HIDDEN not in reading(Role.READER).get(f"/rettelser{query}", follow_redirects=True).text


def test_nobody_learns_by_years_that_something_shielded_was_corrected(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    with filing.at("2026-02-02T10:00"):
        filing.correct("OU 6/2025", f"Rettet {HIDDEN}", text=f"Vedtak nr. 3 {HIDDEN}")
    years = {role: said(page(reading(role), "/rettelser"), ".years") for role in (None, Role.READER, Role.OFFICER)}
    assert years == {None: "2025 2024", Role.READER: "2025 2024", Role.OFFICER: "2026 2025 2024"}


@pytest.mark.parametrize("after", ["x", "x_1", "_", "2025_" + "9" * 30, "%00_1", "2025-01-01T00:00:00.000%2B00:00_0"])
def test_any_cursor_is_answered(reading: Reading, after: str) -> None:
    assert reading(None).get(f"/rettelser?after={after}").status_code == 200


def test_filters_are_chips_that_lead_to_the_list_without_them(reading: Reading) -> None:
    shown = page(reading(Role.OFFICER), "/rettelser?type=decision&since=2025-11-01")
    assert said(shown, ".ds-chip").splitlines() == ["Fjern: Vedtak", "Fjern: Fra 01.11.2025"]
    assert addresses(shown, ".ds-chip") == ["/rettelser?since=2025-11-01", "/rettelser?type=decision"]


def test_dates_are_written_in_norwegian_and_kept_in_the_address_as_iso(reading: Reading) -> None:
    answer = reading(Role.OFFICER).get("/rettelser?type=&by=&since=1.11.2025&until=")
    assert (answer.status_code, answer.location) == (302, "/rettelser?since=2025-11-01")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("since=31.2.2025", "«31.2.2025» er ikke en dato"),
        ("until=i+fjor", "«i fjor» er ikke en dato"),
        ("since=1.3.25", "«1.3.25» er ikke en dato"),
        ("since=2025&until=2024", "Tidsrommet slutter før det begynner"),
    ],
)
@pytest.mark.parametrize("path", ["/rettelser", "/hendelser"])
def test_a_date_that_is_wrong_is_said_at_the_field_and_on_top(
    reading: Reading, path: str, query: str, wrong: str
) -> None:
    answer = reading(Role.OFFICER).get(f"{path}?{query}")
    assert answer.status_code == 400
    assert words(answer.text).count(wrong) == 2
    assert "<title>Feil:" in answer.text


def test_nothing_of_the_kind_says_what_to_do(reading: Reading) -> None:
    told = said(page(reading(None), "/rettelser?type=organisation"))
    assert "Ingenting slikt er rettet." in told
    assert "Se alle rettelser" in told


def test_a_name_that_was_taken_out_is_told_to_officers_only(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    filing.correct_entry("2025/17-1", f"{HIDDEN} skal ikke nevnes", senders=(party("Liksomfylket"),), title="Høring")
    for role in (None, Role.READER):
        assert "Journalposten rettet" in steps(reading, role)[0]
        assert HIDDEN not in reading(role).get("/rettelser").text
    assert HIDDEN in steps(reading, Role.OFFICER)[0]


def test_as_many_queries_for_many_corrections_as_for_few(filled_app: Flask, reading: Reading) -> None:
    registers = filled_app.extensions[EXTENSION].stores.registers
    asked: list[str] = []
    listening.listen(registers, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def count(role: Role | None) -> int:
        client = reading(role)
        client.get("/rettelser")
        asked.clear()
        assert client.get("/rettelser").status_code == 200
        return len(asked)

    roles = (None, Role.READER, Role.OFFICER)
    few = [count(role) for role in roles]
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    with filing.at("2025-12-01T10:00"):  # for each year with corrections one query is asked
        for number in range(60):
            filing.correct("RR 22/2025", "Skrivefeil", text=f"Saken utsettes {number} dager.")
    assert [count(role) for role in roles] == few
    assert max(few) < 20
    assert following(reading(None).get("/rettelser").text)


def test_an_auditor_finds_a_correction_by_kind_and_date(browser: Chrome, filled_site: Site) -> None:
    browser.get(filled_site.url("/rettelser"))
    accessible(browser)
    sign_in(browser, filled_site, "auditor", PASSWORD)
    at_width(browser, 1280)
    browser.find_element(By.LINK_TEXT, "Rettelser").click()
    Select(browser.find_element(By.NAME, "type")).select_by_visible_text("Vedtak")
    browser.find_element(By.NAME, "since").send_keys("1.11.2025")
    browser.find_element(By.NAME, "until").send_keys("30.11.2025")
    browser.find_element(By.CSS_SELECTOR, "form.filters button").click()
    wanted = filled_site.url("/rettelser?type=decision&since=2025-11-01&until=2025-11-30")
    WebDriverWait(browser, 5).until(lambda each: each.current_url == wanted)
    accessible(browser)
    assert len(browser.find_elements(By.CSS_SELECTOR, ".timeline > li")) == 2
    browser.find_element(By.PARTIAL_LINK_TEXT, "RR 23/2025").click()
    WebDriverWait(browser, 5).until(lambda each: each.find_element(By.ID, "history"))
    browser.find_element(By.LINK_TEXT, "Alle hendelser, etter person og dato").click()
    chip = WebDriverWait(browser, 5).until(lambda each: each.find_element(By.CSS_SELECTOR, ".ds-chip"))
    assert "Vedtak RR 23/2025" in chip.text
    accessible(browser)
    browser.get(filled_site.url("/hendelser?since=x"))
    accessible(browser)


def test_why_something_was_withdrawn_and_what_was_corrected_meanwhile_stays_with_officers(
    filled_app: Flask, reading: Reading
) -> None:
    opened = filled_app.extensions[EXTENSION].opened
    filing = Filing(opened, "import")
    entry = {"kind": "journal-entry", "record_id": the("2025/17-1"), "by": "import"}
    withdraw(opened.archive, Withdraw(**entry, reason=f"Gjelder {HIDDEN}"))
    filing.correct_entry("2025/17-1", f"Feil dag for {HIDDEN}", received_on="2025-08-13")
    for role in (None, Role.READER):
        assert "2025/17-1" not in reading(role).get("/rettelser").text, "it is withdrawn"
    restore(opened.archive, Restore(**entry, reason="Den hører til likevel"))
    for role in (None, Role.READER):
        assert HIDDEN not in reading(role).get("/rettelser").text
        assert HIDDEN not in reading(role).get("/sak/2025/17/1").text
        assert "2025/17-1" in reading(role).get("/rettelser").text
    assert f"Gjelder {HIDDEN}" in reading(Role.OFFICER).get("/rettelser").text
