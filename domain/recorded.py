"""What is known by records: a whole that is told once, and what happened to it since, by the number of each event.

`{"reference": "2025/3", …, "is_withdrawn": False, "records": {"2": {"kind": "party", …}, …}}` is what events make of
it, for the aggregate and for registers alike.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from domain.base import ArchiveAggregate

Record = Mapping[str, Any]
Facts = Mapping[str, Any]

LEFT = "texts_left"
"""Where the facts hold the documents that were texts of a record that was taken back, or that a correction left out.

They are not there before there are any.
"""


class Registered(ArchiveAggregate.Event):
    """It is known by its reference. A subclass adds the fields of the whole, and names them in WHOLE."""

    WHOLE: ClassVar[tuple[str, ...]]
    reference: str

    def begun(self) -> dict[str, Any]:
        """Return what is known after it."""
        return begun(self.reference, {field: plain(getattr(self, field)) for field in self.WHOLE})


class Recorded(ArchiveAggregate.Event):
    """Something happened: the facts hold it as a record under the number of this event."""

    KIND: ClassVar[str]

    def record(self) -> dict[str, Any]:
        """Return what is known by it."""
        told = {field: plain(getattr(self, field)) for field in _told_by(type(self))}
        return {"kind": str(self.KIND), **told}

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        records = {**aggregate.facts["records"], str(self.originator_version): self.record()}
        aggregate.facts = {**aggregate.facts, "records": records}


class Corrected(ArchiveAggregate.Event):
    """Something recorded was wrong: in the whole, or in the record `number`.

    `changes` maps a field to `{"before": …, "after": …}`.
    """

    number: int | None
    changes: dict[str, dict[str, Any]]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember what is right."""
        after = {field: change["after"] for field, change in self.changes.items()}
        facts = corrected(aggregate.facts, self.number, after)
        aggregate.facts = _left(facts, self.changes.get("texts", {}).get("before"))


class TakenBack(ArchiveAggregate.Event):
    """The record `number` did not happen. `before` is what was recorded."""

    number: int
    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget it."""
        records = {key: one for key, one in aggregate.facts["records"].items() if key != str(self.number)}
        aggregate.facts = _left({**aggregate.facts, "records": records}, self.before.get("texts"))


class Withdrawn(ArchiveAggregate.Event):
    """It was registered by mistake."""

    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember that it never was."""
        aggregate.facts = {**aggregate.facts, "is_withdrawn": True}


def begun(reference: str, whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known when it is registered."""
    return {"reference": reference, **whole, "is_withdrawn": False, "records": {}}


def corrected(facts: dict[str, Any], number: int | None, after: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts with those of the whole, or of the record `number`, put right."""
    if number is None:
        return {**facts, **after}
    records = facts["records"]
    return {**facts, "records": {**records, str(number): {**records[str(number)], **after}}}


def records_of(facts: Facts, *kinds: str) -> Iterator[tuple[int, Record]]:
    """Yield the records of some kinds with the numbers of their events, in the order they were recorded."""
    for number, record in facts["records"].items():
        if record["kind"] in kinds:
            yield int(number), record


def texts_left(facts: Facts) -> frozenset[str]:
    """Return the documents that were texts of what is told, and are so no more: of no record, nor of the whole."""
    told = (facts, *facts["records"].values())
    texts = {text["document_id"] for one in told for text in one.get("texts") or ()}
    return frozenset(facts.get(LEFT, ())) - texts


def plain(value: Any) -> Any:
    """Return a value as records hold it: an id as its 32 hex digits."""
    if isinstance(value, UUID):
        return value.hex
    return [plain(one) for one in value] if isinstance(value, list) else value


def _left(facts: dict[str, Any], texts: Iterable[Mapping[str, Any]] | None) -> dict[str, Any]:
    """Return the facts with the documents remembered that were texts until now."""
    were = {text["document_id"] for text in texts or ()}
    return {**facts, LEFT: sorted(were.union(facts.get(LEFT, ())))} if were else facts


@cache
def _told_by(event: type[Recorded]) -> tuple[str, ...]:
    """Return the fields of an event that its record holds."""
    of_every_event = {field.name for field in fields(ArchiveAggregate.Event)}
    return tuple(field.name for field in fields(event) if field.name not in of_every_event)
