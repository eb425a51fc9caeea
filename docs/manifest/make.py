"""Writes mal.xlsx from mal.csv, and so verv.xlsx, avtaler.xlsx, horinger.xlsx and planer.xlsx.

Every cell is text, so that no spreadsheet makes dates of numbers such as 3/2025.

Run it after a change of one of them: `.venv/bin/python -m docs.manifest.make`.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from application.imports.columns import Column, column
from application.imports.vocabulary import VALUES

FOLDER = Path(__file__).parent
_ROWS_WITH_CHOICES = 5000
_CHOICES = {
    Column.TYPE: "type",
    Column.OUTCOME: "outcome",
    Column.ROLE: "role",
    Column.SHIELDING: "shielding",
    Column.PUBLISHED: "yes-or-no",
    Column.WAY: "way",
    Column.GROUND: "ground",
    Column.MAJORITY: "majority",
    Column.FORCE_RULE: "force",
    Column.RESERVATION_EFFECT: "reservation",
    Column.ANSWERING_WAY: "answering-way",
    Column.HEARD: "heard",
    Column.HOW: "how",
    Column.CHANNEL: "channel",
    Column.STATE: "progress",
}
"""Columns that offer a list to choose from; what else they take, they take too."""


def main() -> None:
    """Write the templates."""
    _write("mal", "Manifest", _CHOICES)
    _write("verv", "Verv", _CHOICES | {Column.ROLE: "seat-role"})
    agreements = {Column.KIND: "agreement", Column.ROLE: "party-role", Column.OUTCOME: "treatment"}
    agreements[Column.EVENT] = "agreement-event"
    _write("avtaler", "Avtaler", _CHOICES | agreements)
    of_answers = {Column.KIND: "statement", Column.OUTCOME: "consultation-treatment"}
    _write("horinger", "Høringer", _CHOICES | of_answers)
    _write("planer", "Planer", _CHOICES)
    meetings = {Column.KIND: "meeting-kind", Column.FORM: "meeting-form", Column.EVENT: "meeting-event"}
    meetings |= {Column.ROLE: "attendance-role", Column.PRESENCE: "presence"}
    _write("moter", "Møter", _CHOICES | meetings)


def _write(name: str, title: str, choices: Mapping[Column, str]) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.freeze_panes = "B2"
    for row, cells in enumerate(rows, start=1):
        for place, text in enumerate(cells, start=1):
            cell = sheet.cell(row, place, text or None)
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top")
            cell.font = Font(bold=row == 1)
    for place, header in enumerate(rows[0], start=1):
        letter, known = get_column_letter(place), column(header)
        longest = max(len(cells[place - 1]) for cells in rows)
        sheet.column_dimensions[letter].width = min(max(longest, 10), 40) + 2
        for row in range(len(rows) + 1, len(rows) + 200):
            sheet.cell(row, place).number_format = "@"
        if known is not None and known in choices:
            words = ",".join(names[0] for names in VALUES[choices[known]].values())
            choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
            choice.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
            sheet.add_data_validation(choice)
    book.save(FOLDER / f"{name}.xlsx")


if __name__ == "__main__":
    main()
