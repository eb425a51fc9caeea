"""The rows of a version of an action plan, checked: sections, goals, measures, what to do and not to do, arenas."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from domain.action_plans.facts import CONTENT, KEYED, ArenaKind, ResponsibleKind
from domain.base import optional_text, require_one_of, require_text
from domain.dates import iso
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.recorded import Record
from domain.values import count, require_hexed

Row = dict[str, Any]
Given = Iterable[Mapping[str, Any]] | None

_KEY = re.compile(r"[^\W_][\w.-]{0,19}")


def keyed_rows(field: str, given: Given, used: Iterable[str] = ()) -> list[Row]:
    """Return rows as events hold them, in the order given; one without a key gets the next that nobody has `used`.

    InvalidRowsError for those that are wrong, one key twice among them.
    """
    rows, prefix = list(given or ()), KEYED[field]
    keys = [str(one.get("key") or "").strip() for one in rows]
    last = max([_number(key, prefix) for key in (*keys, *used)], default=0)
    for place, key in enumerate(keys):
        if not key:
            last += 1
            keys[place] = f"{prefix}{last}"
    found = (dict(one) | {"key": key} for one, key in zip(rows, keys, strict=True))
    checked = _rows(field, found, _CHECKS[field])
    twice = [place for place, key in enumerate(keys) if key in keys[:place]]
    if twice:
        wrong = {one: InvalidValueError(field="key", value=keys[one], problem="key-twice") for one in twice}
        raise InvalidRowsError(field, wrong)
    return checked


def arena_rows(given: Given) -> list[Row]:
    """Return arenas as events hold them: `{"kind", "body_id", "name", "meetings", "note"}`. InvalidRowsError."""
    return _rows("arenas", given or (), _arena)


def require_goals(goals: Iterable[Row], measures: Iterable[Row]) -> None:
    """Raise InvalidRowsError for measures that serve a goal that the version has not."""
    known = {one["key"] for one in goals}
    wrong = {
        place: InvalidValueError(field="goal", value=one["goal"], problem="no-such-goal")
        for place, one in enumerate(measures)
        if one["goal"] is not None and one["goal"] not in known
    }
    if wrong:
        raise InvalidRowsError("measures", wrong)


def words_of(record: Record) -> Iterator[tuple[str, str | None]]:
    """Yield the texts of the rows that a record holds, each with its field: what the public would read."""
    for rows in CONTENT:
        for one in record.get(rows) or ():
            for field in ("heading", "text", "name", "note"):
                yield "text", one.get(field)
            yield "text", (one.get("responsible") or {}).get("name")


def _rows(field: str, given: Iterable[Mapping[str, Any]], check: Callable[[Mapping[str, Any]], Row]) -> list[Row]:
    found, wrong = [], dict[int, DomainError]()
    for place, one in enumerate(given):
        try:
            found.append(check(one))
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError(field, wrong)
    return found


def _section(one: Mapping[str, Any]) -> Row:
    with gathered() as each:
        key = each(_key, one["key"])
        heading = each(require_text, "heading", one.get("heading"))
        text = each(optional_text, one.get("text"), "text")
    return {"key": key, "heading": heading, "text": text}


def _goal(one: Mapping[str, Any]) -> Row:
    with gathered() as each:
        key = each(_key, one["key"])
        area = each(optional_text, one.get("area"), "subject_area")
        text = each(require_text, "text", one.get("text"))
    return {"key": key, "area": area, "text": text}


def _measure(one: Mapping[str, Any]) -> Row:
    with gathered() as each:
        key = each(_key, one["key"])
        goal = each(optional_text, one.get("goal"), "goal")
        area = each(optional_text, one.get("area"), "subject_area")
        text = each(require_text, "text", one.get("text"))
        responsible = each(_responsible, one.get("responsible"))
        due = each(iso, one.get("due"), field="measure_due")
    return {"key": key, "goal": goal, "area": area, "text": text, "responsible": responsible, "due": due}


def _line(one: Mapping[str, Any]) -> Row:
    with gathered() as each:
        key, text = each(_key, one["key"]), each(require_text, "text", one.get("text"))
    return {"key": key, "text": text}


def _arena(one: Mapping[str, Any]) -> Row:
    with gathered() as each:
        kind = each(require_one_of, "arena", str(one.get("kind") or ArenaKind.BODY), frozenset(ArenaKind))
        name = each(require_text, "name", one.get("name"))
        meetings = each(count, "meetings", one.get("meetings"), least=0)
        note = each(optional_text, one.get("note"), "note")
        body = each(require_hexed, "body", one["body_id"]) if one.get("body_id") else None
    return {"kind": kind, "body_id": body, "name": name, "meetings": meetings, "note": note}


def _responsible(given: Any) -> Row | None:
    """Return who answers for a measure: `{"kind", "id": hex|None, "name": …|None}`; None for nobody."""
    if not given:
        return None
    kind = require_one_of("measure_responsible", str(given.get("kind") or ""), frozenset(ResponsibleKind))
    if kind == ResponsibleKind.NAMED:
        return {"kind": kind, "id": None, "name": require_text("measure_responsible", given.get("name"))}
    return {"kind": kind, "id": require_hexed("measure_responsible", given.get("id")), "name": None}


def _key(written: str) -> str:
    if not _KEY.fullmatch(written):
        raise InvalidValueError(field="key", value=written, problem="bad-key")
    return written


def _number(key: str, prefix: str) -> int:
    match = re.fullmatch(rf"{prefix}(\d{{1,6}})", key, re.ASCII)
    return int(match[1]) if match else 0


_CHECKS: dict[str, Callable[[Mapping[str, Any]], Row]] = {
    "sections": _section,
    "goals": _goal,
    "measures": _measure,
    "do_more": _line,
    "do_not": _line,
}
