"""Manifests as spreadsheets save them."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from application.errors import ApplicationError
from application.imports.columns import Column
from application.imports.errors import (
    ManifestColumnError,
    ManifestColumnTwiceError,
    ManifestEmptyError,
    ManifestEncodingError,
    ManifestKindError,
    ManifestUnreadableError,
)
from application.imports.table import Manifest, read_manifest

TEXT = "type;tittel\nsak;Årsmøte på Ås\n"


def read(tmp_path: Path, content: bytes, name: str = "manifest.csv") -> Manifest:
    path = tmp_path / name
    path.write_bytes(content)
    return read_manifest(path)


def titles(manifest: Manifest) -> list[str]:
    return [row[Column.TITLE] for row in manifest.rows]


def spreadsheet(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("Å", "A\N{COMBINING RING ABOVE}").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"sep=;\n" + TEXT.encode(),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        b"\n;\n" + TEXT.encode(),
        TEXT.encode() + b"\n;;;\n",
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "le", "be", "mac", "crlf", "cr", "sep", "comma", "tab", "blank", "end"],
)
def test_a_manifest_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert titles(read(tmp_path, content)) == ["Årsmøte på Ås"]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    manifest = read(tmp_path, b"sep=;\ntype;tittel\nsak;A\n;\nsak;B\n")
    assert [row.number for row in manifest.rows] == [3, 5]


def test_a_cell_may_hold_separators_quotes_and_lines(tmp_path: Path) -> None:
    manifest = read(tmp_path, b'type;tittel\nsak;"Si ""ja""; eller\nnei"\n')
    assert titles(manifest) == ['Si "ja"; eller\nnei']


def test_headers_that_are_none_of_ours_are_told(tmp_path: Path) -> None:
    manifest = read(tmp_path, b"type;hylle;tittel;# merknad\nsak;A 3;Avtale;husk\n")
    assert manifest.unknown == ("hylle", "# merknad")
    assert dict(manifest.rows[0].values) == {Column.TYPE: "sak", Column.TITLE: "Avtale"}


def test_more_cells_than_headers_are_a_problem_of_their_row(tmp_path: Path) -> None:
    manifest = read(tmp_path, b"type;tittel\nsak;Avtale;2019\nsak;Plan;;\n")
    assert [row.problem.code if row.problem else None for row in manifest.rows] == ["row-too-many-cells", None]


def test_a_spreadsheet_gives_dates_numbers_and_yes_as_text(tmp_path: Path) -> None:
    content = spreadsheet(
        ["type", "referanse", "dato", "publisert", "tittel"],
        ["sak", 17.0, datetime.fromisoformat("2019-06-12"), True, "Avtale"],
        ["sak", 1.5, date(2020, 1, 2), False, None],
    )
    first, second = read(tmp_path, content, "manifest.xlsx").rows
    assert dict(first.values) == {
        Column.TYPE: "sak",
        Column.REFERENCE: "17",
        Column.DATE: "2019-06-12",
        Column.PUBLISHED: "ja",
        Column.TITLE: "Avtale",
    }
    assert (second[Column.REFERENCE], second[Column.PUBLISHED], second[Column.TITLE]) == ("1.5", "nei", "")


def test_a_number_that_the_spreadsheet_made_a_date_of_is_a_problem_of_its_row(tmp_path: Path) -> None:
    content = spreadsheet(["type", "referanse"], ["vedtak", date(2025, 3, 1)])
    (row,) = read(tmp_path, content, "manifest.xlsx").rows
    assert row.problem is not None
    assert (row.problem.code, row.problem.values) == (
        "row-turned-into-date",
        {"field": "reference", "value": "2025-03-01"},
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ManifestColumnError),
        (b"navn;fil\nBrev;brev.txt\n", ManifestColumnError),
        (b"type;tittel\n", ManifestEmptyError),
        (b"type;tittel;title\nsak;A;B\n", ManifestColumnTwiceError),
        (b"type;tittel\nsak;\x01\x02\n", ManifestEncodingError),
        (b"\xff\xfet", ManifestEncodingError),
        (b"%PDF-1.4\n", ManifestKindError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ManifestKindError),
        (b"PK\x03\x04not a spreadsheet", ManifestUnreadableError),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: bytes, expected: type[ApplicationError]) -> None:
    with pytest.raises(expected) as caught:
        read(tmp_path, content)
    assert caught.value.values["name"] == "manifest.csv"


def test_the_missing_column_is_named_with_those_found(tmp_path: Path) -> None:
    with pytest.raises(ManifestColumnError) as caught:
        read(tmp_path, b"navn;fil\nBrev;brev.txt\n")
    assert caught.value.values == {"name": "manifest.csv", "missing": "type", "found": "navn, fil"}


def test_a_manifest_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ManifestUnreadableError):
        read_manifest(tmp_path / "finnes-ikke.csv")
