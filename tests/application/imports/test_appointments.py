"""Rows of appointments: who gets which seat, and on what basis."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from application.imports.manifest import import_manifest
from application.imports.report import Outcome
from application.opened import OpenArchive
from application.questions.bodies import body_by_abbreviation
from application.questions.holdings import holdings_of_body_between
from application.questions.known import last_position
from domain.intervals import BEGINNING, OPEN
from tests.application.imports.appointments import BODIES, KARI, OLA, sat
from tests.application.imports.manifests import (
    CASE,
    DECISION,
    RR,
    Cells,
    Papers,
    codes,
    imported,
    positions,
    remarks,
    write_manifest,
)

PER: Cells = KARI | {"person": "Per Påfunn", "rolle": "personlig vara for Eksempel, Kari"}
ATTENDED: Cells = PER | {"rolle": "møtte for Kari Eksempel", "fra og med": "03.02.2020", "til og med": ""}


def test_people_get_seats_which_are_made_and_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [ATTENDED, PER, KARI | {"rolle": "leder"}, OLA, KARI, *BODIES]
    report = imported(opened, papers({}), rows)
    assert codes(report) == {}
    assert sat(opened) == [
        ("Kari Eksempel", "leader", 1, "2019-10-12", "2023-10"),
        ("Kari Eksempel", "member", 1, "2019-10-12", "2023-10"),
        ("Ola Tenkt", "member", 1, "2019-10-12", "2023-10"),
        ("Per Påfunn", "personal-deputy", 1, "2019-10-12", "2023-10"),
    ]
    assert list(remarks(report).values()) == [["import-seat-made"]] * 4
    before = positions(opened)
    again = imported(opened, papers({}), rows)
    assert {line.outcome for line in again.lines} == {Outcome.THERE}
    assert remarks(again) == {}
    assert positions(opened) == before


def test_a_deputy_stepped_in_for_the_days_that_are_said(opened: OpenArchive, papers: Papers) -> None:
    until = ATTENDED | {"rolle": "", "møtte for": "K. Eksempel", "fra og med": "2021-03", "til og med": "2021-05"}
    other = ATTENDED | {"person": "Nils Ukjent", "rolle": "vara (møtte for Ola Tenkt)", "fra og med": "01.09.2022"}
    report = imported(opened, papers({}), [*BODIES, KARI, OLA, PER, ATTENDED, until, other])
    assert codes(report) == {}
    assert remarks(report)["11"] == ["import-name-read"]
    with opened.stores.registers.connect() as connection:
        body = body_by_abbreviation(connection, "OU")
        assert body is not None
        known = last_position(connection)
        held = holdings_of_body_between(connection, body.id, BEGINNING, OPEN, known)
    acting = sorted((one.valid_from, one.valid_to, one.certain) for one in held if one.state == "acting")
    assert ("2020-02-03", "2020-02-04", True) in acting
    assert ("2021-03-31", "2021-05-02", True) in acting
    assert ("2022-09-01", "2022-09-02", True) in acting


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"organ": "Tullerådet"}, "row-unknown-body", None),
        ({"organisasjon": "Tulleby"}, "row-unknown-organisation", None),
        ({"til og med": "2018"}, "invalid-value", "until_date"),
        ({"avsluttet": "2018", "opphør": "døde"}, "invalid-value", "ended"),
        ({"avsluttet": "2021"}, "invalid-value", "ground"),
        ({"fra og med": "", "til og med": ""}, "invalid-value", "from_date"),
        ({"fra og med": "31.02.2020"}, "invalid-value", "from_date"),
        ({"rolle": "ordfører"}, "invalid-value", "role"),
        ({"rolle": ""}, "invalid-value", "role"),
        ({"rolle": "personlig vara"}, "invalid-value", "deputy_for"),
        ({"rolle": "vara for Nils Ukjent"}, "row-nobody-sat", "deputy_for"),
        ({"rolle": "møtte for Kari Eksempel"}, "row-no-deputy", None),
        ({"vedtak": "RR 99/2019"}, "row-unknown-record", None),
        ({"vedtaksnummer": "KS 1/2019"}, "invalid-value", "authority"),
        ({"valgmåte": "håndsopprekning"}, "invalid-value", "way"),
        ({"samme som": "Nils Ukjent"}, "row-unknown-person", None),
        ({"person": "Kari Eksempel", "organisasjon": "Prøvdal", "fra og med": "2021-05"}, "row-holds-already", None),
        (
            {"person": "Kari Eksempel", "organisasjon": "Prøvdal", "rolle": "vara for Kari Eksempel"},
            "two-roles",
            "person",
        ),
    ],
)
def test_a_bad_row_is_left_out_with_the_reason_and_stops_no_other(
    opened: OpenArchive, papers: Papers, cells: Cells, code: str, field: str | None
) -> None:
    report = imported(opened, papers({}), [*BODIES, KARI, OLA | cells])
    assert codes(report) == {"8": code}
    (left_out,) = report.left_out()
    assert left_out.reason is not None
    assert left_out.reason.values.get("field") == field
    assert sat(opened) == [("Kari Eksempel", "member", 1, "2019-10-12", "2023-10")]


def test_rows_that_are_no_person_are_told_and_skipped(opened: OpenArchive, papers: Papers) -> None:
    nobody = ["Ikke fordelt til saksbehandler", "Vakant", "N.N.", "Teknisk etat"]
    report = imported(opened, papers({}), [*BODIES, *(KARI | {"person": name} for name in nobody)])
    skipped = [line for line in report.lines if line.outcome is Outcome.SKIPPED]
    assert [(line.title, line.reason and line.reason.code) for line in skipped] == [
        (name, "row-no-person") for name in nobody
    ]
    assert report.is_complete
    assert sat(opened) == []


def test_seats_are_taken_in_turn_and_only_made_where_none_is_free(opened: OpenArchive, papers: Papers) -> None:
    second = KARI | {"person": "Berit Liksom"}
    after = KARI | {"person": "Nils Prøve", "fra og med": "2023-10", "til og med": "2027"}
    again = KARI | {"person": "Berit Liksom", "fra og med": "11.2023", "til og med": "2027"}
    report = imported(opened, papers({}), [*BODIES, KARI, second, after, again, KARI | {"person": "Tor Test"}])
    assert codes(report) == {}
    assert [(name, number) for name, _, number, _, _ in sat(opened)] == [
        ("Berit Liksom", 2),
        ("Kari Eksempel", 1),
        ("Tor Test", 3),
        ("Nils Prøve", 1),
        ("Berit Liksom", 2),
    ]


def test_two_in_one_seat_are_told_of_and_filed(opened: OpenArchive, papers: Papers) -> None:
    rows = [*BODIES, KARI | {"rolle": "leder"}, OLA | {"rolle": "leiar"}, KARI | {"rolle": "medlem 2"}]
    report = imported(opened, papers({}), [*rows, KARI | {"person": "Nils Prøve", "rolle": "medlem 2"}])
    assert codes(report) == {}
    assert [codes for codes in remarks(report).values() if "import-seat-held" in codes] == [["import-seat-held"]] * 2
    assert [number for _, _, number, _, _ in sat(opened)] == [1, 2, 2, 1]


def test_the_basis_is_ours_or_anothers_or_none(opened: OpenArchive, papers: Papers) -> None:
    theirs = {
        "vedtatt av": "Liksomnes kommunestyre",
        "vedtaksnummer": "KS 70/2019",
        "vedtaksdato": "09.2019",
        "valgmåte": "avtaleval",
    }
    rows = [*BODIES, RR, CASE, DECISION, KARI | {"vedtak": "RR 23/2019"}, OLA | theirs, KARI | {"person": "Nils Prøve"}]
    report = imported(opened, papers({}), [one for one in rows if one is not BODIES[-1]])
    assert codes(report) == {}
    with opened.stores.registers.connect() as connection:
        body = body_by_abbreviation(connection, "OU")
        assert body is not None
        held = holdings_of_body_between(connection, body.id, BEGINNING, OPEN, last_position(connection))
    bases = {one.basis["kind"]: one for one in held}
    assert bases.keys() == {"decision", "other", "none-found"}
    other = bases["other"]
    assert {name: other.basis[name] for name in ("authority", "reference", "decided_on", "elector")} == {
        "authority": "Liksomnes kommunestyre",
        "reference": "KS 70/2019",
        "decided_on": "2019-09",
        "elector": "participant",
    }
    assert other.way == "settlement"
    before = positions(opened)
    imported(opened, papers({}), [one for one in rows if one is not BODIES[-1]])
    assert positions(opened) == before


def test_an_end_that_is_filled_in_later_is_recorded_and_what_differs_is_told(
    opened: OpenArchive, papers: Papers
) -> None:
    imported(opened, papers({}), [*BODIES, KARI])
    ended = KARI | {"avsluttet": "04.03.2021", "opphør": "søkte fritak"}
    assert codes(imported(opened, papers({}), [*BODIES, ended])) == {"7": "invalid-value"}
    ended["opphør"] = "fritak"
    report = imported(opened, papers({}), [*BODIES, ended])
    assert [line.outcome for line in report.lines if line.place == "7"] == [Outcome.CHANGED]
    with opened.stores.registers.connect() as connection:
        body = body_by_abbreviation(connection, "OU")
        assert body is not None
        held = holdings_of_body_between(connection, body.id, BEGINNING, OPEN, last_position(connection))
    assert max(one.valid_to for one in held) == "2021-03-05"
    before = positions(opened)
    report = imported(
        opened, papers({}), [*BODIES, KARI | {"til og med": "2022", "vedtatt av": "Prøvdal kommunestyre"}]
    )
    assert remarks(report) == {"7": ["import-differs", "import-other-basis"]}
    assert positions(opened) == before


def test_a_body_goes_by_its_earlier_name_and_an_organisation_by_its_number(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({}), [*BODIES, KARI | {"organ": "Arbeidsutvalget", "organisasjon": "0101"}])
    report = imported(opened, papers({}), [*BODIES, KARI | {"organ": "ou"}, OLA | {"organ": "AU"}])
    assert [line.outcome for line in report.lines[-2:]] == [Outcome.THERE, Outcome.FILED]


def test_a_rehearsal_says_all_that_a_run_does_and_files_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [*BODIES, KARI, PER, ATTENDED, OLA, OLA | {"person": "O. Tenkt", "organ": "RR"}, OLA | {"organ": "Nei"}]
    before = positions(opened)
    rehearsed = imported(opened, papers({}), rows, rehearse=True)
    assert positions(opened) == before
    done = imported(opened, papers({}), rows)
    assert [(one.place, one.outcome, one.remarks) for one in rehearsed.lines] == [
        (one.place, one.outcome, one.remarks) for one in done.lines
    ]


def test_a_table_of_appointments_needs_no_types_and_takes_the_headers_of_old_lists(
    opened: OpenArchive, tmp_path: Path
) -> None:
    (tmp_path / "organer").mkdir()
    import_manifest(opened, None, write_manifest(tmp_path / "organer", BODIES))
    table = tmp_path / "verv.csv"
    table.write_bytes(
        "Navn;Verv;Utvalg;Kommune;Fra;Til;Merknad\r\nEksempel, Kåre;Nestleder;OU;Prøvdal;2019;2023;x\r\n".encode(
            "cp1252"
        )
    )
    report = import_manifest(opened, None, table)
    assert [(line.kind, line.outcome) for line in report.lines] == [
        ("column", Outcome.LEFT_OUT),
        ("appointment", Outcome.FILED),
    ]
    assert sat(opened) == [("Kåre Eksempel", "deputy-leader", 1, "2019", "2023")]
    assert sat(opened, "RR") == []


def test_a_spreadsheet_has_cells_of_dates_and_years(opened: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "organer").mkdir()
    import_manifest(opened, None, write_manifest(tmp_path / "organer", BODIES))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Person", "Organ", "Rolle", "Fra dato", "Til dato", "Vedtaksdato"])
    sheet.append(["Kari Eksempel", "OU", "leder", date(2019, 10, 12), 2023, date(2019, 9, 20)])
    book.save(tmp_path / "verv.xlsx")
    report = import_manifest(opened, None, tmp_path / "verv.xlsx")
    assert codes(report) == {}
    assert sat(opened) == [("Kari Eksempel", "leader", 1, "2019-10-12", "2023")]
