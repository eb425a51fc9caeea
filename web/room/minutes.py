"""All notes of a meeting as the minutes that they become (domain/meetings/minutes.py), and what of them cannot be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, ngettext

from domain.errors import DomainError
from domain.meetings import Item
from domain.meetings.attendance import attendance
from domain.meetings.minutes import minutes as checked_minutes
from domain.meetings.taking_part import taking_part
from domain.meetings.treatments import treatments
from web.room.attendance import attendance_rows
from web.room.pausing import paused
from web.room.result import Result, result_of
from web.room.voting import Counted, Proposal, counted, proposals_of
from web.room.written import item_written

Note = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of an item, and what it comes to; `advice` is the recommendation, of the agenda or noted."""

    item: Item
    note: Note
    is_begun: bool
    proposals: Sequence[Proposal]
    votes: Sequence[Counted]
    result: Result
    treatment: Mapping[str, Any]
    advice: str | None


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the notes of a whole meeting come to. `minutes` are as they are given to the domain, not checked yet."""

    minutes: Mapping[str, Any]
    noted: Mapping[int, Noted]


def compiled(agenda: Sequence[Item], attended: Note, notes: Mapping[int, Note]) -> Compiled:
    """Return what the notes come to. `attended` is the note of attendance, `notes` are those of items, by item."""
    order = [one.item for one in agenda]
    rows = _tidied(attendance_rows(attended, order), order)
    told: dict[str, Any] = {
        **{name: attended[name].strip() or None for name in ("opened_at", "closed_at", "chair", "secretary")},
        "attendance": rows,
        "treatments": {},
        **({"pauses": pauses} if (pauses := paused(attended)) else {}),
    }
    noted = {}
    for one in agenda:
        noted[one.item] = _noted(one, notes.get(one.item), told, order)
        told["treatments"][str(one.item)] = noted[one.item].treatment
    return Compiled(told, noted)


def problems(agenda: Sequence[Item], found: Compiled) -> dict[int | None, list[DomainError]]:
    """Return by item what cannot be in minutes, under None what is wrong with attendance; empty when all can be."""
    order = [one.item for one in agenda]
    wrong: dict[int | None, list[DomainError]] = {}
    keys = [row["key"] for row in found.minutes["attendance"]]
    try:
        attendance(found.minutes["attendance"], order)
    except DomainError as error:
        wrong[None] = [error]
    for item, one in found.noted.items():
        errors = [vote.error for vote in one.votes if vote.error is not None]
        try:
            treatments({item: one.treatment}, order, keys)
        except DomainError as error:
            errors.append(error)
        if errors:
            wrong[item] = errors
    if not wrong:
        try:
            checked_minutes(found.minutes, items=order)
        except DomainError as error:
            wrong[None] = [error]
    return wrong


def _tidied(rows: list[dict[str, Any]], order: Sequence[int]) -> list[dict[str, Any]]:
    """Return attendance as the domain has it; where it is wrong still, as far as the page needs it."""
    try:
        return attendance(rows, order)
    except DomainError:
        empty = dict.fromkeys(("person_id", "organisation_id", "party", "deputy_for", "from_item", "until_item"))
        return [{**empty, "excuse": None, **row, "votes": row.get("votes") is not False} for row in rows]


def _noted(item: Item, note: Note | None, told: Mapping[str, Any], order: Sequence[int]) -> Noted:
    is_begun = note is not None
    note = {**item_written({}), **(note or {})}
    advice = note["recommendation"].strip() or item.recommendation
    proposals = proposals_of(advice, note)
    treatment: dict[str, Any] = {"state": "not-treated", **_people(note)}
    here = {**told, "treatments": {str(item.item): treatment}}
    voters = taking_part(here, item.item, order).took_part
    votes = [counted(one, proposals, voters, about=gettext("Proposal")) for one in note["ballots"]]
    result = result_of(item.kind, note, proposals, votes)
    own = [one for one in proposals if not one.is_recommendation]
    treatment |= {
        "state": result.state,
        "closed": _closed(item, note),
        "discussion": "\n\n".join(dict.fromkeys(filter(None, (_objections(item, note), *_paragraphs(note))))) or None,
        "recommendation": advice,
        "proposals": [_proposal(one) for one in proposals] if own else [],
        "ballots": [one.held for one in votes if one.held is not None],
        "outcome": result.outcome,
        "text": result.text,
        "statements": [{"from": one["from"].strip(), "text": one["text"].strip()} for one in note["statements"]],
        "tasks": [
            {
                "text": one["text"].strip(),
                "responsible": one["responsible"].strip() or None,
                "due": one["due"].strip() or None,
            }
            for one in note["tasks"]
        ],
    }
    return Noted(item, note, is_begun, proposals, votes, result, treatment, advice)


def _paragraphs(note: Note) -> list[str]:
    return [one.strip() for one in note["discussion"].split("\n\n")]


def _people(note: Note) -> dict[str, Any]:
    return {
        "disqualified": [
            {
                "key": key,
                "section": one["section"] or None,
                "ground": one["ground"].strip() or None,
                "decided": bool(one["decided"]),
                "left_room": "yes" if one["left_room"] else "not-told",
            }
            for key, one in note["disqualified"].items()
        ],
        "excused": [{"key": key, "reason": one["reason"].strip() or None} for key, one in note["excused"].items()],
    }


def _closed(item: Item, note: Note) -> dict[str, Any] | None:
    if not note["closed"]:
        return None
    section = note["closed_section"].strip() or (item.closed or {}).get("section")
    return {"section": section, "decided": bool(note["closed_decided"])}


def _objections(item: Item, note: Note) -> str | None:
    """Return what minutes say of whether an item outside the agenda was objected to (kommuneloven § 11-3)."""
    if not item.outside_agenda:
        return None
    if note["leader_objects"]:
        return str(gettext("The chair objected to treating an item that was not on the agenda."))
    count = int(note["objections"]) if note["objections"].strip().isdecimal() else 0
    if count:
        return str(
            ngettext(
                "%(num)s of those present objected to treating an item that was not on the agenda.",
                "%(num)s of those present objected to treating an item that was not on the agenda.",
                count,
            )
        )
    return str(gettext("Nobody objected to treating an item that was not on the agenda."))


def _proposal(one: Proposal) -> dict[str, Any]:
    proposer = gettext("The recommendation") if one.is_recommendation else one.proposer
    return {"key": one.key, "from": proposer or None, "text": one.text}
