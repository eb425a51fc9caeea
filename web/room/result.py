"""What an item came to: the text of the decision by what was won, and how it ended beside the recommendation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.decisions.facts import DecisionOutcome
from domain.meetings.facts import ItemKind
from domain.meetings.treatments import TreatmentState
from domain.votes import VoteMethod
from web.election_words import election_words
from web.room.voting import Counted, Proposal

_TOLD = (ItemKind.INFORMATION, ItemKind.REPORT, ItemKind.QUESTION, ItemKind.OTHER_BUSINESS)
_ENDED = {
    TreatmentState.POSTPONED.value: DecisionOutcome.POSTPONED.value,
    TreatmentState.WITHDRAWN.value: DecisionOutcome.WITHDRAWN.value,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What an item came to. `text` is the decision's as it stands, `fetched` as the votes make it, of proposal `won`.

    `computed` is how it ended by the votes; `outcome` that, or what was chosen instead.
    """

    state: str
    text: str
    fetched: str
    won: str | None
    computed: str | None
    outcome: str | None


def result_of(kind: str, note: Mapping[str, Any], proposals: Sequence[Proposal], votes: Sequence[Counted]) -> Result:
    """Return what an item came to by its notes."""
    binding = [one for one in votes if one.binds]
    fetched, won = _fetched(proposals, binding)
    written = note["text"].strip()
    text = written or fetched
    state = note["state"] or _state(note, binding)
    computed = _computed(kind, state, proposals, binding, won, is_edited=bool(written) and written != fetched)
    if state in (TreatmentState.NOT_TREATED, TreatmentState.WITHDRAWN, TreatmentState.POSTPONED):
        text = written
    return Result(state, text, fetched, won, computed, note["outcome"] or computed)


def kept_text(sent: str, fetched_before: str, fetched_now: str) -> str:
    """Return the text as a note keeps it: empty while it is only what the votes made of it, so that it follows them."""
    written = sent.strip()
    return "" if written in (fetched_before.strip(), fetched_now.strip()) else written


def _state(note: Mapping[str, Any], binding: Sequence[Counted]) -> str:
    is_begun = binding or note["text"].strip() or note["discussion"].strip() or note["outcome"]
    return TreatmentState.TREATED if is_begun else TreatmentState.NOT_TREATED


def _fetched(proposals: Sequence[Proposal], binding: Sequence[Counted]) -> tuple[str, str | None]:
    """Return the text that the votes make, and the proposal that was won last."""
    by_key = {one.key: one for one in proposals}
    won = [by_key[one.won] for one in binding if one.won in by_key]
    elected = [words for one in binding if one.held and (words := _elected(one.held))]
    if not won:
        return "\n".join(elected), None
    whole = [one for one in won if not one.adds] or [one for one in proposals if not one.adds][:1]
    added = [one for one in proposals if one.adds and one in won]
    texts = [*(one.text for one in (*whole[-1:], *added)), *elected]
    return "\n".join(texts), won[-1].key


def _elected(held: Mapping[str, Any]) -> str | None:
    if held["method"] in frozenset(VoteMethod):
        return None
    return ", ".join(held["elected"]) or election_words(held)


def _computed(
    kind: str,
    state: str,
    proposals: Sequence[Proposal],
    binding: Sequence[Counted],
    won: str | None,
    *,
    is_edited: bool,
) -> str | None:
    if state != TreatmentState.TREATED:
        return _ENDED.get(state)
    if not binding:
        return DecisionOutcome.NOTED.value if kind in _TOLD else None
    by_key = {one.key: one for one in proposals}
    rejected = [one for one in binding if one.held and one.held["adopted"] == "against"]
    is_election = any(one.held and one.held["method"] not in frozenset(VoteMethod) for one in binding)
    if won is None and rejected and not is_election:
        return DecisionOutcome.REJECTED.value
    has_advice = any(one.is_recommendation for one in proposals)
    taken = [by_key[one.won] for one in binding if one.won in by_key]
    changed = any(not one.is_recommendation for one in taken) if has_advice else False
    in_part = any(one.held and one.held.get("about") and one.on == won for one in rejected)
    if changed or in_part or (has_advice and is_edited):
        return DecisionOutcome.AMENDED.value
    return DecisionOutcome.AS_RECOMMENDED.value
