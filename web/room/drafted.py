"""Minutes that are drafted already, as notes to go on from: what was read of old papers, or came from elsewhere."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.meetings import Item
from domain.meetings.attendance import MEMBERS, VOTERS
from domain.meetings.treatments import TreatmentState
from web.pauses import pauses_of
from web.room.attendance import ABSENT, EMPTY, PRESENT
from web.room.written import ballot_written, item_written

Told = Mapping[str, Any]


def attended_in(minutes: Told) -> dict[str, Any]:
    """Return the note of attendance that minutes make: members as they were there, all others by themselves."""
    members, others = [], []
    for row in minutes["attendance"]:
        ends = {"from": _text(row["from_item"]), "until": _text(row["until_item"])}
        told = {name: row[name] for name in ("key", "person_id", "name", "organisation_id", "role")}
        if row["role"] in MEMBERS:
            here = PRESENT if row["presence"] == "present" else ABSENT
            told |= {"party": row["party"], "votes": row["votes"], "here": here}
            members.append({**told, **EMPTY, **ends, "excuse": row["excuse"] or ""})
        elif row["presence"] == "present":
            voteless = {} if row["votes"] == (row["role"] in VOTERS) else {"votes": row["votes"]}
            others.append(
                {**told, "party": row["party"] or "", "deputy_for": row["deputy_for"] or "", **ends, **voteless}
            )
    head = {name: minutes[name] or "" for name in ("opened_at", "closed_at", "chair", "secretary")}
    return {
        **head,
        "members": members,
        "others": others,
        **({"pauses": pauses} if (pauses := pauses_of(minutes)) else {}),
    }


def items_in(minutes: Told, agenda: Sequence[Item]) -> dict[int, dict[str, Any]]:
    """Return the notes of items that minutes make, by item."""
    told = {one.item: (one, minutes["treatments"].get(str(one.item))) for one in agenda}
    return {item: _note(one, treatment) for item, (one, treatment) in told.items() if treatment is not None}


def _note(item: Item, told: Told) -> dict[str, Any]:
    closed = told["closed"] or {}
    advice = told["recommendation"]
    known = advice or item.recommendation
    proposed = [one for one in told["proposals"] if one["text"].strip() != (known or "").strip()]
    note = item_written({})
    return note | {
        "state": "" if told["state"] == TreatmentState.NOT_TREATED else told["state"],
        "closed": "on" if told["closed"] else "",
        "closed_section": closed.get("section") or "",
        "closed_decided": "on" if closed.get("decided") else "",
        "discussion": told["discussion"] or "",
        "recommendation": "" if advice == item.recommendation else advice or "",
        "text": told["text"],
        "outcome": told["outcome"] or "",
        "proposals": [{"from": one["from"] or "", "text": one["text"], "adds": ""} for one in proposed],
        "ballots": [ballot_written({"method": "held", "held": json.dumps(one)}) for one in told["ballots"]],
        "statements": [{"from": one["from"] or "", "text": one["text"]} for one in told["statements"]],
        "tasks": [{name: one[name] or "" for name in ("text", "responsible", "due")} for one in told["tasks"]],
        "disqualified": {one["key"]: _disqualified(one) for one in told["disqualified"]},
        "excused": {one["key"]: {"on": "on", "reason": one["reason"] or ""} for one in told["excused"]},
    }


def _disqualified(one: Told) -> dict[str, str]:
    return {
        "on": "on",
        "section": one["section"] or "",
        "ground": one["ground"] or "",
        "decided": "on" if one["decided"] else "",
        "left_room": "on" if one["left_room"] == "yes" else "",
    }


def _text(item: int | None) -> str:
    return "" if item is None else str(item)
