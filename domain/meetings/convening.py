"""What is done before a meeting: moved, cancelled, its agenda set and arranged, and notice sent."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of, require_text
from domain.dates import PartialDate, require_iso
from domain.errors import gathered
from domain.meetings.agenda import arranged, item_of
from domain.meetings.agenda import closed as checked_closed
from domain.meetings.errors import MeetingCancelledError, MeetingHeldError
from domain.meetings.facts import ItemKind, RecordKind
from domain.meetings.standing import held_on
from domain.meetings.values import names, when_and_where
from domain.put_right import PutRight
from domain.recorded import records_of
from domain.values import ids
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None


class Convening(PutRight):
    """A meeting that is to come. The class that is stored nests the events."""

    def move(self, *, by: str, moved_on: DateLike, reason: str, **when: Any) -> None:
        """Put it at another time or place, fields of TIMES and WHERE: what is not given stays. MeetingHeldError."""
        self.require_to_come()
        told = [record for _, record in records_of(self.facts, RecordKind.MOVED)]
        before = {field: (told[-1] if told else self.facts)[field] for field in _WHEN}
        with gathered() as each:
            after = each(when_and_where, {**before, **when})
            on, why = each(require_iso, moved_on, field="moved_on"), each(require_text, "reason", reason)
        if after != before:
            self._tell("Moved", **after, moved_on=on, reason=why, by=by)

    def cancel(self, *, by: str, cancelled_on: DateLike, reason: str) -> None:
        """Say that nobody meets. MeetingHeldError."""
        self.require_to_come()
        with gathered() as each:
            on, why = each(require_iso, cancelled_on, field="cancelled_on"), each(require_text, "reason", reason)
        self._tell("Cancelled", cancelled_on=on, reason=why, by=by)

    def set_item(
        self,
        *,
        by: str,
        title: str,
        item_kind: str = ItemKind.DECISION,
        item: int | None = None,
        public_title: str | None = None,
        case_id: UUID | None = None,
        recommendation: str | None = None,
        papers: Iterable[Any] = (),
        closed: Mapping[str, Any] | None = None,
        outside_agenda: bool = False,
    ) -> int:
        """Put a new item on the agenda, or say anew what the item `item` is; return its number.

        ItemUnknownError; InvalidValueError for all fields that are wrong at once.
        """
        self.require_there()
        known = item_of(self.facts, item) if item is not None else None
        with gathered() as each:
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            kind = each(require_one_of, "item_kind", str(item_kind), frozenset(ItemKind))
            advice = each(optional_text, recommendation, "recommendation")
            put_before, doors = each(ids, "papers", papers), each(checked_closed, closed)
        told = {
            "item_kind": kind,
            "title": name,
            "public_title": public,
            "case_id": case_id,
            "recommendation": advice,
            "papers": put_before,
            "closed": doors,
            "outside_agenda": bool(outside_agenda),
        }
        if known is not None and self.facts["records"][str(known.record)] == _as_record(told, item, known.record):
            return known.item
        self._tell("ItemSet", item=item, **told, by=by)
        return item if item is not None else self.version

    def drop_item(self, item: int, *, by: str, reason: str | None = None) -> None:
        """Take an item off the agenda. ItemUnknownError."""
        self.require_there()
        known = item_of(self.facts, item)
        self._tell("ItemDropped", item=known.item, reason=optional_text(reason, "reason"), by=by)

    def arrange(self, items: Iterable[Mapping[str, Any]], *, by: str) -> None:
        """Put the items in order and give them numbers (domain/meetings/agenda.py); the same again changes nothing."""
        self.require_there()
        order = arranged(self.facts, items)
        told = [record for _, record in records_of(self.facts, RecordKind.AGENDA)]
        if order and (not told or told[-1]["items"] != order):
            self._tell("AgendaArranged", items=order, by=by)

    def convene(
        self,
        *,
        by: str,
        sent_on: DateLike,
        recipients: Iterable[str] = (),
        note: str | None = None,
        texts: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """Say that notice and agenda were sent, first or anew."""
        self.require_not_cancelled()
        with gathered() as each:
            on, whom = each(require_iso, sent_on, field="sent_on"), each(names, "recipients", recipients)
            said, papers = each(optional_text, note, "note"), each(checked_texts, texts)
        self._tell("Convened", sent_on=on, recipients=whom, note=said, texts=papers, by=by)

    def require_not_cancelled(self) -> None:
        """Raise MeetingCancelledError if it is."""
        self.require_there()
        for _, record in records_of(self.facts, RecordKind.CANCELLED):
            raise MeetingCancelledError(cancelled_on=record["cancelled_on"])

    def require_to_come(self) -> None:
        """Raise MeetingCancelledError, MeetingHeldError unless it is still to come."""
        self.require_not_cancelled()
        held = held_on(self.facts)
        if held is not None:
            raise MeetingHeldError(held_on=held)


_WHEN = ("starts_on", "starts_at", "ends_on", "ends_at", "place", "link", "form")


def _as_record(told: Mapping[str, Any], item: int | None, record: int) -> dict[str, Any]:
    case_id = told["case_id"]
    first = item if item != record else None
    return {"kind": RecordKind.ITEM, "item": first, **told, "case_id": case_id.hex if case_id else None}
