"""What the public may know and reads of a meeting: no minutes before they are published, and nothing of closed items.

A closed item keeps its line, with its public title and the paragraph it is closed by.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.meetings.agenda import agenda
from domain.meetings.facts import RecordKind

_OF_MINUTES = (RecordKind.MINUTES, RecordKind.APPROVED, RecordKind.SIGNED, RecordKind.DECIDED, RecordKind.EXTRACT)
_KEPT = ("state", "closed")


def for_the_public(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as the public may know them: nothing of closed items, nor of minutes that are not out."""
    records = without_closed(facts)["records"]
    is_published = any(one["kind"] == RecordKind.PUBLISHED for one in records.values())
    told = {}
    for number, one in records.items():
        if one["kind"] in _OF_MINUTES and not is_published:
            continue
        if one["kind"] == RecordKind.MINUTES:
            attendance = [{**each, "excuse": None} for each in one["minutes"]["attendance"]]
            one = {**one, "note": None, "minutes": {**one["minutes"], "attendance": attendance}}
        told[number] = one
    return {**facts, "records": told}


def without_closed(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as those may know them who do not see what is shielded: of closed items the line alone."""
    hidden = closed_items(facts)
    told = {}
    for number, one in facts["records"].items():
        if one["kind"] == RecordKind.ITEM and (one["item"] or int(number)) in hidden:
            one = {**one, "title": one["public_title"], "recommendation": None, "papers": []}
            one["closed"] = {"section": (one["closed"] or {}).get("section"), "reason": None}
        elif one["kind"] == RecordKind.ITEM_DROPPED and one["item"] in hidden:
            one = {**one, "reason": None}
        elif one["kind"] == RecordKind.MINUTES:
            one = {**one, "minutes": minutes_without(one["minutes"], hidden)}
        told[number] = one
    return {**facts, "records": told}


def minutes_without(minutes: Mapping[str, Any], hidden: Iterable[int]) -> dict[str, Any]:
    """Return minutes without what was said and settled of some items."""
    kept = {str(one) for one in hidden}
    treatments = {
        item: {**_nothing(told), **{field: told[field] for field in _KEPT if field in told}} if item in kept else told
        for item, told in minutes["treatments"].items()
    }
    return {**minutes, "treatments": treatments}


def closed_items(facts: Mapping[str, Any]) -> frozenset[int]:
    """Return the items that are closed, on the agenda or in the meeting: only the office reads more of them."""
    found = {one.item for one in agenda(facts) if one.closed}
    for record in facts["records"].values():
        if record["kind"] == RecordKind.MINUTES:
            treated = record["minutes"]["treatments"]
            found |= {int(item) for item, told in treated.items() if told.get("closed")}
    return frozenset(found)


def papers_kept_closed(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the documents that belong to closed items, or to an item that is extracted, and to nothing else of it."""
    hidden = closed_items(facts)
    shown = {paper for one in agenda(facts) if one.item not in hidden for paper in one.papers}
    kept = {paper for one in agenda(facts) if one.item in hidden for paper in one.papers}
    for record in facts["records"].values():
        named = {text["document_id"] for text in record.get("texts", ())}
        if record["kind"] == RecordKind.EXTRACT and record["item"] in hidden:
            kept |= named
        else:
            shown |= named
    return frozenset(kept - shown)


def read_of(facts: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    """Return the fields, with their text, that the public reads of facts that are published."""
    title = facts["public_title"] or (None if shielded else facts["title"])
    found: list[tuple[str, str | None]] = [("title", title)]
    if shielded:
        return found
    found += [("about", facts["about"]), ("place", facts["place"])]
    for record in for_the_public(facts)["records"].values():
        found += [(field, record.get(field)) for field in ("reason", "note", "title", "recommendation", "place")]
        if record["kind"] == RecordKind.MINUTES:
            found += [("minutes", one) for one in _strings(record["minutes"])]
    return found


def _nothing(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a treatment of the same shape that tells nothing."""
    return {field: [] if isinstance(value, list) else None for field, value in told.items()} | {"text": ""}


def _strings(told: Any) -> Iterable[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for field, value in told.items():
            if not field.endswith("_id"):
                yield from _strings(value)
    elif isinstance(told, list):
        for one in told:
            yield from _strings(one)
