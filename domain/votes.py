"""Proposals and votes on one agenda item, as plain mappings that events hold.

A proposal: `{"key": "A", "from": "Skiptvet ved Turid Liksom", "text": "…"}`.
A ballot: `{"method": "for-against", "options": ["for", "against"], "counts": {"for": 6, "against": 2},
"votes": [{"party": "Marker", "organisation_id": "…"|None, "option": "for", "count": 2, "attended": "Åse Tenkt",
"deputy_for": "Bjørn Påfunn"|None}], "casting_vote": "for"|None, "adopted": "for"}`.
Kommuneloven § 11-9: the casting vote (dobbeltstemme) is the chair's, when votes are equal.

Several may be held on one item: alternatives first, point by point, then the whole. Only where it is told a ballot
holds `about`, what was voted on ("punkt 2"), `trial`: true (prøvevotering: it binds nobody, and adopts None), and
`written`: true (nobody is named). Elections are ballots as domain/elections.py tells.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from domain.base import optional_text, require_one_of, require_text
from domain.elections import ElectionMethod, election
from domain.errors import InvalidValueError
from domain.votes_cast import counted, in_words, require_options, told


class VoteMethod(StrEnum):
    """How a vote was taken."""

    UNANIMOUS = "unanimous"
    FOR_AGAINST = "for-against"
    ALTERNATIVES = "alternatives"


_METHODS = frozenset(VoteMethod) | frozenset(ElectionMethod)


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

    Papers that count one side only ("adopted against 2 votes") leave the other out, and say what was adopted.
    InvalidValueError(field=votes) with problem `options-missing`, `unknown-option`, `bad-count`, `counts-disagree`,
    `casting-vote-without-tie`, `tie`, `wrong-winner`, `winner-missing`, `trial-adopts-nothing`, `written-and-named`, or
    those of elections.
    """
    return [_ballot(one) for one in given]


def _ballot(given: Mapping[str, Any]) -> dict[str, Any]:
    method = require_one_of("method", str(given.get("method", "")), _METHODS)
    if method in frozenset(ElectionMethod):
        return election(method, given)
    options = _options(method, given)
    counts, votes = counted(given, options)
    casting, said = optional_text(given.get("casting_vote")), optional_text(given.get("adopted"))
    is_trial = bool(given.get("trial"))
    if is_trial and (casting or said):
        raise InvalidValueError(field="votes", value=casting or said, problem="trial-adopts-nothing")
    return {
        "method": method,
        "options": options,
        "counts": counts,
        "votes": votes,
        "casting_vote": casting,
        "adopted": None if is_trial else _adopted(options, counts, casting, said),
        **({"trial": True} if is_trial else {}),
        **told(given, votes),
    }


def _options(method: str, given: Mapping[str, Any]) -> list[str]:
    if method == VoteMethod.FOR_AGAINST:
        return ["for", "against"]
    if method == VoteMethod.UNANIMOUS:
        return ["for"]
    options = [require_text("option", str(option)) for option in given.get("options") or ()]
    if len(set(options)) < max(2, len(options)):
        raise InvalidValueError(field="votes", value=", ".join(options), problem="options-missing")
    return options


def _adopted(options: list[str], counts: Mapping[str, int], casting: str | None, said: str | None) -> str:
    if len(options) == 1:
        winner = options[0]
    elif len(counts) < len(options) and casting is None:
        winner = _counted_in_part(options, counts, said)
    else:
        winner = _with_most(options, counts, casting)
    if said is not None and said != winner:
        raise InvalidValueError(field="votes", value=said, problem="wrong-winner")
    return winner


def _counted_in_part(options: list[str], counts: Mapping[str, int], said: str | None) -> str:
    if said is not None:
        require_options(options, (said,))
        return said
    # "29 for" was adopted, but "2 against" alone says nothing of how many were for.
    if not counts or ("for" in options and "for" not in counts):
        raise InvalidValueError(field="votes", value=", ".join(options), problem="winner-missing")
    return _with_most(options, counts, None)


def _with_most(options: list[str], counts: Mapping[str, int], casting: str | None) -> str:
    most = max(counts.get(option, 0) for option in options)
    leading = [option for option in options if counts.get(option, 0) == most]
    if casting is not None:
        if casting not in leading or len(leading) < 2:
            raise InvalidValueError(field="votes", value=casting, problem="casting-vote-without-tie")
        return casting
    if len(leading) != 1:
        raise InvalidValueError(field="votes", value=in_words(counts), problem="tie")
    return leading[0]
