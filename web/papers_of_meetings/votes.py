"""How a vote went, as sentences and a table: every form that domain/votes.py and elections tell."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext

from application.documents.paper import Block, Paragraph, Table, Tone

Ballot = Mapping[str, Any]


def vote_blocks(ballots: Sequence[Ballot]) -> list[Block]:
    """Return what is said of the votes on an item, in the order they were held."""
    blocks: list[Block] = []
    for number, ballot in enumerate(ballots, 1):
        lead = _lead(ballot, number if len(ballots) > 1 else None)
        blocks += [Paragraph(lead, Tone.STRONG)] if lead else []
        blocks += [Paragraph(" ".join(_sentences(ballot))), *_by_participant(ballot)]
    return blocks


def option_name(option: str) -> str:
    """Return what an option is called."""
    return str({"for": gettext("For"), "against": gettext("Against")}.get(option, option))


def _lead(ballot: Ballot, number: int | None) -> str:
    told = [str(gettext("Vote %(number)s", number=number))] if number else []
    if ballot.get("about"):
        told.append(str(ballot["about"]))
    if ballot.get("trial"):
        told.append(str(gettext("trial vote")))
    if ballot.get("written"):
        told.append(str(gettext("in writing")))
    return ": ".join([told[0], ", ".join(told[1:])]) if len(told) > 1 else "".join(told)


def _sentences(ballot: Ballot) -> list[str]:
    counts, method = ballot.get("counts") or {}, ballot["method"]
    said: list[str]
    if method == "unanimous":
        said = [_unanimous(counts)]
    elif method == "for-against":
        said = [_for_and_against(counts)]
    elif method == "agreed-election":
        said = [gettext("All agreed to one list (agreed election).")]
    elif method == "lot":
        said = [gettext("Lots were drawn between %(names)s.", names=_joined(ballot.get("options") or ()))]
    else:
        said = [_counted(method, ballot)]
    if ballot.get("blank"):
        said.append(ngettext("%(num)s blank vote.", "%(num)s blank votes.", ballot["blank"]))
    if ballot.get("casting_vote"):
        option = option_name(ballot["casting_vote"])
        said.append(gettext("The votes were equal. The chair's casting vote decided for: %(option)s.", option=option))
    return [str(one) for one in [*said, *_result(ballot)]]


def _unanimous(counts: Mapping[str, int]) -> str:
    if counts.get("for"):
        return str(ngettext("Unanimous (%(num)s vote).", "Unanimous (%(num)s votes).", counts["for"]))
    return str(gettext("Unanimous."))


def _for_and_against(counts: Mapping[str, int]) -> str:
    if "for" not in counts and "against" in counts:
        return str(ngettext("Against %(num)s vote.", "Against %(num)s votes.", counts["against"]))
    if "against" not in counts and "for" in counts:
        return str(ngettext("With %(num)s vote.", "With %(num)s votes.", counts["for"]))
    return str(gettext("%(ayes)s for, %(noes)s against.", ayes=counts.get("for", 0), noes=counts.get("against", 0)))


def _counted(method: str, ballot: Ballot) -> str:
    counts = ballot.get("counts") or {}
    put = [option for option in ballot.get("options") or () if option in counts]
    each = [": ".join((option, ngettext("%(num)s vote", "%(num)s votes", counts[option]))) for option in put]
    lead = {
        "alternatives": gettext("Alternatives put against each other"),
        "majority-election": gettext("Majority election"),
        "proportional-election": gettext("Proportional election"),
    }.get(method, method)
    if (ballot.get("round") or 1) > 1:
        lead = gettext("%(election)s, round %(number)s", election=lead, number=ballot["round"])
    return f"{lead}. {', '.join(each)}." if each else f"{lead}."


def _result(ballot: Ballot) -> list[str]:
    said = []
    seats = ballot.get("seats") or {}
    if seats:
        each = ", ".join(f"{name} ({count})" for name, count in seats.items())
        said.append(gettext("Seats: %(seats)s.", seats=each))
    lot = ballot.get("lot")
    if lot:
        said.append(gettext("By lot: %(names)s.", names=lot if isinstance(lot, str) else _joined(lot)))
    if ballot.get("elected"):
        said.append(gettext("Elected: %(names)s.", names=_joined(ballot["elected"])))
    elif ballot["method"] == "alternatives" and ballot.get("adopted"):
        said.append(gettext("%(option)s was adopted.", option=option_name(ballot["adopted"])))
    elif ballot["method"] == "for-against" and ballot.get("adopted") == "against":
        said.append(gettext("It was not adopted."))
    return [str(one) for one in said]


def _by_participant(ballot: Ballot) -> list[Block]:
    votes: Sequence[Mapping[str, Any]] = ballot.get("votes") or ()
    if not votes:
        return []
    rows = []
    for one in votes:
        who = [one["attended"]] if one.get("attended") else []
        if one.get("deputy_for"):
            who.append(gettext("in the place of %(name)s", name=one["deputy_for"]))
        rows.append(
            ((one["party"],), (option_name(one["option"]),), (str(one["count"]),), tuple(map(str, who)) or ("",))
        )
    head = (gettext("Participant"), gettext("Voted"), gettext("Votes"), gettext("Attended"))
    return [Table(tuple(map(str, head)), (3, 2, 1, 3), rows)]


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names)
