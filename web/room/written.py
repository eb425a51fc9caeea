"""What a form of the page in the meeting sends, as the notes that the office keeps: nothing but the fields there are.

Names of fields are paths, `a.members.0.here` and `i.ballots.1.votes.p2`. Notes hold what was typed, half a word too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

LONGEST = 100_000
"""So many characters of one field are kept."""

MOST = 200
"""So many rows of one field are kept."""

Tree = dict[str, Any]

MEMBER = ("key", "here", "deputy", "deputy_name", "from", "until", "excuse")
OTHER = ("key", "name", "party", "role", "deputy_for", "from", "until")
PAUSE = ("from", "until")
HEAD = ("opened_at", "closed_at", "chair", "secretary")
ITEM = (
    "state",
    "closed",
    "closed_section",
    "closed_decided",
    "objections",
    "leader_objects",
    "discussion",
    "recommendation",
    "text",
    "outcome",
)
PROPOSAL = ("from", "text", "adds")
STATEMENT = ("from", "text")
TASK = ("text", "responsible", "due")
DISQUALIFIED = ("on", "section", "ground", "decided", "left_room")
EXCUSED = ("on", "reason")
BALLOT = ("method", "about", "on", "trial", "written", "casting", "held")
ELECTION = ("method", "blank", "places", "round", "lot", "elected")


def tree(pairs: Iterable[tuple[str, str]]) -> Tree:
    """Return fields by their paths; of two with one name the last counts."""
    found: Tree = {}
    for name, value in pairs:
        *path, last = name.split(".")
        here = found
        for step in path:
            below = here.get(step)
            if not isinstance(below, dict):
                below = here[step] = {}
            here = below
        here[last] = value.replace("\r\n", "\n")[:LONGEST]
    return found


def attendance_written(sent: Mapping[str, Any]) -> Tree:
    """Return what is written of attendance; rows of members are known by `key`, others are there if they are named."""
    pauses = _filled(sent.get("pauses"), PAUSE, "from")
    others = [_texts(one, OTHER) for one in rows(sent.get("others"))]
    return {
        **_texts(sent, HEAD),
        "members": [_texts(one, MEMBER) for one in rows(sent.get("members"))],
        "others": [one for one in others if one["name"].strip()],
        **({"pauses": pauses} if pauses else {}),
    }


def item_written(sent: Mapping[str, Any]) -> Tree:
    """Return what is written of an item; rows without anything in them are left out."""
    ballots = [ballot_written(one) for one in rows(sent.get("ballots"))]
    return {
        **_texts(sent, ITEM),
        "proposals": _filled(sent.get("proposals"), PROPOSAL, "text"),
        "ballots": [one for one in ballots if one["method"]],
        "statements": _filled(sent.get("statements"), STATEMENT, "text"),
        "tasks": _filled(sent.get("tasks"), TASK, "text"),
        "disqualified": _named(sent.get("disqualified"), DISQUALIFIED),
        "excused": _named(sent.get("excused"), EXCUSED),
    }


def ballot_written(sent: Mapping[str, Any]) -> Tree:
    """Return what is written of one vote."""
    election = mapping(sent.get("election"))
    candidates = [_texts(one, ("option", "count")) for one in rows(election.get("candidates"))]
    return {
        **_texts(sent, BALLOT),
        "votes": texts(sent.get("votes")),
        "choices": texts(sent.get("choices")),
        "counts": texts(sent.get("counts")),
        "options": sorted(texts(sent.get("options"))),
        "option_counts": texts(sent.get("option_counts")),
        "election": {
            **_texts(election, ELECTION),
            "candidates": [one for one in candidates if one["option"].strip()],
        },
    }


def rows(sent: Any) -> list[Mapping[str, Any]]:
    """Return rows that were sent by number, in the order of their numbers."""
    told = mapping(sent)
    numbered = sorted((key for key in told if key.isdecimal() and len(key) < 6), key=int)
    return [mapping(told[key]) for key in numbered[:MOST]]


def texts(sent: Any) -> dict[str, str]:
    """Return what was sent by name, texts alone, none that is empty."""
    told = mapping(sent)
    return {key: value for key, value in list(told.items())[:MOST] if isinstance(value, str) and value.strip()}


def mapping(sent: Any) -> Mapping[str, Any]:
    """Return what has names; nothing of all else."""
    return sent if isinstance(sent, Mapping) else {}


def _texts(sent: Mapping[str, Any], names: Iterable[str]) -> Tree:
    found = {name: sent.get(name) for name in names}
    return {name: value if isinstance(value, str) else "" for name, value in found.items()}


def _filled(sent: Any, names: Iterable[str], required: str) -> list[Tree]:
    told = [_texts(one, names) for one in rows(sent)]
    return [one for one in told if one[required].strip()]


def _named(sent: Any, names: Iterable[str]) -> Tree:
    told = {key: _texts(mapping(one), names) for key, one in list(mapping(sent).items())[:MOST]}
    return {key: one for key, one in told.items() if one["on"]}
