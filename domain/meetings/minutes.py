"""The minutes of a meeting (møteprotokoll), as a plain mapping that events hold (kommuneloven § 11-4).

`{"opened_at": "09:00"|None, "closed_at": "11:30"|None, "chair": "Kari Eksempel"|None, "secretary": …|None,
"attendance": […], "treatments": {"<item>": {…}}}`, as attendance.py and treatments.py tell. A meeting that paused has
`"pauses": [{"from": "10:15", "until": "10:30"}]` too, in their order; there is no such key where it did not.
"""

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any

from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.meetings.attendance import Presence, attendance
from domain.meetings.checked_rows import known_keys, mapping, rows, text
from domain.meetings.clock_times import clock_time
from domain.meetings.treatments import treatments
from domain.meetings.values import require_in_order

_KEYS = ("opened_at", "closed_at", "chair", "secretary", "attendance", "treatments", "pauses")


def minutes(given: Mapping[str, Any], *, items: Collection[int]) -> dict[str, Any]:
    """Return minutes as events hold them; `items` are those of the agenda, in its order.

    All that is wrong is told at once: InvalidValueError, InvalidRowsError, IdentityNumberError, several of them as
    InvalidValuesError. A deputy of one who was there all the time is refused (`deputy-while-there`).
    """
    told = mapping("minutes", given)
    ordered = items if isinstance(items, Sequence) else frozenset(items)
    with gathered() as each:
        each(known_keys, told, _KEYS)
        opened = each(clock_time, "opened_at", told.get("opened_at"))
        closed = each(clock_time, "closed_at", told.get("closed_at"))
        chair, secretary = (each(text, field, told.get(field)) for field in ("chair", "secretary"))
        people = each(attendance, told.get("attendance"), ordered)
        keys = None if people is None else {one["key"] for one in people}
        paused = each(rows, "pauses", told.get("pauses"), _pause)
        treated = each(treatments, told.get("treatments"), ordered, keys)
        if people is not None and treated is not None:
            each(_require_room_for_deputies, people, treated)
    return {
        "opened_at": opened,
        "closed_at": closed,
        "chair": chair,
        "secretary": secretary,
        "attendance": people,
        "treatments": treated,
        **({"pauses": sorted(paused, key=itemgetter("from", "until"))} if paused else {}),
    }


def _pause(given: Mapping[str, Any], _: int) -> dict[str, Any]:
    known_keys(given, ("from", "until"))
    with gathered() as each:
        begins = each(clock_time, "pause_from", given.get("from"))
        ends = each(clock_time, "pause_until", given.get("until"))
        if not each.errors:
            each(_require_both, begins, ends)
            each(require_in_order, begins, ends, field="pause_until")
    return {"from": begins, "until": ends}


def _require_both(begins: str | None, ends: str | None) -> None:
    for field, told in (("pause_from", begins), ("pause_until", ends)):
        if told is None:
            raise InvalidValueError(field=field, value="", problem="missing")


def _require_room_for_deputies(people: list[dict[str, Any]], treated: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse deputies of those who were there all the time, and took part in all."""
    away = {one["key"] for told in treated.values() for field in ("disqualified", "excused") for one in told[field]} | {
        one["key"] for one in people if one["presence"] != Presence.PRESENT or one["from_item"] or one["until_item"]
    }
    names = {one["key"]: one["name"] for one in people}
    wrong: dict[int, DomainError] = {
        place: InvalidValueError(field="deputy_for", value=names[one["deputy_for"]], problem="deputy-while-there")
        for place, one in enumerate(people)
        if one["deputy_for"] and one["presence"] == Presence.PRESENT and one["deputy_for"] not in away
    }
    if wrong:
        raise InvalidRowsError("attendance", wrong)
