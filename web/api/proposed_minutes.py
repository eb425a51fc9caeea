"""What is proposed about an old minutes file in the shape that the API answers."""

from typing import Any
from uuid import UUID

from search.proposals.minutes.found import Block, Disqualified, Found, Item, Person, Spot, Task, Told, Vote
from web.old_minutes.matched import Matched
from web.old_minutes.reading import ReadMinutes
from web.old_minutes.told import Lines, is_of_sheet


def proposed_json(read: ReadMinutes) -> dict[str, Any]:
    """Return the meeting, who was there, the items with what was decided, and what was not understood."""
    found, known = read.found, read.known
    head = found.head
    return {
        "language": found.language,
        "is_minutes": read.is_minutes,
        "meeting": {
            "body": _told(head.body),
            "body_id": known.body.id if known.body else None,
            "starts_on": _told(head.date),
            "opened_at": _told(head.opened),
            "closed_at": _told(head.closed),
            "place": _told(head.place),
            "chair": _told(head.chair),
            "secretary": _told(head.secretary),
            "kind": head.kind,
            "form": head.form,
        },
        "attendance": [_attendee(one, known, read.texts) for one in found.attendance],
        "items": [_item(place, one, known) for place, one in enumerate(found.items, 1)],
        "not_understood": [_block(one) for one in found.not_understood],
        "rows_not_understood": [_block(one) for one in read.rows_missed],
        "same_day_ids": [one.id for one in known.meetings],
    }


def _item(place: int, one: Item, known: Matched) -> dict[str, Any]:
    case, decision = known.cases.get(place), known.decisions.get(place)
    return {
        "place": place,
        "written": _told(Told.first_of([one.number])),
        "number": known.numbers.get(place),
        "title": _told(one.title),
        **{name: getattr(one, name) for name in ("kind", "state", "case_reference", "outcome", "doubts")},
        "case_id": case if case is None or isinstance(case, UUID) else case.id,
        "decision_id": decision.id if decision else None,
        **{
            name: _block(text) if (text := getattr(one, name)) else None
            for name in ("case_paper", "recommendation", "discussion", "decision")
        },
        "proposals": [{"by": each.proposer, "party": each.party, **_block(each.block)} for each in one.motions],
        "votes": [_vote(each) for each in one.votes],
        "statements": [{"by": each.by, "party": None, **_block(each.block)} for each in one.statements],
        "tasks": [_task(each) for each in one.tasks],
        "closed": _found(one.closed) if one.closed else None,
        "disqualified": [_disqualified(each) for each in one.disqualified],
    }


def _attendee(one: Person, known: Matched, texts: Lines) -> dict[str, Any]:
    person = known.person(one.name)
    same = ("name", "role", "votes", "party", "organisation_id", "deputy_for", "from_item", "until_item", "excuse")
    return {
        **{name: getattr(one, name) for name in (*same, "doubts")},
        "person_id": person.id if person else None,
        "presence": "present" if one.is_present else "absent",
        "office": one.title,
        "in_sheet": is_of_sheet(one.spot, texts),
        **_spot(one.spot),
    }


def _vote(one: Vote) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("method", "options", "named", "side", "adopted", "doubts")},
        "counts": dict(one.counts),
        "casting_vote": one.casting,
        **_spot(one.spot),
    }


def _task(one: Task) -> dict[str, Any]:
    return {"task": one.text, "responsible_name": one.responsible, "due": one.due, **_spot(one.spot)}


def _disqualified(one: Disqualified) -> dict[str, Any]:
    return {"name": one.name, "rule": one.section, "left": one.left_room, **_spot(one.spot)}


def _told(told: Told) -> dict[str, Any]:
    best = told.best
    where = _spot(best.spot) if best else dict.fromkeys(("page", "line", "read_from"))
    return {
        "value": best.value if best else None,
        **where,
        "doubts": told.doubts,
        "others": [_found(one) for one in told.others],
    }


def _found(one: Found) -> dict[str, Any]:
    return {"value": one.value, "doubts": one.doubts, **_spot(one.spot)}


def _block(one: Block) -> dict[str, Any]:
    return {
        "text": one.text,
        "page": one.first.page,
        "line": one.first.line,
        "last_page": one.last.page,
        "last_line": one.last.line,
        "doubts": one.doubts,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"page": spot.page, "line": spot.line, "read_from": spot.text}
