"""Votes as they are noted: what each comes to by the rules of the domain, and what was won."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.elections import ElectionMethod
from domain.errors import DomainError
from domain.meetings.taking_part import TookPart
from domain.votes import VoteMethod, ballots

ELECTION = "election"
"""What is noted where the vote is one of ElectionMethod."""

HELD = "held"
"""What is noted where the vote stands as minutes held it before; `held` is the ballot in JSON."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something put to the vote; A is the recommendation where there is one. With one that `adds` the first stands."""

    key: str
    proposer: str
    text: str
    adds: bool
    is_recommendation: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A vote that was noted: as minutes hold it, or why it cannot be counted yet.

    `on` is the proposal that a vote for or against was about, `won` the one that it adopted.
    """

    note: Mapping[str, Any]
    held: dict[str, Any] | None
    error: DomainError | None
    on: str | None
    won: str | None

    @property
    def is_tied(self) -> bool:
        """Whether the chair's casting vote is needed, or was given."""
        is_tie = self.error is not None and self.error.values.get("problem") == "tie"
        return is_tie or bool(self.note["casting"])

    @property
    def binds(self) -> bool:
        """Whether it counts, and is no trial."""
        return self.held is not None and not self.held.get("trial")


def proposals_of(recommendation: str | None, note: Mapping[str, Any]) -> list[Proposal]:
    """Return what can be voted on: the recommendation as A, then the others in their order."""
    found = [Proposal("A", "", recommendation, adds=False, is_recommendation=True)] if recommendation else []
    for one in note["proposals"]:
        key = chr(ord("A") + len(found)) if len(found) < 26 else f"A{len(found)}"
        adds = bool(one["adds"]) and bool(found)
        found.append(Proposal(key, one["from"].strip(), one["text"].strip(), adds, is_recommendation=False))
    return found


def counted(
    note: Mapping[str, Any], proposals: Sequence[Proposal], voters: Sequence[TookPart], *, about: str
) -> Counted:
    """Return what a vote comes to; `about` is what one on another than the first proposal is said to be about."""
    keys = [one.key for one in proposals]
    on = note["on"] if note["on"] in keys else next(iter(keys), None)
    given = _given(note, keys, voters)
    if not given.get("about") and on in keys[1:] and note["method"] in (VoteMethod.UNANIMOUS, VoteMethod.FOR_AGAINST):
        given["about"] = f"{about} {on}"
    try:
        (held,) = ballots([_held(note["held"]) if note["method"] == HELD else given])
    except DomainError as error:
        return Counted(note, None, error, on, None)
    return Counted(note, held, None, on, _won(held, on) if note["method"] != HELD else None)


def options_of(note: Mapping[str, Any], keys: Sequence[str]) -> list[str]:
    """Return the proposals that are put against each other: those ticked, all of them when fewer than two are."""
    chosen = [key for key in keys if key in note["options"]]
    return chosen if len(chosen) > 1 else list(keys)


def _won(held: Mapping[str, Any], on: str | None) -> str | None:
    if held["method"] == VoteMethod.ALTERNATIVES:
        adopted: str | None = held["adopted"]
        return adopted
    if held["method"] in frozenset(VoteMethod):
        return on if held["adopted"] == "for" else None
    return None


def _held(written: str) -> Mapping[str, Any]:
    """Return a ballot that was written in JSON; what is none is left for the domain to refuse."""
    try:
        told = json.loads(written)
    except ValueError:
        told = {}
    return told if isinstance(told, dict) else {}


def _given(note: Mapping[str, Any], keys: Sequence[str], voters: Sequence[TookPart]) -> dict[str, Any]:
    method, is_written, is_trial = note["method"], bool(note["written"]), bool(note["trial"])
    told: dict[str, Any] = {"about": note["about"].strip() or None, "written": is_written, "trial": is_trial}
    if method == ELECTION:
        return {**told, "trial": False, **_election(note["election"])}
    told |= {"method": method, "casting_vote": (None if is_trial else note["casting"]) or None}
    if method == VoteMethod.UNANIMOUS:
        return told | ({"counts": {"for": len(voters)}} if voters else {})
    if method == VoteMethod.FOR_AGAINST:
        options, counts, votes = ["for", "against"], note["counts"], note["votes"]
    else:
        options, counts, votes = options_of(note, keys), note["option_counts"], note["choices"]
        told["options"] = options
    told["counts"] = {key: _count(one) for key, one in counts.items() if key in options}
    if not told["counts"] and not is_written:
        told["votes"] = [_vote(one, votes.get(one.key), options) for one in voters]
    return told


def _vote(voter: TookPart, option: str | None, options: Sequence[str]) -> dict[str, Any]:
    return {
        "party": voter.party or voter.name,
        "organisation_id": voter.organisation_id,
        "option": option if option in options else next(iter(options), None),
        "count": 1,
        "attended": voter.name,
        "deputy_for": voter.deputy_for,
    }


def _election(note: Mapping[str, Any]) -> dict[str, Any]:
    method = note["method"] or ElectionMethod.MAJORITY
    candidates = {one["option"].strip(): _count(one["count"]) for one in note["candidates"]}
    counts = {name: count for name, count in candidates.items() if count is not None}
    lot = [one.strip() for one in note["lot"].split(";") if one.strip()]
    elected = [one.strip() for one in note["elected"].replace("\n", ";").split(";") if one.strip()]
    told: dict[str, Any] = {
        "method": method,
        "options": list(candidates),
        "counts": counts,
        "blank": _count(note["blank"]),
        "round": _count(note["round"]),
        "places": _count(note["places"]),
        "elected": elected,
    }
    if method == ElectionMethod.PROPORTIONAL:
        return told | {"lot": lot}
    if method == ElectionMethod.LOT:
        return told | {"adopted": next(iter(lot), None)}
    return told | {"lot": next(iter(lot), None)}


def _count(written: str) -> Any:
    """Return a number that was written; what is none is left for the domain to refuse."""
    told = written.strip()
    return int(told) if told.isdecimal() and len(told) < 6 else told or None
