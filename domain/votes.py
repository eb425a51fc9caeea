"""Proposals and votes on one agenda item, as plain mappings that events hold.

A proposal: `{"key": "A", "from": "Skiptvet ved Turid Liksom", "text": "…"}`.
A ballot: `{"method": "for-against", "options": ["for", "against"], "counts": {"for": 6, "against": 2},
"votes": [{"party": "Marker", "organisation_id": "…"|None, "option": "for", "count": 2, "attended": "Åse Tenkt",
"deputy_for": "Bjørn Påfunn"|None}], "casting_vote": "for"|None, "adopted": "for"}`.
Kommuneloven § 11-9: the casting vote (dobbeltstemme) is the chair's, when votes are equal.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from domain.base import optional_text, require_one_of, require_text
from domain.errors import InvalidValueError


class VoteMethod(StrEnum):
    """How a vote was taken."""

    UNANIMOUS = "unanimous"
    FOR_AGAINST = "for-against"
    ALTERNATIVES = "alternatives"


def proposals(given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return proposals as events hold them; a missing key becomes A, B, C …"""
    found = []
    for place, one in enumerate(given):
        key = optional_text(one.get("key")) or chr(ord("A") + place)
        found.append(
            {"key": key, "from": optional_text(one.get("from")), "text": require_text("proposal", one.get("text"))}
        )
    return found


def ballots(given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return ballots as events hold them, checked: counts agree with the votes, and the most votes win.

    InvalidValueError(field=votes) with problem `counts-disagree`, `casting-vote-without-tie`, `tie`, `wrong-winner`
    or `unknown-option`.
    """
    return [_ballot(one) for one in given]


def _ballot(given: Mapping[str, Any]) -> dict[str, Any]:
    method = require_one_of("method", str(given.get("method", "")), frozenset(VoteMethod))
    if method == VoteMethod.FOR_AGAINST:
        options = ["for", "against"]
    elif method == VoteMethod.UNANIMOUS:
        options = ["for"]
    else:
        options = [require_text("option", str(option)) for option in given.get("options", ())]
    votes = [_vote(one, options) for one in given.get("votes", ())]
    counts = {str(option): int(count) for option, count in (given.get("counts") or {}).items()}
    named = {option: sum(vote["count"] for vote in votes if vote["option"] == option) for option in options}
    if not counts:
        counts = named
    _require_options(options, counts)
    if votes and any(named[option] > counts.get(option, 0) for option in options):
        raise InvalidValueError(field="votes", value=str(counts), problem="counts-disagree")
    casting = optional_text(given.get("casting_vote"))
    adopted = _adopted(options, counts, casting, optional_text(given.get("adopted")))
    return {
        "method": method,
        "options": options,
        "counts": counts,
        "votes": votes,
        "casting_vote": casting,
        "adopted": adopted,
    }


def _vote(given: Mapping[str, Any], options: list[str]) -> dict[str, Any]:
    option = str(given.get("option") or options[0])
    _require_options(options, {option: 0})
    identity = given.get("organisation_id")
    return {
        "party": require_text("party", given.get("party")),
        "organisation_id": str(identity) if identity else None,
        "option": option,
        "count": int(given.get("count") or 1),
        "attended": optional_text(given.get("attended")),
        "deputy_for": optional_text(given.get("deputy_for")),
    }


def _require_options(options: list[str], used: Mapping[str, int]) -> None:
    for option, count in used.items():
        if option not in options or count < 0:
            raise InvalidValueError(field="votes", value=option, problem="unknown-option")


def _adopted(options: list[str], counts: Mapping[str, int], casting: str | None, said: str | None) -> str:
    most = max((counts.get(option, 0) for option in options), default=0)
    leading = [option for option in options if counts.get(option, 0) == most]
    if casting is not None:
        if casting not in leading or len(leading) < 2:
            raise InvalidValueError(field="votes", value=casting, problem="casting-vote-without-tie")
        winner = casting
    elif len(leading) != 1:
        raise InvalidValueError(field="votes", value=str(dict(counts)), problem="tie")
    else:
        winner = leading[0]
    if said is not None and said != winner:
        raise InvalidValueError(field="votes", value=said, problem="wrong-winner")
    return winner
