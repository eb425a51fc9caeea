"""Which points of kommuneloven § 18-4 a change of an agreement's text touches: those that stand where it changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from application.comparison import Comparison, Passage
from domain.agreement_rules import POINTS
from domain.agreements.facts import RecordKind
from domain.agreements.records import Records
from domain.recorded import Record

_NUMBER = re.compile(r"(?:§+|punkt|pkt\.?)?\s*(\d+(?:\s*[-.]\s*\d+)*(?:\s?[a-z]\b)?)")


@dataclass(frozen=True, slots=True)
class TouchedPoint:
    """A point by its key: whether the version is recorded as one that changes it, and whether its text did.

    `number` is the section among those of the comparison, counted from 1, in which it was found to have changed.
    """

    key: str
    recorded: bool
    number: int | None


def touched_points(comparison: Comparison | None, records: Records, old: int, new: int) -> list[TouchedPoint]:
    """Return the points that are recorded as changed between two versions, or stand where the text changed."""
    between = [one for one in records.versions if min(old, new) < one <= max(old, new)]
    recorded = {point for one in between for point in records.version(one)["points"]}
    found: dict[str, int] = {}
    if comparison is not None:
        for version, is_new in ((new, True), (old, False)):
            for key, told in _ticked(records, version).items():
                number = _changed_where(comparison, told, is_new=is_new)
                if number is not None:
                    found.setdefault(key, number)
    keys = [point.key for point in POINTS if point.key in recorded or point.key in found]
    return [TouchedPoint(key, key in recorded, found.get(key)) for key in keys]


def _ticked(records: Records, version: int) -> dict[str, Record]:
    """Return where a version tells of each point, as it was last recorded."""
    return {told["point"]: told for _, told in records.told_of(RecordKind.POINT, version) if told["found"]}


def _changed_where(comparison: Comparison, told: Record, *, is_new: bool) -> int | None:
    """Return the changed section that holds a point: the one of its clause, else one that changed on its page."""
    changed = set(map(id, comparison.changed))
    for number, section in enumerate(comparison.sections, 1):
        heading = section.new if is_new else section.old
        if heading is None or id(section) not in changed:
            continue
        if told["clause"]:
            if _plain(told["clause"]) == _plain(heading.number):
                return number
        elif told["page"] in _pages(section.touched, is_new=is_new):
            return number
    return None


def _pages(passages: Sequence[Passage], *, is_new: bool) -> Iterator[int | None]:
    return ((one.new_page if is_new else one.old_page) for one in passages)


def _plain(clause: str) -> str:
    """Return `2` for `§2`, `§ 2 første ledd` and the like: what tells sections apart."""
    found = _NUMBER.match(clause.lower())
    return "".join(found[1].split()) if found else clause.lower().strip()
