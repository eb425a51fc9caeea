"""Votes in the council's bodies: who sat there for each municipality that day, and what they voted."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from application.demo import council
from application.demo.calendar import planned_day
from application.demo.names import Names, demo_id

_ABSENT_ONE_IN = 4
"""How often a meeting has a deputy."""
_METHODS = {frozenset({"for"}): "unanimous", frozenset({"for", "against"}): "for-against"}


def ballot(vote: Mapping[str, Any], body: str, day: date, names: Names) -> dict[str, Any]:
    """Return the ballot that a plan's `vote` means; an empty one is unanimous.

    An option is followed by codes of municipalities and names of members, or by a number where nobody is named. Where
    nobody is against, it is unanimous too.
    """
    cast = {option: who for option, who in vote.items() if option != "casting"}
    if not cast:
        return {"method": "unanimous", "votes": list(_all_votes(council.MUNICIPALITIES, "for", body, day, names))}
    method = _METHODS.get(frozenset(cast), "alternatives")
    named = {option: who for option, who in cast.items() if not isinstance(who, int)}
    votes = [one for option, who in named.items() for one in _all_votes(who, option, body, day, names)]
    made: dict[str, Any] = {"method": method, "options": list(cast), "votes": votes}
    if len(named) < len(cast):
        made["counts"] = {option: who for option, who in cast.items() if isinstance(who, int)}
    return made | ({"casting_vote": vote["casting"]} if "casting" in vote else {})


def _all_votes(
    who: tuple[str, ...] | list[str], option: str, body: str, day: date, names: Names
) -> Iterator[dict[str, Any]]:
    there = present(body, day, names)
    for one in who:
        code = one if one in council.MUNICIPALITIES else _municipality_of(one)
        for member, deputy in there[code]:
            if one in (code, member):
                attended = deputy or member
                yield {
                    "party": names.organisation(code, day).removesuffix(" kommune"),
                    "organisation_id": str(demo_id("organisation", code)),
                    "option": option,
                    "count": 1,
                    "attended": names.person(attended, day),
                    "deputy_for": names.person(member, day) if deputy else None,
                }


def present(body: str, day: date, names: Names) -> dict[str, list[tuple[str, str | None]]]:
    """Return the members with a vote in a body by municipality, each with the deputy who attends instead."""
    if body == "KDU":
        code, deputy, first, last = council.DIRECTOR_ON_LEAVE
        on_leave = {code} if _is_between(day, (first, last), names.today) else set()
        return {code: [(name, deputy if code in on_leave else None)] for code, name in council.DIRECTORS.items()}
    chance = Random(f"{body} {day}")
    absent = chance.choice(council.MUNICIPALITIES) if chance.randrange(_ABSENT_ONE_IN) == 0 else None
    seats = council.BODIES[body].votes
    away = {code for code, days in council.ON_LEAVE.items() if _is_between(day, days, names.today)} | {absent}
    return {
        code: [
            (_sitting(name, day, names.today), council.DEPUTIES[code] if code in away and place == 0 else None)
            for place, name in enumerate(members[:seats])
        ]
        for code, members in council.MEMBERS.items()
    }


def _sitting(member: str, day: date, today: date) -> str:
    successor, when = council.SUCCEEDED.get(member, (member, "-0-01-01"))
    return successor if day > planned_day(when, today) else member


def _is_between(day: date, days: tuple[str, str], today: date) -> bool:
    first, last = (planned_day(one, today) for one in days)
    return first <= day <= last


def _municipality_of(member: str) -> str:
    return next(code for code, members in council.MEMBERS.items() if member in members)
