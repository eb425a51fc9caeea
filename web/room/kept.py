"""Notes as they are kept: without what says no more than the page fills in by itself, so that this follows the votes.

A page that is sent as it was shown gives the same note again, and so it is known what somebody changed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.elections import ElectionMethod
from domain.meetings import Item
from domain.votes import VoteMethod
from web.room.minutes import Noted
from web.room.result import kept_text, result_of
from web.room.voting import ELECTION, HELD, options_of
from web.room.written import ballot_written, item_written


def kept_item(sent: Mapping[str, Any], item: Item, after: Noted, *, fetched: str, state: str) -> dict[str, Any]:
    """Return the note of an item as it is kept; `after` is what was sent comes to.

    `fetched` and `state` are the text and what became of the item as the votes had made them when the page was shown.
    """
    keys = [one.key for one in after.proposals]
    text = kept_text(sent["text"], fetched, after.result.fetched)
    ballots = [_ballot(one, keys) for one in sent["ballots"]]
    proposals = [{**one, "adds": one["adds"] if place or after.advice else ""} for place, one in _placed(sent)]
    note = {**sent, "text": text, "ballots": ballots, "proposals": proposals}
    by_itself = result_of(item.kind, {**note, "state": ""}, after.proposals, after.votes).state
    return note | {"state": "" if sent["state"] in (by_itself, state) else sent["state"]}


def mark_of(note: Mapping[str, Any]) -> str:
    """Return what tells two notes apart."""
    return hashlib.sha256(json.dumps(note, sort_keys=True).encode()).hexdigest()[:20]


def blank_item() -> dict[str, Any]:
    """Return the note of an item of which nothing is noted."""
    return item_written({})


def _placed(sent: Mapping[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    return list(enumerate(sent["proposals"]))


def _ballot(sent: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    method = sent["method"]
    kept = ballot_written({name: sent[name] for name in ("method", "about", "trial", "written")})
    if method == HELD:
        return ballot_written({"method": HELD, "held": sent["held"]})
    if method in (VoteMethod.UNANIMOUS, VoteMethod.FOR_AGAINST):
        kept["on"] = sent["on"] if sent["on"] in keys[1:] else ""
    if method == VoteMethod.FOR_AGAINST:
        kept["votes"] = {key: one for key, one in sent["votes"].items() if one == "against"}
        kept |= {"counts": sent["counts"], "casting": sent["casting"]}
    if method == VoteMethod.ALTERNATIVES:
        options = options_of(sent, keys)
        kept["choices"] = {key: one for key, one in sent["choices"].items() if one in options[1:]}
        kept |= {"option_counts": sent["option_counts"], "casting": sent["casting"]}
        kept["options"] = options if len(options) < len(keys) else []
    if method == ELECTION:
        election = dict(sent["election"])
        election["method"] = "" if election["method"] == ElectionMethod.MAJORITY else election["method"]
        election["round"] = "" if election["round"] == "1" else election["round"]
        kept["election"] = election
    return kept
