"""What rows say that a version of principles or of an action plan holds: points, goals, measures, lines, arenas."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from application.archive import Archive
from application.errors import ApplicationError
from application.imports.adopted_kinds import AdoptedKind
from application.imports.agreements_told import version_number
from application.imports.cells import date_in, folded, required
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.responsible import responsible_in
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.action_plans import CONTENT, ActionPlan
from domain.action_plans.rows import arena_rows, keyed_rows, require_goals
from domain.errors import DomainError, InvalidRowsError
from domain.in_force import VERSION
from domain.principles import Principles
from domain.principles.facts import points
from domain.recorded import records_of

Content = dict[str, Any]

FIELDS: Mapping[str, tuple[str, ...]] = {"principles": ("points",), "action-plan": CONTENT}
"""The fields of a version that such rows fill in, by kind of record."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a row says that its version holds: the field, and its content as the commands take it."""

    row: Row
    field: str
    content: Content


def part_in(desk: Desk, archive: Archive, kind: str, row: Row) -> Held:
    """Return what a row says; what is wrong with it alone is raised."""
    field, content = _READ[kind](desk, archive, row)
    try:
        checked = _checked(field, content)
    except InvalidRowsError as error:
        raise error.rows[0] from error
    return Held(row, field, checked | {name: content[name] for name in ("key", "number") if name in content})


def held_in(
    one: AdoptedKind, desk: Desk, archive: Archive, holder: ActionPlan | Principles, version: int
) -> list[Held]:
    """Return all that rows say that a version holds; those that are wrong say so where they are dealt with."""
    found = list[Held]()
    for kind, row in _rows_of(one, desk, archive, holder, version):
        try:
            part = part_in(desk, archive, kind, row)
            if part.field == "measures":
                require_goals([one.content for one in found if one.field == "goals"], [part.content])
        except (DomainError, ApplicationError):
            continue
        if part_told([one.content for one in found if one.field == part.field], part) is None:
            found.append(part)
    return _numbered(found, holder)


def part_told(told: Iterable[Mapping[str, Any]], part: Held) -> Mapping[str, Any] | None:
    """Return what a version holds of the same: by its number where the row has one, else by what it is called."""
    name, text = _ID.get(part.field, "key"), _CALLED.get(part.field, "text")
    given = part.content.get(name)
    if given:
        return next((one for one in told if one[name] == given), None)
    return next((one for one in told if folded(one[text]) == folded(part.content[text])), None)


def id_of(field: str, told: Mapping[str, Any]) -> str:
    """Return what tells a part of a version from others in its field."""
    return folded(told["name"]) if field == "arenas" else str(told[_ID.get(field, "key")])


def _rows_of(
    one: AdoptedKind, desk: Desk, archive: Archive, holder: ActionPlan | Principles, version: int
) -> list[tuple[str, Row]]:
    """Return the rows of a version, goals before measures."""
    found = list[tuple[str, Row]]()
    for written in desk.parts.owners(one.column):
        try:
            if one.named(desk, archive, written) != holder.id:
                continue
        except ApplicationError:
            continue
        found += [(kind, row) for kind, row in desk.parts.of(one.column, written) if _version_of(row) == version]
    return sorted(found, key=lambda one: (one[0] == "action-plan-measure", one[1].number))


def _version_of(row: Row) -> int | None:
    try:
        return version_number(row, Column.VERSION)
    except DomainError:
        return None


def _numbered(found: list[Held], holder: ActionPlan | Principles) -> list[Held]:
    """Give points without a number the next free one, and rows of plans that of the same text in an earlier version."""
    taken = {(part.field, str(part.content.get(_ID.get(part.field, "key")) or "")) for part in found}
    numbered = list[Held]()
    for part in found:
        name = _ID.get(part.field, "key")
        if part.field == "arenas" or part.content[name]:
            numbered.append(part)
            continue
        given = _next(part.field, taken) if name == "number" else _before(holder, part)
        if (part.field, given) in taken:
            given = ""
        taken.add((part.field, given))
        numbered.append(Held(part.row, part.field, part.content | {name: given}))
    return numbered


def _next(field: str, taken: set[tuple[str, str]]) -> str:
    return next(str(number) for number in range(1, len(taken) + 2) if (field, str(number)) not in taken)


def _before(holder: ActionPlan | Principles, part: Held) -> str:
    before = [one for _, record in records_of(holder.facts, VERSION) for one in record.get(part.field, ())]
    same = part_told(reversed(before), part)
    return str(same["key"]) if same else ""


def _checked(field: str, content: Content) -> Content:
    if field == "arenas":
        return arena_rows([content])[0]
    return points([content])[0] if field == "points" else keyed_rows(field, [content])[0]


def _point(_desk: Desk, _archive: Archive, row: Row) -> tuple[str, Content]:
    way = row[Column.ANSWERING_WAY]
    return "points", {
        "number": row[Column.REFERENCE],
        "text": required(row, Column.TEXT),
        "way": value(Column.ANSWERING_WAY, way, "answering-way") if way else None,
    }


def _goal(_desk: Desk, _archive: Archive, row: Row) -> tuple[str, Content]:
    return "goals", {
        "key": row[Column.REFERENCE],
        "area": row[Column.SUBJECT_AREAS],
        "text": required(row, Column.TEXT),
    }


def _measure(desk: Desk, archive: Archive, row: Row) -> tuple[str, Content]:
    return "measures", {
        "key": row[Column.REFERENCE],
        "goal": row[Column.GOAL],
        "area": row[Column.SUBJECT_AREAS],
        "text": required(row, Column.TEXT),
        "responsible": responsible_in(desk, archive, row),
        "due": date_in(row, Column.DEADLINE),
    }


def _line(_desk: Desk, _archive: Archive, row: Row) -> tuple[str, Content]:
    field = value(Column.KIND, required(row, Column.KIND), "plan-line")
    content = {"key": row[Column.REFERENCE], "text": required(row, Column.TEXT)}
    if field == "sections":
        content["heading"] = required(row, Column.TITLE)
    return field, content


def _arena(desk: Desk, _archive: Archive, row: Row) -> tuple[str, Content]:
    body = desk.directory.body(row[Column.BODY]) if row[Column.BODY] else None
    kind = value(Column.KIND, row[Column.KIND], "arena") if row[Column.KIND] else None
    return "arenas", {
        "kind": kind,
        "body_id": body.id if body else None,
        "name": row[Column.TITLE] or (body.name if body else required(row, Column.TITLE)),
        "meetings": row[Column.MEETINGS] or None,
        "note": row[Column.TEXT],
    }


_READ: Mapping[str, Callable[[Desk, Archive, Row], tuple[str, Content]]] = {
    "principles-point": _point,
    "action-plan-goal": _goal,
    "action-plan-measure": _measure,
    "action-plan-line": _line,
    "action-plan-arena": _arena,
}

_ID = {"points": "number", "arenas": "name"}
"""What tells the parts of a field apart; `key` where nothing is said."""

_CALLED = {"arenas": "name", "sections": "heading"}
"""What a part without a number is known by; `text` where nothing is said."""
