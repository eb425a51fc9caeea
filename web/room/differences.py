"""What differs between two notes of one part, in words: what one typed, and what somebody else kept meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from web.forms.elections import ELECTIONS
from web.forms.votes import METHODS
from web.labels import label
from web.pauses import pause_times, pauses_of
from web.room.voting import ELECTION
from web.room.words import presences

Note = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which two notes say different things."""

    field: str
    mine: str
    theirs: str


def attendance_differences(mine: Note, theirs: Note) -> list[Difference]:
    """Return what differs in attendance."""
    return _differing(_attendance(mine), _attendance(theirs))


def item_differences(mine: Note, theirs: Note) -> list[Difference]:
    """Return what differs in an item."""
    return _differing(_item(mine), _item(theirs))


def _differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[Difference]:
    fields = list(dict.fromkeys((*mine, *theirs)))
    found = (Difference(one, mine.get(one, ""), theirs.get(one, "")) for one in fields)
    return [one for one in found if one.mine.strip() != one.theirs.strip()]


def _attendance(note: Note) -> dict[str, str]:
    told = {
        str(gettext("The meeting opened")): note["opened_at"],
        str(gettext("The meeting closed")): note["closed_at"],
        str(gettext("Pauses")): pause_times(pauses_of(note)),
        str(gettext("Chair of the meeting")): note["chair"],
        str(gettext("Secretary")): note["secretary"],
    }
    states = dict(presences())
    for one in note["members"]:
        parts = [str(states.get(one["here"], "")), one["deputy_name"] if one["here"] == "deputy" else ""]
        told[one["name"]] = ", ".join(filter(None, [*parts, one["excuse"], one["from"], one["until"]]))
    for one in note["others"]:
        told[one["name"]] = ", ".join(filter(None, [label("attendance-role", one["role"]), one["from"], one["until"]]))
    return told


def _item(note: Note) -> dict[str, str]:
    return {
        str(gettext("What became of the item")): label("treatment-state", note["state"]) if note["state"] else "",
        str(gettext("Decision text")): note["text"],
        str(gettext("Outcome")): label("outcome", note["outcome"]) if note["outcome"] else "",
        str(gettext("Discussion")): note["discussion"],
        str(gettext("Proposals")): "\n".join(f"{one['from']}: {one['text']}".strip(": ") for one in note["proposals"]),
        str(gettext("Votes")): "\n".join(_ballot(one) for one in note["ballots"]),
        str(gettext("Protocol statements")): "\n".join(f"{one['from']}: {one['text']}" for one in note["statements"]),
        str(gettext("Tasks")): "\n".join(
            ", ".join(filter(None, (one["text"], one["responsible"], one["due"]))) for one in note["tasks"]
        ),
        str(gettext("Disqualified")): _named(note["disqualified"]),
        str(gettext("Exempted")): _named(note["excused"]),
        str(gettext("Closed doors")): " ".join(filter(None, (note["closed"], note["closed_section"]))),
    }


def _named(told: Mapping[str, Note]) -> str:
    return "; ".join(" ".join([key, *filter(None, map(str, one.values()))]) for key, one in sorted(told.items()))


def _ballot(note: Note) -> str:
    ways = {**METHODS, ELECTION: ELECTIONS.get(note["election"]["method"] or "majority-election")}
    parts = [str(ways.get(note["method"], note["method"])), note["about"], note["on"], note["casting"]]
    for field in ("votes", "choices", "counts", "option_counts"):
        parts += [f"{key}: {value}" for key, value in sorted(note[field].items())]
    if note["method"] == ELECTION:
        parts += [f"{one['option']} {one['count']}".strip() for one in note["election"]["candidates"]]
        parts += [note["election"]["elected"], note["election"]["lot"]]
    return ", ".join(filter(None, parts))
