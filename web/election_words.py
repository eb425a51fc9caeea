"""Elections in words, and what is told of any vote beside its counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext

from domain.elections import ElectionMethod

_OF_LISTS = ElectionMethod.PROPORTIONAL


def vote_notes(ballot: Mapping[str, Any]) -> str:
    """Return what a vote was besides, in words: on trial, or in writing; nothing for most."""
    said = [gettext("A trial vote, which bound nobody.")] if ballot.get("trial") else []
    if ballot.get("written"):
        said.append(gettext("The vote was in writing."))
    return " ".join(said)


def election_words(ballot: Mapping[str, Any]) -> str | None:
    """Return how an election went, in sentences; None for a vote that is none."""
    match ballot["method"]:
        case ElectionMethod.MAJORITY:
            return _joined(_majority(ballot), _elected(ballot))
        case ElectionMethod.PROPORTIONAL:
            return _joined(
                gettext("Election by lists: %(counts)s.", counts=_counts(ballot)),
                _lot(ballot.get("lot") or ()),
                _elected(ballot),
            )
        case ElectionMethod.AGREED:
            return _joined(gettext("Agreed election: all agreed to one list."), _elected(ballot))
        case ElectionMethod.LOT:
            names = ", ".join(ballot["options"])
            return _joined(gettext("A lot was drawn between %(names)s.", names=names), _lot([ballot["adopted"]]))
    return None


def _majority(ballot: Mapping[str, Any]) -> str:
    counts = _counts(ballot)
    if ballot["round"] > 1:
        said = gettext("Election by majority, second round: %(counts)s.", counts=counts)
    else:
        said = gettext("Election by majority: %(counts)s.", counts=counts)
    if ballot["adopted"] is None:
        said += " " + gettext("Nobody got more than half of the votes.")
    return _joined(said, _lot([ballot["lot"]] if ballot.get("lot") else ()))


def _counts(ballot: Mapping[str, Any]) -> str:
    parts = [_count(ballot, option) for option in ballot["options"]]
    if ballot.get("blank"):
        parts.append(ngettext("%(num)s blank vote", "%(num)s blank votes", ballot["blank"]))
    return ", ".join(parts)


def _count(ballot: Mapping[str, Any], option: str) -> str:
    told = ballot["counts"].get(option)
    if told is None and not ballot["counts"]:
        return option
    words = f"{option} {ngettext('%(num)s vote', '%(num)s votes', told or 0)}"
    if ballot["method"] != _OF_LISTS:
        return words
    seats = ballot["seats"].get(option, 0)
    return f"{words} ({ngettext('%(num)s seat', '%(num)s seats', seats)})"


def _lot(names: Sequence[str]) -> str | None:
    return gettext("By lot: %(names)s.", names=", ".join(names)) if names else None


def _elected(ballot: Mapping[str, Any]) -> str | None:
    names = ", ".join(ballot["elected"])
    return gettext("Elected: %(names)s.", names=names) if names else None


def _joined(*sentences: str | None) -> str:
    return " ".join(filter(None, sentences))
