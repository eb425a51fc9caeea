"""What the page in the meeting says: who is there, whether they are enough, how a vote went, how an item stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from domain.clock import OFFICE_ZONE
from domain.elections import ElectionMethod
from domain.meetings import Item
from domain.meetings.attendance import VOTERS
from domain.meetings.taking_part import LeftOutWhy
from domain.meetings.treatments import TreatmentState
from domain.meetings.validity import Validity
from domain.votes import VoteMethod
from web.election_words import election_words
from web.labels import label, outcome_label
from web.messages import message
from web.room.attendance import ABSENT, DEPUTY, PRESENT
from web.room.minutes import Noted
from web.room.voting import HELD, Counted, Proposal
from web.validity_words import in_words


def item_state(noted: Noted, *, is_current: bool) -> str:
    """Return how an item stands, in a word or two."""
    state, treatment = noted.result.state, noted.treatment
    if state == TreatmentState.TREATED:
        outcome = noted.result.outcome
        return outcome_label(outcome, treatment["ballots"]) if outcome else label("treatment-state", state)
    if noted.note["state"]:
        return label("treatment-state", state)
    if is_current:
        return str(gettext("Being treated now"))
    if noted.item.closed:
        return str(gettext("Closed, %(section)s", section=noted.item.closed["section"]))
    return label("treatment-state", state)


def is_settled(noted: Noted) -> bool:
    """Return whether something is said of what became of an item."""
    return noted.result.state != TreatmentState.NOT_TREATED or bool(noted.note["state"])


def there_line(rows: Sequence[Mapping[str, Any]], found: Validity, called: Mapping[int, str]) -> str:
    """Return who takes part in an item: `Kari Eksempel, Bjørn Påfunn (vara for Åse Tenkt fra OU 42/2026)`."""
    by_key = {row["key"]: row for row in rows}
    told = [_there(by_key[one.key], one.deputy_for, called) for one in found.took_part if one.key in by_key]
    others = [row["name"] for row in rows if row["role"] not in VOTERS and row["presence"] == "present"]
    said = [", ".join(told) + "." if told else str(gettext("Nobody with a vote is noted as present."))]
    if others:
        said.append(str(gettext("Also present: %(names)s.", names=", ".join(others))))
    return " ".join(said)


def apart_line(found: Validity) -> str:
    """Return who takes no part in an item, and why."""
    said = []
    for why, words in _WHY.items():
        names = [one.name for one in found.left_out if one.why == why]
        if names:
            said.append(f"{words}: {', '.join(names)}.")
    if not any(one.why == LeftOutWhy.DISQUALIFIED for one in found.left_out):
        said.append(str(gettext("Nobody is noted as disqualified.")))
    return " ".join(said)


def quorum_words(found: Validity) -> str:
    """Return `Vedtaksført: 4 av 4`."""
    count = {"present": found.quorum.present, "members": found.quorum.members}
    if found.quorum.reached:
        return str(gettext("Quorum: %(present)s of %(members)s", **count))
    return str(gettext("No quorum: %(present)s of %(members)s", **count))


def vote_sums(vote: Counted) -> list[tuple[str, int]]:
    """Return what was counted of a vote, by what it is called."""
    if vote.held is None:
        return []
    names = {"for": gettext("For"), "against": gettext("Against")}
    is_election = vote.held["method"] in frozenset(ElectionMethod)
    return [(str(names.get(one, one)), vote.held["counts"].get(one, 0)) for one in vote.held["options"]] * (
        not is_election and bool(vote.held["counts"])
    )


def vote_words(vote: Counted, proposals: Sequence[Proposal]) -> str:
    """Return how a vote went, or what is missing before it can be counted."""
    if vote.error is not None:
        if vote.error.values.get("problem") == "tie":
            return str(gettext("Votes are equal. Say how the chair's casting vote falls."))
        return message(vote.error)
    held = vote.held or {}
    if held.get("trial"):
        return str(gettext("A trial vote, which binds nobody."))
    if held["method"] in frozenset(ElectionMethod):
        return election_words(held) or ""
    if vote.note["method"] == HELD:
        return str(label_of_held(held))
    name = proposal_name(next((one for one in proposals if one.key == (vote.won or vote.on)), None))
    about = held.get("about")
    if about and held["method"] != VoteMethod.ALTERNATIVES and vote.note["about"].strip():
        name = about
    if held["method"] == VoteMethod.UNANIMOUS:
        return str(gettext("%(proposal)s is adopted unanimously", proposal=name))
    if vote.won is None and held["adopted"] == "against":
        return str(gettext("%(proposal)s is not adopted", proposal=name))
    return str(gettext("%(proposal)s is adopted", proposal=name))


def label_of_held(held: Mapping[str, Any]) -> str:
    """Return how a vote went that minutes held before."""
    if held["method"] == VoteMethod.UNANIMOUS:
        return str(gettext("Unanimous"))
    adopted = {"for": gettext("Adopted"), "against": gettext("Not adopted")}.get(held["adopted"] or "")
    return str(adopted or gettext("Proposal %(key)s", key=held["adopted"]))


def proposal_name(one: Proposal | None) -> str:
    """Return what a proposal is called: `Innstillingen`, `Forslag B`."""
    if one is None:
        return str(gettext("What was voted on"))
    if one.is_recommendation:
        return str(gettext("The recommendation"))
    return str(gettext("Proposal %(key)s", key=one.key))


def fetched_words(one: Proposal | None) -> str:
    """Return where the text of a decision is from."""
    if one is None:
        return str(gettext("Fetched from the vote. Correct what was changed in the meeting."))
    if one.is_recommendation:
        return str(gettext("Fetched from the recommendation. Correct what was changed in the meeting."))
    return str(gettext("Fetched from proposal %(key)s. Correct what was changed in the meeting.", key=one.key))


def clock_of(moment: datetime) -> str:
    """Return `10.42`, at the office."""
    return moment.astimezone(OFFICE_ZONE).strftime("%H.%M")


def others_words(names: Sequence[str]) -> str:
    """Return who else is in the item."""
    if not names:
        return ""
    told = ", ".join(names)
    return str(
        ngettext(
            "%(names)s is in the item too",
            "%(names)s are in the item too",
            len(names),
            names=told,
        )
    )


def presences() -> list[tuple[str, str]]:
    """Return how a member's seat can be filled."""
    return [
        (PRESENT, str(gettext("Present"))),
        (DEPUTY, str(gettext("By deputy"))),
        (ABSENT, str(gettext("Absent"))),
    ]


def finding_sentences(found: Validity) -> list[str]:
    """Return what an auditor would ask about, each with the rule."""
    return [f"{one.text} ({one.rule})" if one.rule else one.text for one in in_words(found).findings]


def item_choices(agenda: Sequence[Item], called: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return the items that somebody can come or leave at, by their identity."""
    return [(str(one.item), called[one.item]) for one in agenda]


_WHY = {
    LeftOutWhy.DISQUALIFIED: lazy_gettext("Disqualified"),
    LeftOutWhy.EXCUSED: lazy_gettext("Exempted"),
    LeftOutWhy.ABSENT: lazy_gettext("Absent"),
    LeftOutWhy.AWAY: lazy_gettext("Not there for this item"),
}


def _there(row: Mapping[str, Any], deputy_for: str | None, called: Mapping[int, str]) -> str:
    name, first = row["name"], called.get(row["from_item"] or 0)
    if deputy_for and not name.strip():
        return str(gettext("deputy for %(member)s (name missing)", member=deputy_for))
    if deputy_for and first:
        return str(gettext("%(name)s (deputy for %(member)s from %(item)s)", name=name, member=deputy_for, item=first))
    if deputy_for:
        return str(gettext("%(name)s (deputy for %(member)s)", name=name, member=deputy_for))
    if first:
        return str(gettext("%(name)s (from %(item)s)", name=name, item=first))
    return str(name)
