"""What became of everything an import met, in plain words: on the screen, and as a CSV file with every line."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flask_babel import lazy_gettext

from application.imports.report import Line, Outcome, Report
from web.cli.frame import table
from web.cli.words import gettext, ngettext
from web.formats import format_count
from web.messages import message, remark_message

SHOWN = 20
"""So many lines of each sort are shown on the screen; the file has all."""

OUTCOMES = {
    Outcome.FILED: lazy_gettext("Filed"),
    Outcome.CHANGED: lazy_gettext("Added to"),
    Outcome.THERE: lazy_gettext("There already"),
    Outcome.SKIPPED: lazy_gettext("Skipped"),
    Outcome.LEFT_OUT: lazy_gettext("Left out"),
}

_COUNTED: dict[str, Callable[[int], str]] = {
    "case": lambda count: ngettext("%(count)s case", "%(count)s cases", count),
    "journal-entry": lambda count: ngettext("%(count)s journal entry", "%(count)s journal entries", count),
    "decision": lambda count: ngettext("%(count)s decision", "%(count)s decisions", count),
    "document": lambda count: ngettext("%(count)s document", "%(count)s documents", count),
    "body": lambda count: ngettext("%(count)s body", "%(count)s bodies", count),
    "organisation": lambda count: ngettext("%(count)s organisation", "%(count)s organisations", count),
    "file": lambda count: ngettext("%(count)s file", "%(count)s files", count),
    "column": lambda count: ngettext("%(count)s column", "%(count)s columns", count),
    "row": lambda count: ngettext("%(count)s row", "%(count)s rows", count),
}

_KINDS = {
    "case": lazy_gettext("Case"),
    "journal-entry": lazy_gettext("Journal entry"),
    "decision": lazy_gettext("Decision"),
    "document": lazy_gettext("Document"),
    "body": lazy_gettext("Body"),
    "organisation": lazy_gettext("Organisation"),
    "file": lazy_gettext("File"),
    "column": lazy_gettext("Column"),
    "row": lazy_gettext("Row"),
}


def summary(report: Report) -> Iterator[str]:
    """Yield how many of what became what, then what somebody should look at."""
    rows = []
    for outcome, name in OUTCOMES.items():
        kinds = report.kinds(outcome)
        counts = ", ".join(counted(kinds[kind]) for kind, counted in _COUNTED.items() if kinds[kind])
        if counts:
            rows.append((str(name), counts))
    yield from table(rows or [(gettext("Nothing to import was found."), "")])
    yield from _listed(gettext("Left out:"), [(_where(one), _why(one)) for one in report.left_out()])
    skipped = [one for one in report.lines if one.outcome is Outcome.SKIPPED]
    yield from _listed(gettext("Skipped:"), [(_where(one), _why(one)) for one in skipped])
    remarked = [(_where(one), remark_message(note.code, note.values)) for one in report.lines for note in one.remarks]
    yield from _listed(gettext("Note:"), remarked)


def write_report(report: Report, path: Path) -> None:
    """Write every line to a CSV file that Norwegian Excel opens as it is: semicolons, UTF-8 with a byte order mark."""
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
        for line in report.lines:
            said = [_why(line), *(remark_message(note.code, note.values) for note in line.remarks)]
            kind, outcome = str(_KINDS[line.kind]), str(OUTCOMES[line.outcome])
            cells = [line.place, kind, outcome, line.reference, line.title, " ".join(filter(None, said))]
            writer.writerow([_harmless(cell) for cell in cells])


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


def _where(line: Line) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in line.place)


def _why(line: Line) -> str:
    return message(line.reason) if line.reason else ""


def _harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes a file's name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
