"""What the form of old minutes begins with: all that was read, and what the archive knows of it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from domain.meetings import ApprovedHow, ItemKind
from search.proposals.minutes.found import Item, MinutesProposals, Person
from search.proposals.minutes.mapping import proposed_minutes
from web.forms.votes import ballot_values, option_shown, proposal_values
from web.old_minutes.matched import Matched

_DECIDES = (ItemKind.DECISION, ItemKind.ELECTION)


def begins_with(found: MinutesProposals, known: Matched) -> dict[str, Any]:
    """Return the values of the form."""
    head, minutes = found.head, proposed_minutes(found)
    called = {one["key"]: one["name"] for one in minutes["attendance"]}
    return {
        "body_id": known.body.id if known.body else head.body.value,
        "held_on": head.date.value,
        "opened_at": head.opened.value,
        "closed_at": head.closed.value,
        "place": head.place.value,
        "chair": head.chair.value,
        "secretary": head.secretary.value,
        "kind": str(head.kind),
        "form": str(head.form),
        "how": str(ApprovedHow.NOT_TOLD),
        "attendance": [_attendee(place, one, known) for place, one in enumerate(found.attendance, 1)],
        "items": [
            _item(place, one, minutes["treatments"][str(place)], called, known)
            for place, one in enumerate(found.items, 1)
        ],
    }


def _attendee(place: int, one: Person, known: Matched) -> dict[str, Any]:
    person = known.person(one.name)
    return {
        "source": str(place),
        "name": one.name,
        "presence": "present" if one.is_present else "absent",
        "role": str(one.role),
        "party": one.party,
        "deputy_for": one.deputy_for,
        "excuse": one.excuse,
        "from_item": one.from_item,
        "until_item": one.until_item,
        "person_id": person.id if person else None,
    }


def _item(place: int, item: Item, told: Mapping[str, Any], called: Mapping[str, str], known: Matched) -> dict[str, Any]:
    case = known.cases.get(place)
    becomes = item.kind in _DECIDES and told["state"] != "not-treated" and bool(told["outcome"] or told["text"])
    closed = told["closed"]
    return {
        "source": str(place),
        "number": known.numbers.get(place),
        "kind": str(item.kind),
        "title": item.title.value,
        "case_id": getattr(case, "id", case),
        "new_case": case is None and becomes,
        "recommendation": told["recommendation"],
        "text": told["text"],
        "state": told["state"],
        "outcome": told["outcome"],
        "discussion": told["discussion"],
        "proposals": [proposal_values(one) for one in told["proposals"]],
        "ballots": [{**ballot_values(one), "adopted": _adopted(one)} for one in told["ballots"]],
        "statements": [{"by": one["from"], "text": one["text"]} for one in told["statements"]],
        "tasks": told["tasks"],
        "disqualified": [{**one, "name": called[one["key"]]} for one in told["disqualified"]],
        "closed_section": (closed["section"] or gettext("not told")) if closed else None,
        "public_title": gettext("Closed item") if closed else None,
    }


def _adopted(ballot: Mapping[str, Any]) -> str | None:
    """Return what was adopted where the votes alone do not show it: one side was counted, and not the other."""
    counted = ballot["counts"]
    is_partly = bool(counted) and len(counted) < len(ballot["options"])
    return option_shown(ballot["adopted"]) if is_partly else None
