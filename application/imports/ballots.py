"""Reads votes as people write them, for example `for: Prøvdal, Tenkeby; mot: Liksomnes; dobbeltstemme: for`.

`enstemmig`, or `enstemmig: Prøvdal, Tenkeby`; `6 mot 2`, `mot 2 stemmer`; `for: 6; mot: 2`; alternatives under names
of their own, `A: Prøvdal, Tenkeby; B: Liksomnes`. A party may have several votes, `Prøvdal (3)`, and be named with who
met and whose deputy that was: `Prøvdal v/ Kari Eksempel (vara for Ola Eksempel)`. A blank line begins another vote.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from application.imports.cells import folded, listed
from application.imports.row_errors import BadBallotError

Organisation = Callable[[str], UUID | None]
"""Finds the organisation that a party's name means, None when it means none."""

_UNANIMOUS = frozenset({"enstemmig", "enstemmig vedtatt", "einstemmig", "samrøystes", "unanimous"})
_FOR = frozenset({"for", "ja"})
_AGAINST = frozenset({"mot", "imot", "nei", "against"})
_CASTING = frozenset({"dobbeltstemme", "dobbeltrøyst", "casting vote"})
_OPTION_WORDS = re.compile(r"(?:alternativ|forslag|forslaget|proposal)\s+", re.IGNORECASE)
_SCORE = re.compile(r"(?:vedtatt\s+med\s+)?(\d+)\s+mot\s+(\d+)(?:\s+(?:stemmer|røyster))?\.?", re.IGNORECASE)
_AGAINST_ONLY = re.compile(r"(?:vedtatt\s+)?mot\s+(\d+)\s+(?:stemmer?|røyster?|røyst)\.?", re.IGNORECASE)
_COUNT = re.compile(r"\((\d+)\)")
_DEPUTY = re.compile(r"\(\s*(?:vara(?:medlem)?\s+for|møtte\s+for|deputy\s+for)\s+([^)]+)\)", re.IGNORECASE)
_ATTENDED = re.compile(r"\s+(?:v/|ved)\s*(.+)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n\s*\n")


def read_ballots(text: str, organisation: Organisation) -> tuple[dict[str, Any], ...]:
    """Return the votes as `domain.votes` takes them; BadBallotError when they cannot be made out."""
    parts = [part.strip() for part in _BLANK_LINE.split(text.replace("\r\n", "\n"))]
    return tuple(_ballot(part, organisation) for part in parts if part)


def _ballot(text: str, organisation: Organisation) -> dict[str, Any]:
    try:
        return _read(text, organisation)
    except BadBallotError:  # whoever wrote it looks for the whole, not for the part that was not understood
        raise BadBallotError(value=text) from None


def _read(text: str, organisation: Organisation) -> dict[str, Any]:
    score = _SCORE.fullmatch(text)
    if score:
        return {"method": "for-against", "counts": {"for": int(score[1]), "against": int(score[2])}}
    against = _AGAINST_ONLY.fullmatch(text)
    if against:
        return {"method": "for-against", "counts": {"against": int(against[1])}, "adopted": "for"}
    casting: str | None = None
    sides: dict[str, tuple[int | None, list[dict[str, Any]]]] = {}
    for part in listed(text):
        label, colon, rest = part.partition(":")
        name = folded(label)
        if name in _CASTING and rest.strip():
            casting = _option(rest)
        elif (colon and rest.strip()) or name in _UNANIMOUS:
            option = "for" if name in _UNANIMOUS else _option(label)
            if option in sides:
                raise BadBallotError(value=text)
            sides[option] = _side(rest, option, organisation)
            if name in _UNANIMOUS:
                return _unanimous(text, sides)
        else:
            raise BadBallotError(value=text)
    if not sides:
        raise BadBallotError(value=text)
    method = "for-against" if sides.keys() <= {"for", "against"} else "alternatives"
    if casting is not None and casting not in sides:
        raise BadBallotError(value=text)
    counts = {option: _counted(count, votes) for option, (count, votes) in sides.items()}
    votes = [vote for _, named in sides.values() for vote in named]
    return {"method": method, "options": list(sides), "counts": counts, "votes": votes, "casting_vote": casting}


def _unanimous(text: str, sides: dict[str, tuple[int | None, list[dict[str, Any]]]]) -> dict[str, Any]:
    count, votes = sides["for"]
    if len(sides) > 1 or len(listed(text)) > 1:
        raise BadBallotError(value=text)
    return {"method": "unanimous", "counts": {"for": _counted(count, votes)} if count or votes else {}, "votes": votes}


def _side(text: str, option: str, organisation: Organisation) -> tuple[int | None, list[dict[str, Any]]]:
    """Return how many votes a side got, where only that is said, or who gave them."""
    if text.strip().isdecimal():
        return int(text), []
    return None, [_vote(one, option, organisation) for one in listed(text, ",")]


def _counted(count: int | None, votes: list[dict[str, Any]]) -> int:
    return count if count is not None else sum(int(vote["count"]) for vote in votes)


def _vote(text: str, option: str, organisation: Organisation) -> dict[str, Any]:
    count, deputy = _COUNT.search(text), _DEPUTY.search(text)
    name = _DEPUTY.sub("", _COUNT.sub("", text)).strip()
    attended = _ATTENDED.search(name)
    party = (name[: attended.start()] if attended else name).strip()
    if not party:
        raise BadBallotError(value=text)
    identity = organisation(party)
    return {
        "party": party,
        "organisation_id": str(identity) if identity else None,
        "option": option,
        "count": int(count[1]) if count else 1,
        "attended": attended[1].strip() if attended else None,
        "deputy_for": deputy[1].strip() if deputy else None,
    }


def _option(label: str) -> str:
    name = folded(label)
    if name in _FOR:
        return "for"
    if name in _AGAINST:
        return "against"
    return _OPTION_WORDS.sub("", label.strip()).strip()
