"""The agenda (saksliste) of a meeting: its items in order, with the body's own numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.base import optional_text, require_text
from domain.errors import InvalidValueError
from domain.meetings.errors import ItemUnknownError
from domain.meetings.facts import RecordKind
from domain.recorded import Facts, records_of
from domain.references import item_number


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda. `item` is the number of the event that it was set by first; `record` that of the last."""

    item: int
    record: int
    number: str | None
    kind: str
    title: str
    public_title: str | None
    case_id: str | None
    recommendation: str | None
    papers: tuple[str, ...]
    closed: Mapping[str, Any] | None
    outside_agenda: bool


def agenda(facts: Facts) -> list[Item]:
    """Return the items in the order they were arranged last; those set since come after them, as they were set."""
    told: dict[int, tuple[int, Mapping[str, Any]]] = {}
    order: list[Mapping[str, Any]] = []
    for number, record in records_of(facts, RecordKind.ITEM, RecordKind.ITEM_DROPPED, RecordKind.AGENDA):
        if record["kind"] == RecordKind.AGENDA:
            order = record["items"]
        elif record["kind"] == RecordKind.ITEM:
            told[record["item"] or number] = (number, record)
        else:
            told.pop(record["item"], None)
    numbers = {one["item"]: one["number"] for one in order}
    placed = [one["item"] for one in order if one["item"] in told]
    ordered = [*placed, *(item for item in told if item not in numbers)]
    return [_item(item, *told[item], numbers.get(item)) for item in ordered]


def item_of(facts: Facts, item: int, *, field: str = "item") -> Item:
    """Return an item of the agenda. ItemUnknownError."""
    for one in agenda(facts):
        if one.item == item:
            return one
    raise ItemUnknownError(field=field, item=item)


def arranged(facts: Facts, given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the whole agenda in an order, as events hold it: items that are not given come after, as they stood.

    A number that is not given stays. ItemUnknownError; InvalidValueError(field=number, problem=item-number-twice).
    """
    known = {one.item: one.number for one in agenda(facts)}
    found: dict[int, str | None] = {}
    for one in given:
        item = int(one["item"])
        if item not in known:
            raise ItemUnknownError(field="item", item=item)
        written = optional_text(one.get("number"), "number")
        found[item] = item_number(written) if written else known[item]
    numbers = {**known, **found}
    taken = [number for number in numbers.values() if number]
    for number in taken:
        if taken.count(number) > 1:
            raise InvalidValueError(field="number", value=number, problem="item-number-twice")
    ordered = [*found, *(item for item in known if item not in found)]
    return [{"item": item, "number": numbers[item]} for item in ordered]


def closed(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return why the doors are to be closed for an item, as events hold it; None for open doors."""
    if not given or not (given.get("section") or given.get("reason")):
        return None
    section = require_text("closed_section", given.get("section"))
    return {"section": section, "reason": optional_text(given.get("reason"), "reason")}


def _item(item: int, record: int, told: Mapping[str, Any], number: str | None) -> Item:
    return Item(
        item=item,
        record=record,
        number=number,
        kind=told["item_kind"],
        title=told["title"],
        public_title=told["public_title"],
        case_id=told["case_id"],
        recommendation=told["recommendation"],
        papers=tuple(told["papers"]),
        closed=told["closed"],
        outside_agenda=told["outside_agenda"],
    )
