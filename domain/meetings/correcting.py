"""What can be put right of a meeting: each field, and what it must be."""

from collections.abc import Mapping
from typing import Any

from domain.base import require_text
from domain.errors import InvalidValueError
from domain.identity_numbers import refuse_identity_numbers
from domain.meetings.agenda import agenda, closed
from domain.meetings.clock_times import clock_time
from domain.meetings.facts import WHOLE, ApprovedHow, ItemKind, MeetingForm, MeetingKind, RecordKind
from domain.meetings.minutes import minutes
from domain.meetings.public import read_of
from domain.meetings.values import link, names, require_in_order
from domain.put_right import Check, PutRight, date, one_of, required_date, text
from domain.recorded import Facts
from domain.values import hexed, ids, require_hexed, texts

_CHECKS: dict[str, Check] = {
    "body_id": require_hexed,
    "bodies": ids,
    "kind": one_of(MeetingKind),
    "form": one_of(MeetingForm),
    "item_kind": one_of(ItemKind),
    "how": one_of(ApprovedHow),
    "link": link,
    "papers": ids,
    "closed": lambda _, value: closed(value),
    "outside_agenda": lambda _, value: bool(value),
    "texts": lambda _, value: texts(value),
    "decision_id": require_hexed,
    "reason": text,
    **dict.fromkeys(("title", "public_title", "about", "place", "note", "recommendation"), text),
    **dict.fromkeys(("plan_id", "case_id", "entry_id", "meeting_id"), hexed),
    **dict.fromkeys(("starts_at", "ends_at", "opened_at", "closed_at"), clock_time),
    **dict.fromkeys(("recipients", "names"), names),
    "ends_on": date,
    **dict.fromkeys(("starts_on", "moved_on", "cancelled_on", "sent_on", "held_on", "drafted_on"), required_date),
    **dict.fromkeys(("approved_on", "signed_on", "published_on"), required_date),
}


class Correctable(PutRight):
    """A meeting whose facts can be put right. The class that is stored nests Corrected, TakenBack, Withdrawn."""

    WHOLE = WHOLE
    CHECKS = {**_CHECKS, "minutes": lambda _, value: value}
    IN_ORDER = (("starts_on", "ends_on"),)
    RECORDS = frozenset(RecordKind)

    published_at: Any
    shielding: Any

    def _checked(self, field: str, value: Any, known: Facts) -> Any:
        if field == "minutes" and "minutes" in known:
            return minutes(value, items=[one.item for one in agenda(self.facts)])
        if field == "title" and known.get("kind") == RecordKind.ITEM:
            return require_text("title", value)
        return super()._checked(field, value, known)

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        super()._require_possible(after)
        if "starts_at" in after:
            lasts = after["ends_on"] not in (None, after["starts_on"])
            require_in_order(after["starts_at"], after["ends_at"], lasts_days=lasts)
        if "opened_at" in after:
            require_in_order(after["opened_at"], after["closed_at"], field="closed_at")

    def _require_sound(self, facts: Facts) -> None:
        """Refuse what cannot be beside the rest: minutes of what is not on the agenda any more."""
        items = frozenset(one.item for one in agenda(facts))
        for record in facts["records"].values():
            told = record["minutes"]["treatments"] if record["kind"] == RecordKind.MINUTES else {}
            for item in [*map(int, told), *([record["item"]] if record["kind"] == RecordKind.DECIDED else ())]:
                if item not in items:
                    raise InvalidValueError(field="item", value=item, problem="treated-already")
        if self.published_at is not None:
            refuse_identity_numbers(read_of(facts, shielded=self.shielding is not None))
