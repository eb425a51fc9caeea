"""What was sent from the form that corrects minutes, put into the minutes as they are."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from web.pauses import Pause, pauses_of

HEAD = ("opened_at", "closed_at", "chair", "secretary")
TEXTS = ("recommendation", "discussion", "text")
PERSON = ("presence", "deputy_for", "from_item", "until_item", "excuse")
MISSING = "missing"
"""How the fields of somebody begin who is missing in the attendance."""
MOST_PAUSES = 100
"""So many pauses are read of what is sent."""
_ITEMS = frozenset({"from_item", "until_item"})


def minutes_sent(minutes: Mapping[str, Any], sent: Mapping[str, str]) -> dict[str, Any]:
    """Return minutes with what was sent: fields that are not sent stay as they are.

    Fields are `chair`, `pause-0.from`, `p1.presence`, `item-3.text`, `item-3.ballot-0.count-1`,
    `item-3.ballot-0.vote-2.option`.
    """
    told: dict[str, Any] = deepcopy(dict(minutes))
    for name in HEAD:
        told[name] = _text(sent, name, told[name])
    told["pauses"] = _pauses(pauses_of(told), sent)
    for row in told["attendance"]:
        _put_person(row, sent)
    told["attendance"] = [row for row in told["attendance"] if f"{row['key']}.out" not in sent]
    added = _added(told["attendance"], sent)
    told["attendance"] += [added] if added else []
    for item, treatment in told["treatments"].items():
        for name in TEXTS:
            after = _text(sent, f"item-{item}.{name}", treatment[name])
            treatment[name] = (after or "") if name == "text" else after
        treatment["outcome"] = _text(sent, f"item-{item}.outcome", treatment["outcome"])
        for place, ballot in enumerate(treatment["ballots"]):
            _put_ballot(ballot, f"item-{item}.ballot-{place}", sent)
    return told


def _pauses(known: Sequence[Pause], sent: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the pauses with those that were added; one whose times are both empty is taken out."""
    told = []
    for place in range(MOST_PAUSES):
        was = known[place] if place < len(known) else {}
        one = {end: _text(sent, f"pause-{place}.{end}", was.get(end)) for end in ("from", "until")}
        told += [one] if any(one.values()) else []
    return told


def _put_person(row: dict[str, Any], sent: Mapping[str, str]) -> None:
    key = row["key"]
    if not row["person_id"]:
        row["name"] = _text(sent, f"{key}.name", row["name"])
    for name in PERSON:
        after = _text(sent, f"{key}.{name}", row[name])
        row[name] = int(after) if name in _ITEMS and after and str(after).isdecimal() else after


def _added(people: Sequence[Mapping[str, Any]], sent: Mapping[str, str]) -> dict[str, Any] | None:
    name = _text(sent, f"{MISSING}.name", None)
    if name is None:
        return None
    keys = {one["key"] for one in people}
    role = sent.get(f"{MISSING}.role") or "member"
    return {
        "key": next(f"p{number}" for number in range(1, len(keys) + 2) if f"p{number}" not in keys),
        "name": name,
        "party": _text(sent, f"{MISSING}.party", None),
        "role": role,
        "presence": sent.get(f"{MISSING}.presence") or "present",
    }


def _put_ballot(ballot: dict[str, Any], name: str, sent: Mapping[str, str]) -> None:
    was = deepcopy(ballot)
    for place, vote in enumerate(ballot["votes"]):
        vote["option"] = _text(sent, f"{name}.vote-{place}.option", vote["option"])
        vote["count"] = _text(sent, f"{name}.vote-{place}.count", str(vote["count"]))
    for place, option in enumerate(ballot["options"]):
        count = _text(sent, f"{name}.count-{place}", _written(ballot["counts"].get(option)))
        ballot["counts"].pop(option, None)
        if count is not None:
            ballot["counts"][option] = count
    ballot["casting_vote"] = _text(sent, f"{name}.casting_vote", ballot["casting_vote"])
    if _plain(ballot) == _plain(was):
        ballot.update(was)
    elif ballot["counts"].keys() >= set(ballot["options"]):
        ballot["adopted"] = None  # the counts tell
        ballot.pop("seats", None)


def _plain(ballot: Mapping[str, Any]) -> Any:
    votes = [(one["option"], str(one["count"])) for one in ballot["votes"]]
    counts = {option: str(count) for option, count in ballot["counts"].items()}
    return votes, counts, ballot["casting_vote"]


def _written(count: int | None) -> str | None:
    return None if count is None else str(count)


def _text(sent: Mapping[str, str], name: str, known: Any) -> Any:
    """Return what was sent in a field, None where it is empty, or what is known where it was not sent."""
    if name not in sent:
        return known
    written = sent[name].replace("\r\n", "\n").strip()
    return known if written == str(known or "").strip() else written or None
