"""Votes as they were cast, which ballots of every kind count: how many, for what, and by whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.base import optional_text, require_text
from domain.errors import InvalidValueError


def vote(given: Mapping[str, Any], options: list[str]) -> dict[str, Any]:
    """Return a vote of one of those present as events hold it; the first option is meant where none is named."""
    option = str(given.get("option") or options[0])
    require_options(options, (option,))
    identity = given.get("organisation_id")
    count = given.get("count")
    return {
        "party": require_text("party", given.get("party")),
        "organisation_id": str(identity) if identity else None,
        "option": option,
        "count": 1 if count is None else vote_count(count),
        "attended": optional_text(given.get("attended")),
        "deputy_for": optional_text(given.get("deputy_for")),
    }


def vote_count(given: Any) -> int:
    """Return a number of votes, 0 or more; InvalidValueError(problem=bad-count)."""
    try:
        count = int(given)
    except (TypeError, ValueError):
        count = -1
    if count < 0:
        raise InvalidValueError(field="votes", value=given, problem="bad-count")
    return count


def require_options(options: list[str], used: Iterable[str]) -> None:
    """Raise InvalidValueError(problem=unknown-option) for the first that was not put to the vote."""
    for option in used:
        if option not in options:
            raise InvalidValueError(field="votes", value=option, problem="unknown-option")


def counted(given: Mapping[str, Any], options: list[str]) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """Return the counts of a ballot and the votes of those who are named, which cannot be more than are counted."""
    votes = [vote(one, options) for one in given.get("votes") or ()]
    named = {option: sum(one["count"] for one in votes if one["option"] == option) for option in options}
    counts = {str(option): vote_count(count) for option, count in (given.get("counts") or {}).items()}
    counts = counts or (named if votes else {})
    require_options(options, counts)
    if any(named[option] > counts.get(option, named[option]) for option in options):
        raise InvalidValueError(field="votes", value=in_words(counts), problem="counts-disagree")
    return counts, votes


def told(given: Mapping[str, Any], votes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what is told of any ballot beside its votes: `about`, what was voted on, and `written` if it was secret.

    Nobody can tell what each wrote: InvalidValueError(problem=written-and-named).
    """
    about = optional_text(given.get("about"), "about")
    more: dict[str, Any] = {"about": about} if about else {}
    if given.get("written"):
        if votes:
            raise InvalidValueError(field="votes", value=votes[0]["party"], problem="written-and-named")
        more["written"] = True
    return more


def in_words(counts: Mapping[str, int]) -> str:
    """Return counts as a message tells them."""
    return ", ".join(f"{option}: {count}" for option, count in counts.items())
