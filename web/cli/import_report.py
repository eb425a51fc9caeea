"""What became of everything an import met, in plain words: on the screen, and as a CSV file with every line."""

import csv
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from flask_babel import lazy_gettext

from application.imports.report import Line, Outcome, Remark, Report
from web.cli.counting import counted
from web.cli.frame import table
from web.cli.words import gettext
from web.formats import format_count
from web.import_messages import MANIFEST_FIELDS
from web.messages import message, remark_message

SHOWN = 20
"""So many lines of each sort are shown on the screen; the file has all."""

_EXPECTED = frozenset({"import-seat-made", "import-name-read"})
"""Remarks that come after the others: there may be many, and nothing has to be done."""

OUTCOMES = {
    Outcome.FILED: lazy_gettext("Filed"),
    Outcome.CHANGED: lazy_gettext("Added to"),
    Outcome.THERE: lazy_gettext("There already"),
    Outcome.SKIPPED: lazy_gettext("Skipped"),
    Outcome.LEFT_OUT: lazy_gettext("Left out"),
}

_KINDS = {
    "case": lazy_gettext("Case"),
    "journal-entry": lazy_gettext("Journal entry"),
    "decision": lazy_gettext("Decision"),
    "document": lazy_gettext("Document"),
    "body": lazy_gettext("Body"),
    "organisation": lazy_gettext("Organisation"),
    "appointment": lazy_gettext("Appointment"),
    "agreement": lazy_gettext("Agreement"),
    "agreement-party": lazy_gettext("Party to an agreement"),
    "agreement-version": lazy_gettext("Version of an agreement"),
    "agreement-treatment": lazy_gettext("Treatment of a version"),
    "agreement-event": lazy_gettext("Event of an agreement"),
    "consultation": lazy_gettext("Consultation"),
    "consultation-event": lazy_gettext("Event of a consultation"),
    "statement": lazy_gettext("Statement"),
    "statement-version": lazy_gettext("Version of a statement"),
    "statement-event": lazy_gettext("Event of a statement"),
    "principles": lazy_gettext("Principles"),
    "principles-version": lazy_gettext("Version of principles"),
    "principles-point": lazy_gettext("Point of principles"),
    "action-plan": lazy_gettext("Action plan"),
    "action-plan-version": lazy_gettext("Version of an action plan"),
    "action-plan-goal": lazy_gettext("Goal of an action plan"),
    "action-plan-measure": lazy_gettext("Measure of an action plan"),
    "action-plan-line": lazy_gettext("Line of an action plan"),
    "action-plan-arena": lazy_gettext("Meeting arena of an action plan"),
    "action-plan-progress": lazy_gettext("How far a measure has come"),
    "action-plan-link": lazy_gettext("What came of a measure"),
    "repeal": lazy_gettext("Repeal"),
    "meeting-plan": lazy_gettext("Meeting plan"),
    "meeting": lazy_gettext("Meeting"),
    "meeting-item": lazy_gettext("Agenda item"),
    "meeting-event": lazy_gettext("Event of a meeting"),
    "file": lazy_gettext("File"),
    "column": lazy_gettext("Column"),
    "row": lazy_gettext("Row"),
}


class ReportWords:
    """The report of one import. With `by_rows` its places are rows of a manifest, and fields go by its columns."""

    def __init__(self, report: Report, *, by_rows: bool) -> None:
        self.report, self.by_rows = report, by_rows

    def summary(self) -> Iterator[str]:
        """Yield how many of what became what, then what somebody should look at."""
        rows = []
        for outcome, name in OUTCOMES.items():
            counts = counted(self.report.kinds(outcome))
            if counts:
                rows.append((str(name), counts))
        yield from table(rows or [(gettext("Nothing to import was found."), "")])
        left_out = list(self.report.left_out())
        yield from _listed(gettext("Left out:"), [(self._where(one), self._why(one)) for one in left_out])
        skipped = [one for one in self.report.lines if one.outcome is Outcome.SKIPPED]
        yield from _listed(gettext("Skipped:"), [(self._where(one), self._why(one)) for one in skipped])
        notes = [(note.code in _EXPECTED, one, note) for one in self.report.lines for note in one.remarks]
        remarked = [(self._where(one), self._note(note)) for _, one, note in sorted(notes, key=itemgetter(0))]
        yield from _listed(gettext("Note:"), remarked)

    def write(self, path: Path) -> None:
        """Write every line to a CSV file that Norwegian Excel opens as it is: semicolons, UTF-8 with a mark for it."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(
                [
                    gettext("Where"),
                    gettext("What"),
                    gettext("What became of it"),
                    gettext("Reference"),
                    gettext("Title"),
                    gettext("Explanation"),
                ]
            )
            for line in self.report.lines:
                said = " ".join(filter(None, [self._why(line), *(self._note(note) for note in line.remarks)]))
                kind, outcome = str(_KINDS[line.kind]), str(OUTCOMES[line.outcome])
                cells = [self._place(line), kind, outcome, line.reference, line.title, said]
                writer.writerow([_harmless(cell) for cell in cells])

    def _place(self, line: Line) -> str:
        if self.by_rows and line.kind == "column":
            return gettext("Column %(name)s", name=line.place)
        if self.by_rows and line.kind != "file":
            return gettext("Row %(number)s", number=line.place)
        return line.place

    def _where(self, line: Line) -> str:
        """Return the place, and what stands there where only a number would be said."""
        names = " ".join(filter(None, [line.reference, line.title])) if self.by_rows else ""
        place = f"{self._place(line)} ({names})" if names else self._place(line)
        return "".join(letter if letter.isprintable() else "?" for letter in place)

    def _why(self, line: Line) -> str:
        if line.reason is None:
            return ""
        return message(line.reason, fields=MANIFEST_FIELDS if self.by_rows else None)

    def _note(self, remark: Remark) -> str:
        return remark_message(remark.code, remark.values)


def _listed(heading: str, lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield heading
    for where, why in lines[:SHOWN]:
        yield f"  {where}: {why}"
    if len(lines) > SHOWN:
        more = format_count(len(lines) - SHOWN)
        yield "  " + gettext("… and %(count)s more. With --report FILE all are written to a file.", count=more)


def _harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes a file's name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
