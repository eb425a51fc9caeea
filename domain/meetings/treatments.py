"""What became of each item at a meeting: who took no part in it and why, how it was voted, and what was decided.

`{"3": {"state": …, "disqualified": [{"key": "p1", "section": "fvl-6"|"koml-11-10"|None, "ground": text|None,
"decided": true, "left_room": "yes"|"no"|"not-told"}], "excused": [{"key": "p2", "reason": text|None}],
"closed": {"section": text|None, "decided": false}|None, "discussion": text|None, "recommendation": text|None,
"proposals": […], "ballots": […], "outcome": …|None, "text": "…", "statements": [{"from": "…", "text": "…"}],
"tasks": [{"text": "…", "responsible": text|None, "due": "2026-01-15"|None}]}}`, by item; proposals and ballots are
those of domain/votes.py.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from domain.base import require_one_of
from domain.dates import iso
from domain.decisions.facts import DecisionOutcome
from domain.decisions.recusals import LeftRoom, RecusalSection
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.identity_numbers import public_name, refuse_identity_numbers
from domain.meetings.checked_rows import item_of, known_keys, mapping, required_text, rows, text
from domain.votes import ballots, proposals


class TreatmentState(StrEnum):
    """Whether an item was treated."""

    TREATED = "treated"
    NOT_TREATED = "not-treated"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


_KEYS = (
    "state",
    "disqualified",
    "excused",
    "closed",
    "discussion",
    "recommendation",
    "proposals",
    "ballots",
    "outcome",
    "text",
    "statements",
    "tasks",
)


def treatments(given: Any, items: Collection[int], keys: Collection[str] | None) -> dict[str, dict[str, Any]]:
    """Return what became of items as events hold it; `keys` are those of attendance, None if they are not known.

    InvalidRowsError for items that are wrong, by their place among those given: one that is not on the agenda
    (`unknown-item`), somebody who is not in attendance (`unknown-attendee`) or is named twice (`key-twice`).
    """
    found: dict[str, dict[str, Any]] = {}
    wrong: dict[int, DomainError] = {}
    for place, (item, told) in enumerate(mapping("treatments", {} if given is None else given).items()):
        try:
            found[str(item_of("item", item, items))] = _treatment(mapping("treatments", told), keys)
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError("treatments", wrong)
    return found


def _treatment(told: Mapping[str, Any], keys: Collection[str] | None) -> dict[str, Any]:
    with gathered() as each:
        each(known_keys, told, _KEYS)
        state = each(require_one_of, "state", str(told.get("state") or "treated"), frozenset(TreatmentState))
        disqualified = each(_people, "disqualified", told.get("disqualified"), keys, _disqualified)
        excused = each(_people, "excused", told.get("excused"), keys, _excused)
        closed = each(_closed, told.get("closed"))
        discussion = each(text, "discussion", told.get("discussion"))
        recommendation = each(text, "recommendation", told.get("recommendation"))
        proposed = each(rows, "proposals", told.get("proposals"), _proposal)
        votes = each(rows, "ballots", told.get("ballots"), _ballot)
        outcome = each(_outcome, told.get("outcome"))
        decided = each(text, "text", told.get("text")) or ""
        statements = each(rows, "statements", told.get("statements"), _statement)
        tasks = each(rows, "tasks", told.get("tasks"), _task)
    return {
        "state": state,
        "disqualified": disqualified,
        "excused": excused,
        "closed": closed,
        "discussion": discussion,
        "recommendation": recommendation,
        "proposals": proposed,
        "ballots": votes,
        "outcome": outcome,
        "text": decided,
        "statements": statements,
        "tasks": tasks,
    }


def _people(field: str, given: Any, keys: Collection[str] | None, check: Any) -> list[dict[str, Any]]:
    taken: set[str] = set()

    def checked(one: Mapping[str, Any], _place: int) -> dict[str, Any]:
        key = required_text("key", one.get("key"))
        if keys is not None and key not in keys:
            raise InvalidValueError(field="key", value=key, problem="unknown-attendee")
        if key in taken:
            raise InvalidValueError(field="key", value=key, problem="key-twice")
        taken.add(key)
        return {"key": key, **check(one)}

    return rows(field, given, checked)


def _disqualified(one: Mapping[str, Any]) -> dict[str, Any]:
    with gathered() as each:
        each(known_keys, one, ("key", "section", "ground", "decided", "left_room"))
        section = one.get("section") or None
        if section is not None:
            section = each(require_one_of, "section", str(section), frozenset(RecusalSection))
        ground = each(text, "ground", one.get("ground"))
        left = each(require_one_of, "left_room", str(one.get("left_room") or "not-told"), frozenset(LeftRoom))
    return {"section": section, "ground": ground, "decided": bool(one.get("decided")), "left_room": left}


def _excused(one: Mapping[str, Any]) -> dict[str, Any]:
    known_keys(one, ("key", "reason"))
    return {"reason": text("reason", one.get("reason"))}


def _closed(given: Any) -> dict[str, Any] | None:
    if not given:
        return None
    told = mapping("closed", given)
    known_keys(told, ("section", "decided"))
    return {"section": text("closed_section", told.get("section")), "decided": bool(told.get("decided"))}


def _proposal(one: Mapping[str, Any], place: int) -> dict[str, Any]:
    known_keys(one, ("key", "from", "text"))
    (found,) = proposals([{**one, "key": one.get("key") or chr(ord("A") + place)}])
    refuse_identity_numbers([("proposal", found["from"]), ("proposal", found["text"])])
    return found


def _ballot(one: Mapping[str, Any], _place: int) -> dict[str, Any]:
    (found,) = ballots([one])
    named = (vote[field] for vote in found["votes"] for field in ("party", "attended", "deputy_for"))
    refuse_identity_numbers([("votes", written) for written in (*named, *found["options"])])
    return found


def _outcome(given: Any) -> str | None:
    return require_one_of("outcome", str(given), frozenset(DecisionOutcome)) if given else None


def _statement(one: Mapping[str, Any], _place: int) -> dict[str, Any]:
    with gathered() as each:
        each(known_keys, one, ("from", "text"))
        who, said = each(public_name, str(one.get("from") or "")), each(required_text, "text", one.get("text"))
    return {"from": who, "text": said}


def _task(one: Mapping[str, Any], _place: int) -> dict[str, Any]:
    with gathered() as each:
        each(known_keys, one, ("text", "responsible", "due"))
        what = each(required_text, "text", one.get("text"))
        who = each(text, "responsible", one.get("responsible"))
        due = each(iso, one.get("due"), field="due")
    return {"text": what, "responsible": who, "due": due}
