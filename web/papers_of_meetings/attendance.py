"""Who was at a meeting, in whose place, from which item and until which: tables for minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext

from application.documents.paper import Block, Heading, Lines, Paragraph, Table
from web.labels import label

Row = Mapping[str, Any]

_OTHERS = frozenset({"observer", "secretary", "guest"})


def attendance_blocks(attendance: Sequence[Row], numbers: Mapping[int, str], *, shows_excuses: bool) -> list[Block]:
    """Return the tables; `numbers` are what items are called, by their identity.

    Why somebody was absent is theirs: it is told only where `shows_excuses`.
    """
    by_key = {one["key"]: one["name"] for one in attendance}
    there = [one for one in attendance if one["presence"] == "present"]
    seated = [one for one in there if one["role"] not in _OTHERS]
    others = [one for one in there if one["role"] in _OTHERS]
    absent = [one for one in attendance if one["presence"] == "absent"]
    blocks: list[Block] = [Heading(gettext("Attendance"))]
    if seated:
        blocks.append(Heading(gettext("Present"), 3))
        voters = sum(1 for one in seated if one["votes"])
        blocks.append(people_table([_there(one, by_key, numbers) for one in seated]))
        blocks.append(Paragraph(gettext("Present with the right to vote: %(count)s.", count=voters)))
    if absent:
        rows = [_absent(one, seated, shows_excuse=shows_excuses) for one in absent]
        blocks += [Heading(gettext("Absent"), 3), people_table(rows)]
    if others:
        rows = [_there(one, by_key, numbers) for one in others]
        blocks += [Heading(gettext("Others present"), 3), people_table(rows)]
    return blocks if attendance else [*blocks, Paragraph(gettext("Nobody's attendance is recorded."))]


def people_table(rows: Sequence[tuple[Lines, ...]]) -> Table:
    """Return a table of people: name, whom they represent if anybody does, role."""
    head = (str(gettext("Name")), str(gettext("Represents")), str(gettext("Role")))
    if any(any(represents) for _, represents, _ in rows):
        return Table(head, (4, 3, 2), rows)
    return Table((head[0], head[2]), (7, 2), [(name, role) for name, _, role in rows])


def _there(one: Row, by_key: Mapping[str, str], numbers: Mapping[int, str]) -> tuple[Lines, ...]:
    notes = []
    if one.get("deputy_for") in by_key:
        notes.append(gettext("in the place of %(name)s", name=by_key[one["deputy_for"]]))
    first, last = (numbers.get(one[end]) if one.get(end) else None for end in ("from_item", "until_item"))
    if first and first == last:
        notes.append(gettext("for item %(item)s only", item=first))
    else:
        notes += [gettext("from item %(item)s", item=first)] if first else []
        notes += [gettext("until and with item %(item)s", item=last)] if last else []
    if not one["votes"] and one["role"] not in _OTHERS:
        notes.append(gettext("without the right to vote"))
    return (one["name"], *map(str, notes)), (one.get("party") or "",), (label("attendance-role", one["role"]),)


def _absent(one: Row, seated: Sequence[Row], *, shows_excuse: bool) -> tuple[Lines, ...]:
    deputies = [other["name"] for other in seated if other.get("deputy_for") == one["key"]]
    notes = [gettext("%(name)s came instead", name=name) for name in deputies]
    if shows_excuse and one.get("excuse"):
        notes.append(one["excuse"])
    return (one["name"], *map(str, notes)), (one.get("party") or "",), (label("attendance-role", one["role"]),)
