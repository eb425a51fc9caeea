"""Lists as files: CSV, XLSX and JSON with the filters of the page, whole, harmless, and no more than the page shows."""

import csv
import io
import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from openpyxl import load_workbook
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.office.roles import Role
from domain import clock
from tests.web.archive import PASSWORD
from tests.web.browsing import WIDTHS, Site, accessible, at_width, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing
from tests.web.pages.reading import Reading, words
from web.exports.cells import harmless
from web.services import EXTENSION

LISTS = ("/saker", "/vedtak", "/organer", "/organisasjoner", "/sok", "/rettelser")
FORMATS = ("csv", "xlsx", "json")


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings, as Norwegian Excel reads it."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_of(content: bytes) -> list[tuple[Any, ...]]:
    """The rows of a spreadsheet, headings first."""
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def told(content: bytes, wanted: str) -> str:
    """Everything that stands in a file."""
    return repr(sheet_of(content)) if wanted == "xlsx" else content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_page_leads_to_its_list_in_every_format_and_each_holds_the_same(reading: Reading, path: str) -> None:
    client = reading(Role.OFFICER)
    page = client.get(path).text
    for wanted in FORMATS:
        assert f'href="{path}?format={wanted}" download' in page
    in_csv = rows_of(client.get(f"{path}?format=csv").data)
    in_json = json.loads(client.get(f"{path}?format=json").data)
    head, *in_xlsx = sheet_of(client.get(f"{path}?format=xlsx").data)
    assert len(in_csv) == len(in_json["data"]) == len(in_xlsx) > 2
    assert list(in_csv[0]) == list(head)
    assert in_json["next"] is None


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("path", [*LISTS, f"/sok?q={HIDDEN}", f"/sok?q={UNPUBLISHED}"])
def test_nobody_gets_more_in_a_file_than_on_the_page(reading: Reading, path: str, wanted: str) -> None:
    address = f"{path}{'&' if '?' in path else '?'}format={wanted}"
    public, reader = (told(reading(role).get(address).data, wanted) for role in (None, Role.READER))
    assert HIDDEN not in public
    assert UNPUBLISHED not in public
    assert "2025/18" not in public
    assert HIDDEN not in reader


@pytest.mark.parametrize("wanted", FORMATS)
def test_those_who_may_get_what_is_closed_to_others(reading: Reading, wanted: str) -> None:
    officer = told(reading(Role.OFFICER).get(f"/vedtak?format={wanted}").data, wanted)
    assert HIDDEN in officer
    assert UNPUBLISHED in officer


def test_the_filters_of_the_page_are_kept_and_its_place_in_the_list_is_not(reading: Reading) -> None:
    client = reading(None)
    page = client.get("/vedtak?body=RR&year=2025&after=2025-10-31_" + "f" * 32).text
    address = next(part for part in page.split('"') if "format=csv" in part).replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query) == {"body": ["RR"], "year": ["2025"], "format": ["csv"]}
    answer = client.get(address)
    assert [row["Vedtak"] for row in rows_of(answer.data)] == ["RR 23/2025", "RR 22/2025"]
    (of_2019,) = rows_of(client.get("/saker?year=2019&format=csv").data)
    assert of_2019["Sak"] == "2019/1"
    kinds = {row["Type"] for row in rows_of(client.get("/organisasjoner?kind=county&format=csv").data)}
    assert kinds == {"Fylkeskommune"}
    assert {row["Type"] for row in rows_of(client.get("/sok?type=decision&format=csv").data)} == {"Vedtak"}


def test_the_name_of_a_file_says_what_it_holds_and_when(reading: Reading) -> None:
    answer = reading(None).head("/vedtak?body=RR&year=2025&format=xlsx")
    today = clock.today().isoformat()
    assert f"vedtak-rr-2025-hentet-{today}.xlsx" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert reading(None).get("/saker?format=csv").content_type == "text/csv; charset=utf-8"


def test_headings_are_in_the_language_of_the_reader(reading: Reading) -> None:
    (head, *_) = sheet_of(reading(None).get("/vedtak?format=xlsx").data)
    assert head[:5] == ("Vedtak", "Organ", "Dato", "Tittel", "Utfall")


def test_a_date_is_a_date_in_a_spreadsheet_and_half_a_date_is_what_is_known(reading: Reading) -> None:
    client = reading(None)
    decided = {row[0]: row[2] for row in sheet_of(client.get("/vedtak?format=xlsx").data)[1:]}
    assert decided["RR 23/2025"] == datetime(2025, 10, 31)  # noqa: DTZ001 (a day as spreadsheets know it)
    assert decided["KDU 2019-05"] == "05.2019"
    in_csv = {row["Vedtak"]: row["Dato"] for row in rows_of(client.get("/vedtak?format=csv").data)}
    assert in_csv["RR 23/2025"] == "2025-10-31"


def test_json_is_what_the_api_answers(reading: Reading) -> None:
    client = reading(None)
    for path, name in (("/saker", "cases"), ("/vedtak", "decisions"), ("/organisasjoner", "organisations")):
        assert client.get(f"{path}?format=json").json == client.get(f"/api/v1/{name}?limit=100").json
    by_name = {one["id"]: one for one in client.get("/api/v1/bodies").json["data"]}  # type: ignore[index]
    assert {one["id"]: one for one in client.get("/organer?format=json").json["data"]} == by_name  # type: ignore[index]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(filled_app: Flask, reading: Reading, begins: str) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    title = f"{begins}1+1|'cmd'!A1"
    with filing.at("2026-01-05T12:00"):
        filing.case("2026/1", "Regneark", subject_areas=(title,))
    client = reading(Role.READER)
    in_csv = rows_of(client.get("/saker?year=2026&format=csv").data)[0]["Fagområde"]
    book = load_workbook(io.BytesIO(client.get("/saker?year=2026&format=xlsx").data))
    cell = book.worksheets[0]["C2"]
    assert cell.data_type == "s"
    for text in (in_csv, cell.value):
        assert text.startswith("'")
        assert "1+1|'cmd'!A1" in text


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\N{NO-BREAK SPACE}=", "＝"])
def test_whatever_a_formula_begins_with_is_text(begins: str) -> None:
    assert harmless(f"{begins}1") == f"'{begins}1"
    assert harmless(f"1{begins}") == f"1{begins}"


def test_control_characters_and_long_texts_break_no_file(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    with filing.at("2026-01-05T12:00"):
        filing.case("2026/1", "Rar \x0bsak 🚌", opened_on="2026")
        filing.decision("RR 1/2026", "2026/1", "2026-01-04", "Langt", "noted", text="Æ" * 40_000)
    client = reading(Role.READER)
    cases = sheet_of(client.get("/saker?year=2026&format=xlsx").data)
    assert cases[1][1] == "Rar sak 🚌"
    (decision,) = sheet_of(client.get("/vedtak?year=2026&format=xlsx").data)[1:]
    assert decision[8] == "Æ" * 32_767
    assert rows_of(client.get("/vedtak?year=2026&format=csv").data)[0]["Vedtakstekst"] == "Æ" * 40_000


@pytest.mark.parametrize("wanted", FORMATS)
def test_a_list_longer_than_a_portion_is_whole(reading: Reading, monkeypatch: pytest.MonkeyPatch, wanted: str) -> None:
    client = reading(Role.READER)
    whole = {path: told(client.get(f"{path}?format={wanted}").data, wanted) for path in LISTS}
    for module in ("cases", "decisions", "organisations", "corrections"):
        monkeypatch.setattr(f"web.pages.{module}.PORTION", 2)
    monkeypatch.setattr("web.exports.hits._PORTION", 3)
    assert {path: told(client.get(f"{path}?format={wanted}").data, wanted) for path in LISTS} == whole


def test_a_spreadsheet_that_is_full_goes_on_in_another_sheet(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.exports.xlsx_file.MOST_ROWS", 2)
    book = load_workbook(io.BytesIO(reading(None).get("/organer?format=xlsx").data))
    assert [sheet.max_row for sheet in book.worksheets] == [3, 2]
    assert [sheet["A1"].value for sheet in book.worksheets] == ["Organ", "Organ"]


@pytest.mark.parametrize("wanted", FORMATS)
def test_an_empty_list_is_an_empty_file(app: Flask, wanted: str) -> None:
    answer = app.test_client().get(f"/saker?format={wanted}")
    assert answer.status_code == 200
    if wanted == "json":
        assert answer.json == {"data": [], "next": None}
    else:
        count = len(rows_of(answer.data)) if wanted == "csv" else len(sheet_of(answer.data)) - 1
        assert count == 0


def test_what_was_corrected_in_2025_is_a_file(reading: Reading) -> None:
    path = "/rettelser?since=2025&until=2025"
    officer = reading(Role.OFFICER)
    answer = officer.get(f"{path}&format=csv")
    assert "rettelser-2025-hentet-" in answer.headers["Content-Disposition"]
    (row,) = (one for one in rows_of(answer.data) if "RR 23/2025" in one["Om"])
    assert row["Begrunnelse"] == "Feil dato i utkastet til protokoll."
    assert "31.12.2025" in row["Før"]
    assert "31.12.2026" in row["Etter"]
    assert row["Av hvem"] == "Navn officer"
    assert row["Når"] == "2025-11-03 09:12:00"
    public = rows_of(reading(None).get(f"{path}&format=csv").data)
    assert {one["Av hvem"] for one in public} == {""}
    whole: Any = officer.get(f"{path}&format=json").json
    assert {"before", "after", "label"} == set(whole["data"][0]["changes"][0])


@pytest.mark.parametrize("wanted", FORMATS)
def test_the_history_is_a_file_for_those_who_may_read_it(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    for role in (None, Role.READER):
        assert reading(role).get(f"/hendelser?format={wanted}").status_code in (302, 403)
    auditor = reading(Role.AUDITOR)
    assert f'href="/hendelser?format={wanted}" download' in auditor.get("/hendelser").text
    whole = told(auditor.get(f"/hendelser?format={wanted}").data, wanted)
    monkeypatch.setattr("web.pages.history.PORTION", 7)
    assert told(auditor.get(f"/hendelser?format={wanted}").data, wanted) == whole
    kind = told(auditor.get(f"/hendelser?kind=case.opened&format={wanted}").data, wanted)
    assert 0 < len(kind) < len(whole)


@pytest.mark.parametrize("path", ["/venter-pa-svar", "/oppfolging", "/ikke-publisert"])
@pytest.mark.parametrize("wanted", FORMATS)
def test_what_is_to_be_done_is_a_file_for_those_who_see_it(reading: Reading, path: str, wanted: str) -> None:
    address = f"{path}?format={wanted}"
    assert reading(None).get(address).status_code == 302
    officer = reading(Role.OFFICER)
    assert f'href="{address}" download' in officer.get(path).text
    content = officer.get(address).data
    assert len(json.loads(content)["data"] if wanted == "json" else content.splitlines()) > 0
    for role in (Role.READER,):
        answer = reading(role).get(address)
        assert answer.status_code == (403 if path == "/ikke-publisert" else 200)
        assert answer.status_code == 403 or HIDDEN not in told(answer.data, wanted)


def test_papers_that_wait_are_in_the_file_with_their_day_and_who_has_them(reading: Reading) -> None:
    rows = rows_of(reading(Role.OFFICER).get("/venter-pa-svar?format=csv").data)
    assert [row["Journalpost"] for row in rows] == ["2025/17-3", "2025/18-1", "2025/19-1"]
    assert {row["Ansvarlig"] for row in rows} == {"Navn officer", ""}


@pytest.mark.parametrize("wanted", FORMATS)
def test_the_journal_entries_of_a_case_are_a_file(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    public, address = reading(None), f"/sak/2025/17?format={wanted}"
    assert f'href="{address}" download' in public.get("/sak/2025/17").text
    whole = told(public.get(address).data, wanted)
    assert all(f"2025/17-{number}" in whole for number in (1, 2, 3, 5, 6))
    assert not any(kept in whole for kept in ("2025/17-4", HIDDEN, UNPUBLISHED))
    assert "2025/17-4" in told(reading(Role.READER).get(address).data, wanted)
    monkeypatch.setattr("web.pages.cases.PORTION", 2)
    assert told(public.get(address).data, wanted) == whole
    assert public.get(f"/sak/2025/18?format={wanted}").status_code == 404


def test_a_format_that_there_is_not_is_not_found(reading: Reading) -> None:
    for path in LISTS:
        assert reading(None).get(f"{path}?format=pdf").status_code == 404


def test_a_program_that_asks_without_taking_leaves_nothing_open(reading: Reading) -> None:
    for wanted in FORMATS:
        assert reading(None).head(f"/vedtak?format={wanted}").status_code == 200


@pytest.mark.browser
def test_the_links_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in LISTS:
        browser.get(filled_site.url(path))
        accessible(browser)
        for width in WIDTHS:
            at_width(browser, width)
            links = browser.find_elements(By.CSS_SELECTOR, ".downloads a")
            assert [words(one.get_attribute("textContent") or "").split()[0] for one in links] == [
                "CSV",
                "XLSX",
                "JSON",
            ]
            assert all(one.is_displayed() for one in links)
    links[0].send_keys("")  # the keyboard reaches it
    assert browser.switch_to.active_element == links[0]
