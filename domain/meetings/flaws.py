"""What an auditor would ask about in how an item was decided, each with the rule of law that it is measured by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.elections import ElectionMethod, by_quotients
from domain.errors import InvalidValueError
from domain.law import Rule
from domain.meeting_rules import rule_on
from domain.meetings.attendance import VOTERS, Presence
from domain.meetings.facts import ItemKind, MeetingForm
from domain.meetings.taking_part import TakingPart, named_in
from domain.meetings.treatments import TreatmentState
from domain.meetings.vote_totals import VoteTotal
from domain.person_names import same_name_key
from domain.votes import VoteMethod


class Found(StrEnum):
    """What was found."""

    NO_QUORUM = "no-quorum"
    CASTING_VOTE_IN_ELECTION = "casting-vote-in-election"
    DISQUALIFIED_VOTED = "disqualified-voted"
    EXCUSED_VOTED = "excused-voted"
    DISQUALIFICATION_NOT_DECIDED = "disqualification-not-decided"
    """Nothing says that the body itself decided that somebody was disqualified."""
    DISQUALIFIED_IN_ELECTION = "disqualified-in-election"
    """Nobody is disqualified when people are elected to offices."""
    NO_RIGHT_TO_VOTE = "no-right-to-vote"
    """One with no vote in the body, or not there, voted."""
    MORE_VOTES_THAN_PRESENT = "more-votes-than-present"
    VOTES_DO_NOT_ADD_UP = "votes-do-not-add-up"
    """Fewer votes than were there, though all must vote."""
    CLOSED_WITHOUT_BASIS = "closed-without-basis"
    CLOSED_NOT_DECIDED = "closed-not-decided"
    DEPUTY_BESIDE_MEMBER = "deputy-beside-member"
    """A deputy met while the member, or another deputy of that member, was there."""
    WRITTEN_WITHOUT_CONDITIONS = "written-without-conditions"
    """Treated in writing, and not all members agreed."""
    WRITTEN_VOTE = "written-vote"
    """Voted in writing, and it was no election."""
    SEATS_NOT_BY_QUOTIENTS = "seats-not-by-quotients"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found, the rule it is measured by (None before there was one), and the names of whom it is about."""

    kind: Found
    rule: Rule | None
    names: tuple[str, ...] = ()


_RULES: dict[Found, str] = {
    Found.NO_QUORUM: "quorum",
    Found.CASTING_VOTE_IN_ELECTION: "no-casting-vote-in-elections",
    Found.DISQUALIFIED_VOTED: "disqualification",
    Found.EXCUSED_VOTED: "exemption",
    Found.DISQUALIFICATION_NOT_DECIDED: "body-decides-disqualification",
    Found.DISQUALIFIED_IN_ELECTION: "none-disqualified-in-elections",
    Found.NO_RIGHT_TO_VOTE: "simple-majority",
    Found.MORE_VOTES_THAN_PRESENT: "quorum",
    Found.VOTES_DO_NOT_ADD_UP: "vote-duty",
    Found.CLOSED_WITHOUT_BASIS: "open-doors",
    Found.CLOSED_NOT_DECIDED: "open-doors",
    Found.DEPUTY_BESIDE_MEMBER: "decided-in-meetings",
    Found.WRITTEN_WITHOUT_CONDITIONS: "written-treatment",
    Found.WRITTEN_VOTE: "open-votes",
    Found.SEATS_NOT_BY_QUOTIENTS: "proportional-settlement",
}


def finding(kind: Found, day: date, names: Iterable[str] = ()) -> Finding:
    """Return a finding with the rule as it is law on `day`."""
    return Finding(kind, rule_on(_RULES[kind], day), tuple(names))


def findings(
    minutes: Mapping[str, Any],
    item: int,
    there: TakingPart,
    totals: Sequence[VoteTotal],
    *,
    kind: str,
    form: str,
    members: int,
    day: date,
) -> list[Finding]:
    """Return what was found in an item's people and votes."""
    treatment = minutes["treatments"].get(str(item)) or {}
    if treatment.get("state") != TreatmentState.TREATED:
        return []
    ballots = treatment["ballots"]
    is_election = kind == ItemKind.ELECTION or any(one["method"] in frozenset(ElectionMethod) for one in ballots)
    found: list[tuple[Found, Iterable[str]]] = [
        *_of_disqualified(minutes, item, is_election=is_election),
        *_of_voters(minutes, item, there),
        *_of_totals(len(there.took_part), totals),
    ]
    if there.beside_member:
        found.append((Found.DEPUTY_BESIDE_MEMBER, there.beside_member))
    if is_election and any(one.casting_vote for one in totals):
        found.append((Found.CASTING_VOTE_IN_ELECTION, ()))
    if not is_election and any(one.get("written") for one in ballots):
        found.append((Found.WRITTEN_VOTE, ()))
    if form == MeetingForm.WRITTEN and not _all_agreed(len(there.took_part), totals, members):
        found.append((Found.WRITTEN_WITHOUT_CONDITIONS, ()))
    if any(not _is_by_quotients(one) for one in ballots if one["method"] == ElectionMethod.PROPORTIONAL):
        found.append((Found.SEATS_NOT_BY_QUOTIENTS, ()))
    return [finding(one, day, names) for one, names in found]


def _of_disqualified(
    minutes: Mapping[str, Any], item: int, *, is_election: bool
) -> Iterable[tuple[Found, Iterable[str]]]:
    names = {row["key"]: row["name"] for row in minutes["attendance"]}
    told = named_in(minutes, item, "disqualified")
    if told and is_election:
        yield Found.DISQUALIFIED_IN_ELECTION, [names[key] for key in told]
    undecided = [names[key] for key, one in told.items() if not one["decided"]]
    if undecided and not is_election:
        yield Found.DISQUALIFICATION_NOT_DECIDED, undecided


def _of_voters(minutes: Mapping[str, Any], item: int, there: TakingPart) -> Iterable[tuple[Found, Iterable[str]]]:
    """Yield what is found of those whose votes are named: by who met, else by the party if all who met for it agree."""
    wrong: dict[Found, list[str]] = {}
    for ballot in minutes["treatments"][str(item)]["ballots"]:
        for vote in ballot["votes"]:
            rows = _rows_of(vote, minutes["attendance"])
            if any(row["key"] in there.keys for row in rows) or (not rows and not vote["attended"]):
                continue
            name = vote["attended"] or rows[0]["name"]
            named = wrong.setdefault(_why_not(rows, minutes, item, there), [])
            if name not in named:
                named.append(name)
    wrong.pop(Found.DEPUTY_BESIDE_MEMBER, None)  # told of all deputies, whether their votes are named or not
    yield from wrong.items()


def _rows_of(vote: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    if vote["attended"]:
        wanted = same_name_key(vote["attended"])
        return [row for row in rows if same_name_key(row["name"]) == wanted]
    party = vote["party"].casefold()
    return [row for row in rows if (row["party"] or "").casefold() == party and row["presence"] == Presence.PRESENT]


def _why_not(rows: Sequence[Mapping[str, Any]], minutes: Mapping[str, Any], item: int, there: TakingPart) -> Found:
    keys = {row["key"] for row in rows}
    if keys & named_in(minutes, item, "disqualified").keys():
        return Found.DISQUALIFIED_VOTED
    if keys & named_in(minutes, item, "excused").keys():
        return Found.EXCUSED_VOTED
    is_beside = any(row["name"] in there.beside_member and row["role"] in VOTERS for row in rows)
    return Found.DEPUTY_BESIDE_MEMBER if is_beside else Found.NO_RIGHT_TO_VOTE


def _of_totals(present: int, totals: Iterable[VoteTotal]) -> Iterable[tuple[Found, Iterable[str]]]:
    counted = [one.total for one in totals if one.total is not None]
    if any(total > present for total in counted):
        yield Found.MORE_VOTES_THAN_PRESENT, ()
    if any(total < present for total in counted):
        yield Found.VOTES_DO_NOT_ADD_UP, ()


def _all_agreed(present: int, totals: Sequence[VoteTotal], members: int) -> bool:
    binding = [one for one in totals if not one.trial]
    return present >= members and bool(binding) and all(_is_agreed(one) for one in binding)


def _is_agreed(total: VoteTotal) -> bool:
    if total.method in (VoteMethod.UNANIMOUS, ElectionMethod.AGREED):
        return True
    return bool(total.counts) and sum(total.counts.values()) == total.counts.get(total.adopted or "", 0)


def _is_by_quotients(ballot: Mapping[str, Any]) -> bool:
    counts = {option: ballot["counts"].get(option, 0) for option in ballot["options"]}
    try:
        seats = by_quotients(counts, ballot["places"], ballot.get("lot") or ())
    except InvalidValueError:  # a lot that nobody told of decided: whatever it did is possible
        return True
    return seats == {option: ballot["seats"].get(option, 0) for option in counts}
