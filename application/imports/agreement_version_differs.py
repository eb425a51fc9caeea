"""Versions that are in the archive already: what a row says otherwise."""

from collections.abc import Mapping
from typing import Any

from application.imports.columns import Column
from application.imports.dealing import Desk, differs
from application.imports.report import Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import word
from domain.agreements import values
from domain.recorded import Record

_PLAIN = {
    Column.TITLE: "label",
    Column.DATE: "drafted_on",
    Column.AMENDS: "amends",
    Column.SUMMARY: "summary",
    Column.UNTIL: "valid_until",
    Column.NOTICE_MONTHS: "notice_months",
    Column.NOTICE_BY: "notice_by",
    Column.NOTICE_CLAUSE: "notice_clause",
    Column.REVIEW: "review_on",
    Column.REVIEW_CLAUSE: "review_clause",
}


def version_differences(desk: Desk, filed: Record, row: Row, given: Mapping[str, Any]) -> tuple[Remark, ...]:
    """Return a remark for each thing that the row says otherwise; an empty cell says nothing."""
    found: tuple[Remark, ...] = ()
    for column, field in _PLAIN.items():
        found += differs(column, filed[field], given[field])
    points = sorted(given["points"])
    if points and points != sorted(filed["points"]):
        named = "; ".join(word(one, "point") for one in filed["points"])
        found += differs(Column.POINTS, named, row[Column.POINTS])
    if given["adoption"]:
        found += _other_adoption(desk, filed["adoption"], row, values.adoption(given["adoption"]))
    if given["force"]:
        force = values.force(given["force"])
        rule = word(force["rule"], "force") if row[Column.FORCE_RULE] else None
        found += differs(Column.FORCE_RULE, word(filed["force"]["rule"], "force"), rule)
        found += differs(Column.EARLIEST, filed["force"]["earliest"], force["earliest"])
        found += differs(Column.FORCE_CLAUSE, filed["force"]["clause"], force["clause"])
    return found


def _other_adoption(desk: Desk, filed: Record, row: Row, given: Mapping[str, Any]) -> tuple[Remark, ...]:
    found: tuple[Remark, ...] = ()
    if (filed["by"], _set(filed["adopters"])) != (given["by"], _set(given["adopters"])):
        names = {one.id.hex: one.name for one in desk.directory.organisations.values()}
        adopters = "; ".join(names.get(one, one) for one in filed["adopters"] or ())
        found += differs(Column.ADOPTED_BY, adopters or word(filed["by"], "adopted-by"), row[Column.ADOPTED_BY])
    if row[Column.MAJORITY]:
        found += differs(Column.MAJORITY, word(filed["majority"], "majority"), word(given["majority"], "majority"))
    return found + differs(Column.ADOPTION_CLAUSE, filed["clause"], given["clause"])


def _set(adopters: list[str] | None) -> frozenset[str] | None:
    return None if adopters is None else frozenset(adopters)
