"""The journal week by week, and a journal entry's own page."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing
from tests.web.pages.reading import Reading, following, links, rows, section, words
from web.services import EXTENSION


def test_the_journal_begins_with_the_last_week_in_which_something_was_registered(reading: Reading) -> None:
    public, reader = (reading(role).get("/journal").text for role in (None, Role.READER))
    assert "<h1" in public
    assert "Uke 47, 2025" in words(public)
    assert links(public, "/sak/") == ["/sak/2025/19/1"]
    assert links(reader, "/sak/") == ["/sak/2025/19/1", "/sak/2025/18/1"]


def test_a_week_shows_its_lines_by_day_with_numbers_parties_dates_and_basis(reading: Reading) -> None:
    page = words(reading(None).get("/journal?week=2025-W34").text)
    assert "Tirsdag 19. august 2025" in page
    assert (
        "2025/3 Brev fra privatperson 2025/17-3 · Inngående Fra Skjermet Mottatt 19.08.2025 Registrert 19.08.2025 "
        "Unntatt offentlighet, offl. § 13 første ledd, jf. fvl. § 13" in page
    )
    assert page.index("Tirsdag 19. august") < page.index("2025/3 ") < page.index("Mandag 18. august")


def test_numbers_are_unbroken_for_those_who_see_all_and_the_public_is_told_what_a_gap_is(reading: Reading) -> None:
    reader, public = (words(reading(role).get("/journal?week=2025-W34").text) for role in (Role.READER, None))
    assert all(f"2025/{number} " in reader for number in range(1, 6))
    assert "uten brudd" in reader
    assert "2025/4 " not in public
    assert "hører til en journalpost som ikke er publisert" in public
    assert UNPUBLISHED not in public
    assert HIDDEN not in reader


def test_weeks_lead_to_the_nearest_ones_with_something_in_them(reading: Reading) -> None:
    page = reading(None).get("/journal?week=2025-W35").text
    assert 'rel="prev" href="/journal?week=2025-W34"' in page
    assert 'rel="next" href="/journal?week=2025-W47"' in page
    first, last = (reading(None).get(f"/journal?week=2025-W{week}").text for week in (34, 47))
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last


def test_the_week_of_new_year_is_one_week(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    for number, moment in enumerate(("2024-12-30T12:00", "2025-01-02T12:00"), 7):
        with filing.at(moment):
            filing.entry(f"2025/17-{number}", "internal", f"Notat {number}")
    page = words(reading(Role.READER).get("/journal?week=2025-W01").text)
    assert "Fra 30. desember 2024 til 5. januar 2025" in page
    assert "Notat 7" in page
    assert "Notat 8" in page


def test_a_day_is_asked_for_in_norwegian_and_has_an_address_of_its_own(reading: Reading) -> None:
    client = reading(None)
    answer = client.get("/journal?day=19.08.2025")
    assert (answer.status_code, answer.location) == (302, "/journal?day=2025-08-19")
    page = client.get("/journal?day=2025-08-19").text
    assert "Tirsdag 19. august 2025" in words(page)
    assert 'value="19.08.2025"' in page
    assert "Høring: Indre-NTP" not in page
    assert 'rel="prev" href="/journal?day=2025-08-18"' in page
    assert 'rel="next" href="/journal?day=2025-08-27"' in page
    assert 'href="/journal?week=2025-W34"' in page


@pytest.mark.parametrize("written", ["x", "32.01.2025", "2025", "01.2025", "<script>", "19.08.25", "0001-01-01"])
def test_what_is_no_day_is_said_at_the_field(reading: Reading, written: str) -> None:
    answer = reading(None).get("/journal", query_string={"day": written})
    assert answer.status_code == 400
    assert "<title>Feil:" in answer.text
    assert "er ikke en dag. Skriv den som dd.mm.åååå" in answer.text
    assert "<script>" not in answer.text
    assert "Uke 47, 2025" in words(answer.text)


@pytest.mark.parametrize("week", ["2025-W54", "2025-W00", "2025", "x", "0000-W01", "9999-W53", "9999-W52"])
def test_a_week_that_is_none_is_not_found(reading: Reading, week: str) -> None:
    assert reading(None).get(f"/journal?week={week}").status_code == 404


def test_a_day_without_anything_says_so(reading: Reading) -> None:
    page = words(reading(None).get("/journal?day=2025-08-20").text)
    assert "Ingenting ble registrert onsdag 20. august 2025." in page


def test_an_empty_journal_says_so(app: Flask) -> None:
    assert "Ingenting ble registrert i uke" in app.test_client().get("/journal").text


def test_a_week_with_many_lines_goes_on_page_by_page(
    filled_app: Flask, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.pages.journal.LINES_ON_A_PAGE", 2)
    client, path, seen = reading(Role.READER), "/journal?week=2025-W34", []
    for _ in range(5):
        page = client.get(path).text
        seen += links(page, "/sak/")
        path = next((one for one in [following(page.partition("<table")[2])] if one), "")
        if not path:
            break
    assert seen == [f"/sak/2025/17/{number}" for number in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize("after", ["x", "2025", "2025/x", "2025/99999999999999999999", "/", "²/³"])
def test_a_place_that_makes_no_sense_is_no_error(reading: Reading, after: str) -> None:
    answer = reading(None).get("/journal", query_string={"week": "2025-W34", "after": after})
    assert answer.status_code == 200


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


def test_the_pages_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    for path in ("/journal", "/journal?day=x", "/journal?day=2025-08-20", "/sak/2025/17/1", "/sak/2025/17/3"):
        browser.get(filled_site.url(path))
        accessible(browser)
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in ("/journal?week=2025-W34", "/sak/2025/17/3", "/sak/2025/17/6"):
        browser.get(filled_site.url(path))
        accessible(browser)
