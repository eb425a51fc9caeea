"""Decisions that somebody may mean who names one that is not there: of the same body and day, or written nearly so."""

from difflib import get_close_matches

from application.imports.cells import date_in, folded
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.table_rows import Row
from application.questions.decisions import DecisionView, list_decisions
from domain.access import Audience

_SUGGESTED, _LIKE = 3, 0.8
"""So many references at most, and so alike they must be, of 1."""


def decisions_alike(desk: Desk, row: Row) -> list[str]:
    """Return references of decisions that a row may mean in its column for ours, the likeliest first."""
    written = row[Column.DECISION]
    held = _of_the_body(desk, row, written.rpartition(" ")[0])
    day = date_in(row, Column.DECIDED) or date_in(row, Column.DATE)
    references = [*(one.reference for one in held), *desk.naming.references("decision")]
    known = {folded(one): one for one in references}
    near = get_close_matches(folded(written), known, n=_SUGGESTED, cutoff=_LIKE)
    of_day = [one.reference for one in held if one.decided_on == day]
    return list(dict.fromkeys([*of_day, *(known[one] for one in near)]))[:_SUGGESTED]


def _of_the_body(desk: Desk, row: Row, name: str) -> list[DecisionView]:
    """Return decisions of the body that the row names before the number, of the year it says."""
    year = row[Column.DECISION].rpartition("/")[2].strip()
    if not (year.isascii() and year.isdecimal() and len(year) == len("2025")):
        return []
    found: list[DecisionView] = []
    with desk.people.registers.connect() as connection:
        for body in desk.directory.bodies_called(name):
            found += list_decisions(connection, Audience.OFFICER, body_id=body.id, year=int(year), limit=200).items
    return found
