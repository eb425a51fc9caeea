"""The journal by day, week and month, and a journal entry's own page."""

import base64
from typing import Any
from urllib.request import urlopen

import pypdfium2
import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from sqlalchemy import event as listening

from application.office.roles import Role
from domain.journal import party
from tests.web.archive import PASSWORD
from tests.web.browsing import WIDTHS, Site, accessible, at_width, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing
from tests.web.pages.reading import Reading, following, links, rows, section, words
from tests.web.test_exports import told
from web.services import EXTENSION


def test_the_journal_begins_with_the_last_week_in_which_something_was_registered(reading: Reading) -> None:
    public, reader = (reading(role).get("/journal").text for role in (None, Role.READER))
    assert "<h1" in public
    assert "Uke 47, 2025" in words(public)
    assert links(public, "/sak/") == ["/sak/2025/19/1"]
    assert links(reader, "/sak/") == ["/sak/2025/18/1", "/sak/2025/19/1"]


def test_what_is_in_the_journal_of_week_34(reading: Reading) -> None:
    page = words(reading(None).get("/journal/2025/uke/34").text)
    assert "Fra 18. august 2025 til 24. august 2025" in page
    assert "Journalnummer 2025/1 til 2025/5: 5 numre. 1 av dem er ikke publisert ennå." in page
    assert (
        "Tirsdag 19. august 2025 2025/3 Brev fra privatperson 2025/17-3 · Inngående Fra Skjermet Mottatt 19.08.2025 "
        "Registrert 19.08.2025 Unntatt offentlighet, offl. § 13 første ledd, jf. fvl. § 13 "
        "2025/4 Ikke publisert ennå 2025/5 Svar på høring" in page
    )
    places = [page.index(f" 2025/{number} ") for number in range(1, 6)]
    assert places == sorted(places)
    assert UNPUBLISHED not in page
    assert HIDDEN not in page


def test_a_day_a_week_and_a_month_are_ways_into_each_other(reading: Reading) -> None:
    client = reading(None)
    day, week, month = "/journal/2025/08/18", "/journal/2025/uke/34", "/journal/2025/08"
    for path in (day, week):
        page = client.get(path).text
        assert f'href="{week}"' in page
        assert f'href="{month}"' in page
    assert f'href="{day}"' in client.get(week).text
    page = words(client.get(month).text)
    assert "August 2025" in page
    assert "Journalnummer 2025/1 til 2025/6: 6 numre." in page
    assert "Journalnummer 2025/3 til 2025/5: 3 numre." in words(client.get("/journal/2025/08/19").text)


def test_those_who_see_every_number_are_told_how_many_are_not_published(reading: Reading) -> None:
    reader = words(reading(Role.READER).get("/journal/2025/uke/34").text)
    assert all(f"2025/{number} " in reader for number in range(1, 6))
    assert "uten brudd" in reader
    assert "1 av dem er ikke publisert ennå." in reader
    assert "Ikke publisert ennå" not in reader
    assert HIDDEN not in reader


def test_numbers_that_follow_each_other_and_are_not_public_are_one_line(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    with filing.at("2026-02-02T12:00"):
        for number in range(7, 13):
            filing.entry(f"2025/17-{number}", "internal", f"Notat {number} {UNPUBLISHED}")
    with filing.at("2026-02-03T12:00"):
        filing.entry("2025/17-13", "internal", f"Notat {UNPUBLISHED}")
        filing.correct_entry("2025/17-10", "Feil ord", title="Notat 10")
        filing.publish("journal-entry", "2025/17-10")
    page = words(reading(None).get("/journal/2026/02").text)
    assert "Journalnummer 2026/1 til 2026/7: 7 numre. 6 av dem er ikke publisert ennå." in page
    assert "2026/1–3 3 numre, ikke publisert ennå 2026/4 Notat 10" in page
    assert "2026/5–6 2 numre, ikke publisert ennå" in page
    assert "Tirsdag 3. februar 2026 2026/7 Ikke publisert ennå" in page
    assert UNPUBLISHED not in page
    alone = words(reading(None).get("/journal/2026/02/03").text)
    assert "Journalnummer 2026/7. Ikke publisert ennå." in alone


def test_periods_lead_to_the_nearest_ones_with_something_in_them(reading: Reading) -> None:
    page = reading(None).get("/journal/2025/uke/35").text
    assert 'rel="prev" href="/journal/2025/uke/34"' in page
    assert 'rel="next" href="/journal/2025/uke/47"' in page
    first, last = (reading(None).get(f"/journal/2025/uke/{week}").text for week in (34, 47))
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last
    assert 'rel="next" href="/journal/2025/11"' in reading(None).get("/journal/2025/08").text
    page = reading(None).get("/journal/2025/08/19").text
    assert 'rel="prev" href="/journal/2025/08/18"' in page
    assert 'rel="next" href="/journal/2025/08/27"' in page


def test_the_week_of_new_year_is_one_week_with_the_numbers_of_both_years(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    for number, moment in enumerate(("2026-12-29T12:00", "2027-01-02T12:00"), 7):
        with filing.at(moment):
            filing.entry(f"2025/17-{number}", "internal", f"Notat {number}")
    page = words(reading(Role.READER).get("/journal/2026/uke/53").text)
    assert "Fra 28. desember 2026 til 3. januar 2027" in page
    assert "Notat 7" in page
    assert "Notat 8" in page
    assert "Journalnummer 2026/1." in page
    assert "Journalnummer 2027/1." in page


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("day=19.08.2025", "/journal/2025/08/19"),
        ("day=2025-08-19", "/journal/2025/08/19"),
        ("day=08.2025", "/journal/2025/08"),
        ("day=uke 34", "/journal/2025/uke/34"),
        ("day=Uke 1 2024", "/journal/2024/uke/1"),
        ("day=veke 2, 2024", "/journal/2024/uke/2"),
        ("week=2025-W34", "/journal/2025/uke/34"),
    ],
)
def test_a_period_is_asked_for_as_people_write_it(reading: Reading, written: str, address: str) -> None:
    answer = reading(None).get(f"/journal?{written}")
    assert answer.status_code in (301, 302)
    assert answer.location == address
    assert reading(None).get(address).status_code == 200


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("2025/uke/04", "2025/uke/4"),
        ("2025-W04", "2025/uke/4"),
        ("2025-08-19", "2025/08/19"),
        ("2025-08", "2025/08"),
    ],
)
def test_other_spellings_lead_to_the_address(reading: Reading, written: str, address: str) -> None:
    answer = reading(None).get(f"/journal/{written}")
    assert (answer.status_code, answer.location) == (301, f"/journal/{address}")


@pytest.mark.parametrize("written", ["x", "32.01.2025", "2025", "<script>", "19.08.25", "uke 54"])
def test_what_is_no_day_is_said_at_the_field(reading: Reading, written: str) -> None:
    answer = reading(None).get("/journal", query_string={"day": written})
    assert answer.status_code == 400
    assert "<title>Feil:" in answer.text
    assert "er ikke en dag. Skriv den som dd.mm.åååå" in answer.text
    assert "<script>" not in answer.text
    assert "Uke 47, 2025" in words(answer.text)


@pytest.mark.parametrize(
    "path",
    [
        *("2025/uke/54", "2025/uke/0", "0000/uke/1", "9999/uke/53", "9999/uke/52", "2025/13", "2025/00", "9999/12"),
        *(
            "2025/02/30",
            "0000/01/01",
            "0001/01/01",
            "0999/uke/1",
            "2025",
            "x",
            "2025-W54",
            "2025-W0",
            "2025-13",
            "20250101",
            "2025/8",
            "2025/08/1",
        ),
    ],
)
def test_a_period_that_is_none_is_not_found(reading: Reading, path: str) -> None:
    assert reading(None).get(f"/journal/{path}").status_code == 404


def test_a_period_without_anything_says_so(reading: Reading) -> None:
    assert "Ingenting ble registrert onsdag 20. august 2025." in words(reading(None).get("/journal/2025/08/20").text)
    assert "Ingenting ble registrert i uke 1, 2025." in words(reading(None).get("/journal/2025/uke/1").text)
    assert "Ingenting ble registrert i januar 2025." in words(reading(None).get("/journal/2025/01").text)


def test_an_empty_journal_says_so(app: Flask) -> None:
    assert "Ingenting ble registrert i uke" in app.test_client().get("/journal").text


def test_the_lines_of_a_period_are_searched(reading: Reading) -> None:
    client = reading(None)
    for typed, found in (
        ("HØRING", ["/sak/2025/17/1", "/sak/2025/17/5"]),
        ("liksomfylket", ["/sak/2025/17/1", "/sak/2025/17/5"]),
        ("svar på", ["/sak/2025/17/5"]),
        ("2025/17-2", ["/sak/2025/17/2"]),
        ("2025/3", ["/sak/2025/17/3"]),
        ("privatperson", ["/sak/2025/17/3"]),
        ("%", []),
        ("_", []),
    ):
        page = client.get("/journal/2025/uke/34", query_string={"q": typed}).text
        assert links(page.partition("<table")[2], "/sak/") == found, typed
    page = client.get("/journal/2025/uke/34?q=svar").text
    assert "1 linje med «svar» i journalen for uke 34, 2025." in words(page)
    assert 'href="/sok?q=svar&amp;type=journal-entry"' in page
    assert "Ikke publisert ennå" not in page
    none = words(client.get("/journal/2025/uke/34?q=finnes+ikke").text)
    assert "Ingen linje med «finnes ikke» i journalen for uke 34, 2025." in none


@pytest.mark.parametrize("typed", [HIDDEN, UNPUBLISHED, "Klage"])
def test_nobody_finds_by_what_they_may_not_read(reading: Reading, typed: str) -> None:
    page = reading(None).get("/journal/2025/08", query_string={"q": typed}).text
    assert links(page.partition("<table")[2], "/sak/") == []
    assert ">0 " not in page
    reader = links(reading(Role.READER).get("/journal/2025/08", query_string={"q": typed}).text, "/sak/2025/17/")
    assert reader == (["/sak/2025/17/4"] if typed == UNPUBLISHED else [])
    officer = links(reading(Role.OFFICER).get("/journal/2025/08", query_string={"q": typed}).text, "/sak/2025/17/")
    assert officer


@pytest.mark.parametrize("query", ["", "?q=2025"])
def test_a_period_with_many_lines_goes_on_page_by_page(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("web.pages.journal_days.LINES_ON_A_PAGE", 2)
    monkeypatch.setattr("application.questions.journal_days.PORTION", 1)
    for role, wanted in ((Role.READER, (1, 2, 3, 4, 5, 6)), (None, (1, 2, 3, 5, 6))):
        client, path, seen, numbers = reading(role), f"/journal/2025/08{query}", [], ""
        for _ in range(5):
            table = client.get(path).text.partition("<table")[2]
            seen += links(table, "/sak/2025/17/")
            numbers += words(table.partition("</table>")[0])
            path = next((one for one in [following(table)] if one), "")
            if not path:
                break
        assert seen == [f"/sak/2025/17/{number}" for number in wanted]
        assert numbers.count("Ikke publisert ennå") == (1 if role is None and not query else 0)


@pytest.mark.parametrize("after", ["x", "2025", "2025-08-18_x", "2025-08-18_99999999999999999999", "/", "²_³"])
def test_a_place_that_makes_no_sense_is_no_error(reading: Reading, after: str) -> None:
    answer = reading(None).get("/journal/2025/uke/34", query_string={"after": after})
    assert answer.status_code == 200


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_the_journal_is_a_file_with_its_period_its_search_and_no_more_than_its_lines(
    reading: Reading, wanted: str
) -> None:
    client = reading(None)
    page = client.get("/journal/2025/uke/34").text
    assert f'href="/journal/2025/uke/34?format={wanted}" download' in page
    answer = client.get(f"/journal/2025/uke/34?format={wanted}")
    assert "journal-uke-34-2025-hentet-" in answer.headers["Content-Disposition"]
    text = told(answer.data, wanted)
    for shown in ("2025/17-1", "2025/17-3", "Brev fra privatperson", "offl. § 13 første ledd, jf. fvl. § 13"):
        assert shown in text
    for kept in (HIDDEN, UNPUBLISHED, "2025/17-4", "2025/17-6"):
        assert kept not in text
    assert HIDDEN not in told(reading(Role.READER).get(f"/journal/2025/08?format={wanted}").data, wanted)
    assert HIDDEN in told(reading(Role.OFFICER).get(f"/journal/2025/08?format={wanted}").data, wanted)
    found = told(client.get(f"/journal/2025/uke/34?q=svar&format={wanted}").data, wanted)
    assert "2025/17-5" in found
    assert "2025/17-1" not in found


def test_the_journal_as_json_is_what_the_api_answers(reading: Reading) -> None:
    page: Any = reading(None).get("/journal/2025/uke/34?format=json").json
    api: Any = reading(None).get("/api/v1/journal-entries?period=2025-W34").json
    assert page["data"] == api["data"][::-1]


def test_an_entry_tells_its_dates_apart_its_documents_and_its_answer(reading: Reading) -> None:
    page = reading(None).get("/sak/2025/17/1").text
    assert "Dokumentdato 11.08.2025 Mottatt 14.08.2025 Registrert 18.08.2025" in words(page)
    assert "Løpenummer i journalen 2025/1" in words(page)
    assert "Besvart 01.10.2025 med brev, 2025/17-5 Svar på høring" in words(page)
    first, second = rows(page, "documents")
    assert first.startswith("Brev fra fylket Hoveddokument · PDF, 2 sider,")
    assert first.endswith("18.08.2025 Søkbar Offentlig")
    assert second.startswith("merknader.docx Word (DOCX), 1 side,")
    assert "Besvarer 2025/17-1 Høring: Indre-NTP" in words(reading(None).get("/sak/2025/17/5").text)


def test_a_case_paper_tells_where_it_was_put_before(reading: Reading) -> None:
    page = words(reading(None).get("/sak/2025/17/2").text)
    assert "Lagt fram for RR 23/2025, Regionrådet 31.10.2025" in page


@pytest.mark.parametrize("role", [None, Role.READER])
def test_of_a_shielded_entry_there_is_its_line_and_nothing_else(reading: Reading, role: Role | None) -> None:
    page = reading(role).get("/sak/2025/17/3").text
    assert "Innholdet er unntatt offentlighet." in page
    assert "offl. § 13 første ledd, jf. fvl. § 13" in words(page)
    assert "<title>2025/17-3 Brev fra privatperson –" in page
    assert "Fra Skjermet" in words(page)
    assert 'id="documents"' not in page
    assert "/dokument/" not in page
    assert "Svar og behandling" not in page


def test_the_public_reads_the_public_version_of_what_is_shielded_in_part(reading: Reading) -> None:
    page = reading(None).get("/sak/2025/17/6").text
    (document,) = rows(page, "documents")
    assert document.startswith("avtale-sladdet.pdf Hoveddokument · PDF, 1 side,")
    assert "offentlig versjon" in document
    officer = rows(reading(Role.OFFICER).get("/sak/2025/17/6").text, "documents")
    assert officer[0].startswith(f"Avtale {HIDDEN}")


def test_an_entry_without_documents_says_so(reading: Reading) -> None:
    assert "Ingen dokumenter i journalposten er publisert." in section(
        reading(None).get("/sak/2025/17/5").text, "documents"
    )


def test_a_page_asks_as_often_for_many_lines_as_for_few(filled_app: Flask, reading: Reading) -> None:
    services = filled_app.extensions[EXTENSION]
    filing, asked = Filing(services.opened, "import"), []
    with filing.at("2026-02-02T12:00"):
        for number in range(7, 37):
            filing.entry(f"2025/17-{number}", "incoming", f"Brev {number}", senders=(party("Liksomfylket"),))
            if number % 3:
                filing.publish("journal-entry", f"2025/17-{number}")

    def note(*executed: Any) -> None:
        asked.append(executed[2])

    counts = []
    client = reading(None)
    client.get("/journal/2025/08/27")
    listening.listen(services.stores.registers, "before_cursor_execute", note)
    for path in ("/journal/2025/08/27", "/journal/2026/02", "/journal/2026/02?q=brev"):
        asked.clear()
        assert client.get(path).status_code == 200
        counts.append(len(asked))
    listening.remove(services.stores.registers, "before_cursor_execute", note)
    assert counts[0] == counts[1] <= 10
    assert counts[2] <= counts[1]


@pytest.mark.browser
def test_a_journalist_reads_the_journal_of_a_week_takes_it_along_and_prints_it(
    browser: Chrome, filled_site: Site
) -> None:
    at_width(browser, WIDTHS[0])
    browser.get(filled_site.url("/"))
    browser.find_element(By.LINK_TEXT, "Journal").click()
    browser.find_element(By.ID, "day").send_keys("uke 34 2025", Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda each: each.current_url == filled_site.url("/journal/2025/uke/34"))
    lines = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "tbody tr:not(.group)")]
    assert [line.split()[0] for line in lines] == [f"2025/{number}" for number in range(1, 6)]
    assert lines[3] == "2025/4 Ikke publisert ennå"
    accessible(browser)
    address = browser.find_element(By.CSS_SELECTOR, ".downloads a").get_attribute("href")
    with urlopen(str(address)) as answer:
        assert answer.read().decode("utf-8-sig").count("2025/17-") == 4
    at_width(browser, WIDTHS[1])
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    display = "return getComputedStyle(document.querySelector(arguments[0])).display"
    shown = {
        css: browser.execute_script(display, css) for css in ("header", ".downloads", "main form", "table", "thead")
    }
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == {
        **dict.fromkeys(("header", ".downloads", "main form"), "none"),
        "table": "table",
        "thead": "table-header-group",
    }
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    with pypdfium2.PdfDocument(base64.b64decode(printed["data"])) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    assert "Prøveregionen, skrevet ut" in text
    assert "Ikke publisert ennå" in text
    assert "Last ned" not in text


def test_the_pages_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    for path in (
        "/journal",
        "/journal?day=x",
        "/journal/2025/08/20",
        "/journal/2025/uke/34",
        "/journal/2025/08?q=svar",
        "/sak/2025/17/1",
        "/sak/2025/17/3",
    ):
        browser.get(filled_site.url(path))
        accessible(browser)
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in ("/journal/2025/08", "/sak/2025/17/3", "/sak/2025/17/6"):
        browser.get(filled_site.url(path))
        accessible(browser)
