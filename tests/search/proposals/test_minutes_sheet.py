"""Attendance that is kept in a spreadsheet."""

import io

from openpyxl import Workbook

from application import media
from domain.meetings.attendance import AttendanceRole as Role
from search.extraction.limits import Budget, Limits
from search.extraction.result import ExtractionResult
from search.extraction.routes import read_source
from search.extraction.source import Source
from search.proposals.minutes.sheet import attendance_in_sheet


def test_marks_columns_and_notes_tell_who_was_there() -> None:
    people, missed = attendance_in_sheet(
        read(
            ["Oppmøte i Regionrådet 14.03.2025"],
            [],
            ["Navn", "Funksjon", "Kommune", "Til stede", "Forfall", "Møtte for", "Fra sak"],
            ["Kari Eksempel", "Leder", "Skriveby", "x"],
            ["Tenkt, Åse", None, "Øvre Fantasi", None, "ferie"],
            ["Bjørn Påfunn", None, "Øvre Fantasi", "x", None, "Åse Tenkt", "RR 2/2025"],
            ["Sum", None, None, 2],
        )
    )
    kari, ase, bjorn = people
    assert (kari.name, kari.role, kari.party, kari.is_present) == ("Kari Eksempel", Role.LEADER, "Skriveby", True)
    assert (ase.name, ase.is_present, ase.excuse) == ("Åse Tenkt", False, "ferie")
    assert (bjorn.role, bjorn.deputy_for, bjorn.from_item) == (Role.DEPUTY, "Åse Tenkt", "RR 2/2025")
    assert [block.first.text for block in missed] == ["Sum 2"]


def test_first_and_last_names_stand_apart() -> None:
    people, _ = attendance_in_sheet(read(["Fornavn", "Etternavn", "Oppmøte"], ["Kari", "Eksempel", "nei"]))
    assert [(one.name, one.is_present) for one in people] == [("Kari Eksempel", False)]


def test_a_sheet_of_something_else_gives_nobody() -> None:
    assert attendance_in_sheet(read(["År", "Kontingent"], [2025, 22])) == ((), ())
    assert attendance_in_sheet(None) == ((), ())


def read(*rows: list[object]) -> ExtractionResult:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return read_source(Source(media.XLSX, "oppmote.xlsx", data=stream.getvalue()), Budget(Limits()))
