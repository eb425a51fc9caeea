"""The list of cases and a case's own page."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing
from tests.web.pages.reading import Reading, following, links, rows, words
from web.services import EXTENSION


def test_there_is_one_row_for_each_body_that_treated_a_case(reading: Reading) -> None:
    treated = rows(reading(None).get("/sak/2025/17").text, "treated-by")
    assert treated == [
        "Kommunedirektørutvalget KDU 3/2025 Indre-NTP 28.08.2025 Tatt til orientering Offentlig",
        "Ordførerutvalget OU 4/2025 Indre-NTP: innstilling 05.09.2025 Enstemmig vedtatt Offentlig",
        "Regionrådet Før det: RR 22/2025, 26.09.2025, utsatt RR 23/2025 Indre-NTP: uttalelse fra regionen 31.10.2025 "
        "Vedtatt med endringer 2 voteringer Offentlig",
    ]


def test_a_body_has_the_name_it_had_then(reading: Reading) -> None:
    (row, *_) = rows(reading(None).get("/sak/2023/4").text, "treated-by")
    assert row.startswith("Ordførerutvalget (het da Arbeidsutvalget) AU 5/2023")
    assert "Opphevet 14.03.2024" in row


def test_entries_tell_parties_dates_answer_documents_and_access(reading: Reading) -> None:
    public = rows(reading(None).get("/sak/2025/17").text, "entries")
    assert public[0] == (
        "Høring: Indre-NTP 2025/17-1 Inngående Fra Liksomfylket Datert 11.08.2025 Mottatt 14.08.2025 "
        "Registrert 18.08.2025 01.10.2025 Med brev 2 dokumenter 2 av 2 søkbare Offentlig"
    )
    assert public[2] == (
        "Brev fra privatperson 2025/17-3 Inngående Fra Skjermet Mottatt 19.08.2025 Registrert 19.08.2025 "
        "Unntatt offentlighet, offl. § 13 første ledd, jf. fvl. § 13"
    )
    assert "Til Liksomfylket, Skjermet" in public[3]
    assert "1 dokument 1 av 1 søkbar" in public[4], "the public version of what is shielded in part"
    officer = rows(reading(Role.OFFICER).get("/sak/2025/17").text, "entries")
    assert len(officer) == len(public) + 1
    assert f"Klage fra Vera {HIDDEN}" in officer[2]


def test_the_documents_of_a_case_are_counted_by_how_they_were_read(reading: Reading) -> None:
    page = words(reading(Role.OFFICER).get("/sak/2025/17").text)
    assert "Dokumenter i saken: 8 av 12 søkbare, 2 venter, 1 kryptert, 1 feilet." in page


def test_a_closed_case_says_so_and_why_to_those_who_are_signed_in(reading: Reading) -> None:
    reader, public = (words(reading(role).get("/sak/2023/4").text) for role in (Role.READER, None))
    assert "Avsluttet" in public
    assert "Ferdig behandlet" not in public
    assert "Ferdig behandlet" in reader
    assert "Saksbehandler Navn officer" in words(reading(Role.READER).get("/sak/2025/17").text)
    assert "Saksbehandler" not in words(reading(None).get("/sak/2025/17").text)


def test_a_public_title_stands_in_for_one_that_says_too_much(reading: Reading) -> None:
    page = reading(Role.READER).get("/sak/2025/19").text
    assert "<title>Sak 2025/19 Personalsak –" in page
    assert "Her står den offentlige tittelen." in page
    assert f"Personalsak {HIDDEN}" in reading(Role.AUDITOR).get("/sak/2025/19").text


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("/sak/2025-17", "/sak/2025/17"),
        ("/sak/2025/017", "/sak/2025/17"),
        ("/sak/2025/17/", "/sak/2025/17"),
        ("/sak/2025-17-3", "/sak/2025/17/3"),
        ("/sak/2025/17-3", "/sak/2025/17/3"),
        ("/sak/2025/17/03", "/sak/2025/17/3"),
        ("/journalpost/2025/17-3", "/sak/2025/17/3"),
        ("/journalpost/2025/17/3", "/sak/2025/17/3"),
    ],
)
def test_other_spellings_lead_to_the_permanent_address(reading: Reading, written: str, there: str) -> None:
    answer = reading(None).get(written)
    assert (answer.status_code, answer.location) == (301, there)


@pytest.mark.parametrize(
    "path",
    [
        "/sak/2025/0",
        "/sak/2025/99",
        "/sak/17",
        "/sak/x",
        "/sak/2025/17/99",
        "/sak/2025-0",
        "/sak/99999999999999999999/1",
        "/sak/2025/99999999999999999999",
        "/sak/2025/17/99999999999999999999",
        "/journalpost/2025",
        "/journalpost/2025-0-1",
    ],
)
def test_an_address_where_nothing_is_says_so(reading: Reading, path: str) -> None:
    answer = reading(None).get(path)
    assert answer.status_code == 404
    assert "Vi finner ikke" in answer.text


@pytest.mark.parametrize(
    "query", ["year=x", "year=99999999999999999999", "year=0", "year=-1", "after=x", "after=2025/9"]
)
def test_a_list_asked_for_nonsense_is_still_a_page(reading: Reading, query: str) -> None:
    assert reading(None).get(f"/saker?{query}").status_code == 200


def test_the_list_is_chosen_by_year_and_hides_years_without_anything_published(
    filled_app: Flask, reading: Reading
) -> None:
    Filing(filled_app.extensions[EXTENSION].opened, "import").case("1999/1", f"Gammel {UNPUBLISHED}")
    public, reader = (reading(role).get("/saker?year=2025").text for role in (None, Role.READER))
    assert links(public, "/sak/") == ["/sak/2025/19", "/sak/2025/17"]
    assert links(reader, "/sak/") == ["/sak/2025/19", "/sak/2025/18", "/sak/2025/17"]
    assert 'href="/saker?year=1999"' in reader
    assert "1999" not in public
    assert "OU-6-2025" in public
    assert "OU-5-2025" not in public


def test_a_long_list_goes_on_page_by_page_without_leaving_any_out(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    for number in range(1, 121):
        filing.case(f"2020/{number}", f"Sak nummer {number}")
    client, path, seen = reading(Role.READER), "/saker?year=2020", []
    for _ in range(5):
        page = client.get(path).text
        seen += links(page, "/sak/2020/")
        path = following(page) or ""
        if not path:
            break
    assert seen == [f"/sak/2020/{number}" for number in range(120, 0, -1)]
    assert "Til første side" in page


def test_a_case_with_very_many_entries_shows_them_page_by_page(
    filled_app: Flask, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.pages.cases.ENTRIES_ON_A_PAGE", 2)
    first = reading(Role.READER).get("/sak/2025/17").text
    assert links(first, "/sak/2025/17/")[:2] == ["/sak/2025/17/1", "/sak/2025/17/2"]
    assert len(rows(first, "entries")) == 2
    assert 'href="/sak/2025/17?after=2"' in first
    last = reading(Role.READER).get("/sak/2025/17?after=4").text
    assert [row[:8] for row in rows(last, "entries")] == ["Svar på ", "Avtale m"]


def test_an_archive_without_cases_says_so(app: Flask) -> None:
    page = app.test_client().get("/saker").text
    assert "Det er ingen saker her ennå." in page
    assert "Det som ikke er publisert, ser bare de som logger inn." in page


def test_the_pages_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    for path in ("/saker", "/sak/2025/17", "/sak/2025/19"):
        browser.get(filled_site.url(path))
        accessible(browser)
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in ("/sak/2025/17", "/sak/2025/18", "/sak/2025/19"):
        browser.get(filled_site.url(path))
        accessible(browser)
