"""The votes of an item as they were counted: how many in each ballot, where the papers tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.elections import ElectionMethod
from domain.votes import VoteMethod


@dataclass(frozen=True, slots=True)
class VoteTotal:
    """A ballot: what it was about, how many voted in all (None if only some are counted), and what won."""

    about: str | None
    method: str
    counts: Mapping[str, int]
    total: int | None
    adopted: str | None
    trial: bool
    casting_vote: str | None


def vote_totals(treatment: Mapping[str, Any]) -> list[VoteTotal]:
    """Return the ballots of a treatment, in their order."""
    return [
        VoteTotal(
            about=ballot.get("about"),
            method=ballot["method"],
            counts=ballot["counts"],
            total=_total(ballot),
            adopted=ballot["adopted"],
            trial=bool(ballot.get("trial")),
            casting_vote=ballot["casting_vote"],
        )
        for ballot in treatment.get("ballots") or ()
        if ballot["method"] != ElectionMethod.LOT
    ]


def _total(ballot: Mapping[str, Any]) -> int | None:
    counts = ballot["counts"]
    is_whole = bool(counts) and all(option in counts for option in ballot["options"])
    if not is_whole and ballot["method"] in frozenset(VoteMethod):  # in elections, those who got none are left out
        return None
    return sum(counts.values()) + ballot.get("blank", 0) if counts else None
