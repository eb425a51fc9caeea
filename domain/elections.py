"""Elections (valg) held on an agenda item, as ballots that events hold beside those of domain/votes.py.

Kommuneloven §§ 7-4 to 7-8. A majority election (flertallsvalg) is won by more than half of the votes given in its
first round, by most votes in the second, by lot when they are equal; blank votes are given too. Seats of a
proportional one (forholdsvalg) go to lists by the quotients of their votes and 1, 2, 3 …; of equal quotients to the
list with most votes, then by lot. In an agreed one (avtalevalg) all agree to one list. Nobody has a casting vote.

They hold what every ballot does, with options the candidates or lists, and `elected`, names; `{"round": 1, "blank": 1,
"lot": "Kari Eksempel"}` of a majority election, `{"places": 5, "seats": {"Liste A": 3, …}, "lot": […]}` of a
proportional one.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.errors import InvalidValueError
from domain.identity_numbers import public_name
from domain.values import require_count
from domain.votes_cast import counted, in_words, require_options, told, vote_count


class ElectionMethod(StrEnum):
    """How an election was held; a lot can be drawn by itself too."""

    MAJORITY = "majority-election"
    PROPORTIONAL = "proportional-election"
    AGREED = "agreed-election"
    LOT = "lot"


def election(method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return an election as events hold it, checked.

    InvalidValueError(field=votes) with problem `casting-vote-in-election`, `trial-election`, `options-missing`,
    `counts-missing`, `lot-missing`, `lot-without-tie`, `wrong-winner`, `seats-disagree`, `too-many-elected`, or those
    of the votes.
    """
    if given.get("casting_vote"):
        raise InvalidValueError(field="votes", value=given["casting_vote"], problem="casting-vote-in-election")
    if given.get("trial"):
        raise InvalidValueError(field="votes", value=method, problem="trial-election")
    options = _options(method, given)
    counts, votes = counted(given, options)
    return {
        "method": method,
        "options": options,
        "counts": counts,
        "votes": votes,
        "casting_vote": None,
        **_HELD[ElectionMethod(method)](given, options, counts),
        **told(given, votes),
    }


def by_quotients(counts: Mapping[str, int], places: int, lot: Collection[str] = ()) -> dict[str, int]:
    """Return the seats of each list; `lot` names the lists that won seats by lot, where only that could tell.

    InvalidValueError(problem=lot-missing) while it has not been drawn.
    """
    seats = dict.fromkeys(counts, 0)
    left = places
    while left and any(counts.values()):
        standing = {name: (Fraction(count, seats[name] + 1), count) for name, count in counts.items()}
        first = [name for name, one in standing.items() if one == max(standing.values())]
        if len(first) > left:
            drawn = [name for name in first if name in lot]
            if len(drawn) != left:
                raise InvalidValueError(field="votes", value=", ".join(first), problem="lot-missing")
            first = drawn
        for name in first:
            seats[name] += 1
        left -= len(first)
    return seats


def _options(method: str, given: Mapping[str, Any]) -> list[str]:
    if method == ElectionMethod.AGREED:
        return ["for"]
    options = [public_name(str(option)) for option in given.get("options") or given.get("counts") or ()]
    fewest = 2 if method == ElectionMethod.LOT else 1
    if len(set(options)) < max(fewest, len(options)):
        raise InvalidValueError(field="votes", value=", ".join(options), problem="options-missing")
    return options


def _majority(given: Mapping[str, Any], options: list[str], counts: dict[str, int]) -> dict[str, Any]:
    round_, blank = require_count("round", given.get("round") or 1), vote_count(given.get("blank") or 0)
    lot = _name(given.get("lot"))
    leading = _leading(options, counts)
    winner: str | None
    if round_ == 1:  # more than half of all that were given, else there is a second round
        has_won = not counts or counts[leading[0]] * 2 > sum(counts.values()) + blank
        winner, tied = (leading[0] if has_won else None), False
    else:
        tied = len(leading) > 1
        winner = lot if tied else leading[0]
    if tied and lot is None:
        raise InvalidValueError(field="votes", value=in_words(counts), problem="lot-missing")
    if lot is not None and not (tied and lot in leading):
        raise InvalidValueError(field="votes", value=lot, problem="lot-without-tie")
    said = _name(given.get("adopted"))
    if said is not None and said != winner:
        raise InvalidValueError(field="votes", value=said, problem="wrong-winner")
    more: dict[str, Any] = {"lot": lot} if lot else {}
    return {"adopted": winner, "elected": [winner] if winner else [], "round": round_, "blank": blank, **more}


def _leading(options: list[str], counts: dict[str, int]) -> list[str]:
    """Return who got most votes; the only candidate needs no count."""
    if not counts and len(options) > 1:
        raise InvalidValueError(field="votes", value=", ".join(options), problem="counts-missing")
    most = max(counts.values(), default=0)
    return [option for option in options if counts.get(option, 0) == most]


def _proportional(given: Mapping[str, Any], options: list[str], counts: dict[str, int]) -> dict[str, Any]:
    places = require_count("places", given.get("places"))
    if not any(counts.values()):
        raise InvalidValueError(field="votes", value=", ".join(options), problem="counts-missing")
    lot = [public_name(str(name)) for name in given.get("lot") or ()]
    require_options(options, lot)
    if given.get("seats"):  # a list with too few candidates leaves its seats to others, so the quotients need not tell
        seats = {str(name): vote_count(one) for name, one in given["seats"].items()}
        require_options(options, seats)
    else:
        seats = by_quotients({option: counts.get(option, 0) for option in options}, places, lot)
    if sum(seats.values()) != places:
        raise InvalidValueError(field="votes", value=in_words(seats), problem="seats-disagree", most=places)
    elected = _elected(given)
    if len(elected) > places:
        raise InvalidValueError(field="votes", value=len(elected), problem="too-many-elected", most=places)
    more: dict[str, Any] = {"lot": lot} if lot else {}
    return {"adopted": None, "elected": elected, "places": places, "seats": seats, **more}


def _agreed(given: Mapping[str, Any], _options: list[str], _counts: dict[str, int]) -> dict[str, Any]:
    elected = _elected(given)
    if not elected:
        raise InvalidValueError(field="elected", value="", problem="missing")
    return {"adopted": "for", "elected": elected}


def _drawn(given: Mapping[str, Any], options: list[str], _counts: dict[str, int]) -> dict[str, Any]:
    drawn = public_name(str(given.get("adopted") or ""))
    require_options(options, (drawn,))
    return {"adopted": drawn, "elected": [drawn]}


_HELD = {
    ElectionMethod.MAJORITY: _majority,
    ElectionMethod.PROPORTIONAL: _proportional,
    ElectionMethod.AGREED: _agreed,
    ElectionMethod.LOT: _drawn,
}


def _elected(given: Mapping[str, Any]) -> list[str]:
    return [public_name(str(name)) for name in given.get("elected") or ()]


def _name(given: Any) -> str | None:
    return public_name(str(given)) if given else None
