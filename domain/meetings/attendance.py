"""Who was at a meeting (oppmøte), in which role, whose deputy, and from which item until which.

A row: `{"key": "p1", "person_id": hex|None, "name": "Åse Tenkt", "organisation_id": hex|None, "party": "Marker"|None,
"role": …, "votes": true, "presence": "present"|"absent", "deputy_for": "p2"|None, "from_item": 3|None,
"until_item": 7|None, "excuse": text|None}`. Items are by their identity; both ends are items that the person took part
in, and None is the first or the last of the meeting.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

from domain.base import require_one_of
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.identity_numbers import public_name
from domain.meetings.checked_rows import item_of, known_keys, rows, text
from domain.values import hexed


class AttendanceRole(StrEnum):
    """What somebody was at a meeting."""

    LEADER = "leader"
    DEPUTY_LEADER = "deputy-leader"
    MEMBER = "member"
    DEPUTY = "deputy"
    OBSERVER = "observer"
    SECRETARY = "secretary"
    GUEST = "guest"


class Presence(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    ABSENT = "absent"


MEMBERS = frozenset({AttendanceRole.LEADER, AttendanceRole.DEPUTY_LEADER, AttendanceRole.MEMBER})
"""Roles of those who have a seat of their own in the body."""
VOTERS = MEMBERS | {AttendanceRole.DEPUTY}
"""Roles that have a vote unless it is said otherwise."""

_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KEYS = (
    "key",
    "person_id",
    "name",
    "organisation_id",
    "party",
    "role",
    "votes",
    "presence",
    "deputy_for",
    "from_item",
    "until_item",
    "excuse",
)


def attendance(given: Any, items: Collection[int]) -> list[dict[str, Any]]:
    """Return attendance as events hold it; `items` are those of the agenda, in its order if they have one.

    A row without a key gets p1, p2 … of its place. InvalidRowsError for rows that are wrong: one key twice
    (`key-twice`), items that are none or turned round (`unknown-item`, `until-before-from`), somebody's deputy who is
    nobody's or of one who has no seat (`unknown-attendee`, `deputy-of-none`).
    """
    found = rows("attendance", given, lambda one, place: _row(one, place, items))
    wrong: dict[int, DomainError] = {}
    for place, row in enumerate(found):
        try:
            _require_possible(row, found[:place], found)
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError("attendance", wrong)
    return found


def takes_part(row: Mapping[str, Any], item: int, items: Sequence[int]) -> bool:
    """Return whether a row of attendance says that somebody was there when an item was treated."""
    if row["presence"] != Presence.PRESENT:
        return False
    place = items.index(item)
    first = items.index(row["from_item"]) if row["from_item"] in items else 0
    last = items.index(row["until_item"]) if row["until_item"] in items else len(items) - 1
    return first <= place <= last


def _row(one: Mapping[str, Any], place: int, items: Collection[int]) -> dict[str, Any]:
    with gathered() as each:
        each(known_keys, one, _KEYS)
        key = each(_key, one.get("key") or f"p{place + 1}")
        person = each(hexed, "person_id", one.get("person_id"))
        name = each(public_name, str(one.get("name") or ""))
        organisation = each(hexed, "organisation_id", one.get("organisation_id"))
        party = each(text, "party", one.get("party"))
        role = each(require_one_of, "role", str(one.get("role") or ""), frozenset(AttendanceRole))
        presence = each(require_one_of, "presence", str(one.get("presence") or "present"), frozenset(Presence))
        deputy_for = each(text, "deputy_for", one.get("deputy_for"))
        first = each(item_of, "from_item", one.get("from_item"), items)
        last = each(item_of, "until_item", one.get("until_item"), items)
        excuse = each(text, "excuse", one.get("excuse"))
        if first is not None and last is not None and isinstance(items, Sequence):
            each(_require_in_order, first, last, items)
    votes = one.get("votes")
    return {
        "key": key,
        "person_id": person,
        "name": name,
        "organisation_id": organisation,
        "party": party,
        "role": role,
        "votes": role in VOTERS if votes is None else bool(votes),
        "presence": presence,
        "deputy_for": deputy_for,
        "from_item": first,
        "until_item": last,
        "excuse": excuse,
    }


def _require_possible(row: Mapping[str, Any], before: Sequence[Mapping[str, Any]], all_: Sequence[Any]) -> None:
    if any(row["key"] == other["key"] for other in before):
        raise InvalidValueError(field="key", value=row["key"], problem="key-twice")
    if row["deputy_for"] is None:
        return
    member = next((other for other in all_ if other["key"] == row["deputy_for"]), None)
    if member is None:
        raise InvalidValueError(field="deputy_for", value=row["deputy_for"], problem="unknown-attendee")
    if member["role"] not in MEMBERS or member is row:
        raise InvalidValueError(field="deputy_for", value=member["name"], problem="deputy-of-none")


def _require_in_order(first: int, last: int, items: Sequence[int]) -> None:
    if items.index(first) > items.index(last):
        raise InvalidValueError(field="until_item", value=last, problem="until-before-from")


def _key(value: Any) -> str:
    written = str(value).strip()
    if not _KEY.fullmatch(written):
        raise InvalidValueError(field="key", value=written, problem="bad-key")
    return written
