"""What was found in a minutes file in the shape of a meeting and its minutes, so that a form can show it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from domain.decisions.recusals import LeftRoom, RecusalSection
from domain.errors import InvalidValueError
from domain.votes import ballots
from search.proposals.minutes.found import Block, Item, MinutesProposals, Person, Told, Vote
from search.words.spelling import fold


def proposed_meeting(found: MinutesProposals) -> dict[str, Any]:
    """Return the meeting: its body as it is written, day, times and place, and its items in order."""
    head = found.head
    return {
        "body": head.body.value or None,
        "kind": str(head.kind),
        "form": str(head.form),
        "starts_on": head.date.value or None,
        "starts_at": head.opened.value or None,
        "ends_at": head.closed.value or None,
        "place": head.place.value or None,
        "items": [_agenda_item(item) for item in found.items],
    }


def proposed_minutes(found: MinutesProposals, people: Mapping[str, UUID] | None = None) -> dict[str, Any]:
    """Return the minutes; `treatments` by the place of the item, "1" to "n", and so are `from_item` and `until_item`.

    `people` are those of the register by their names, for `person_id`. A vote that does not add up is left out: what is
    written of it stands in `discussion`, and the doubt is with the vote that was found.
    """
    head = found.head
    known = {fold(name): identity for name, identity in (people or {}).items()}
    keys = {one.name.casefold(): f"p{place}" for place, one in enumerate(found.attendance, 1)}
    places = {_number(item.number.value): str(place) for place, item in enumerate(found.items, 1)}
    return {
        "opened_at": _or_none(head.opened),
        "closed_at": _or_none(head.closed),
        "chair": _or_none(head.chair),
        "secretary": _or_none(head.secretary),
        "attendance": [_person(one, keys, places, known) for one in found.attendance],
        "treatments": {str(place): _treatment(item, keys) for place, item in enumerate(found.items, 1)},
    }


def ballot_of(vote: Vote) -> dict[str, Any] | None:
    """Return a vote as domain/votes.py wants it; None when it does not add up."""
    count = dict(vote.counts).get(vote.side, 0)
    each = count // len(vote.named) if vote.named and count % len(vote.named) == 0 else 0
    given = {
        "method": vote.method,
        "options": list(vote.options),
        "counts": dict(vote.counts),
        "votes": [{"party": party, "option": vote.side, "count": each} for party in vote.named if each],
        "casting_vote": vote.casting,
        "adopted": vote.adopted,
    }
    try:
        return ballots([given])[0]
    except InvalidValueError:
        return None


def _agenda_item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number.value,
        "kind": str(item.kind),
        "title": item.title.value,
        "case_reference": item.case_reference,
        "recommendation": _text(item.recommendation),
        "case_paper": _text(item.case_paper),
        "closed": item.closed.value if item.closed else None,
    }


def _person(
    one: Person, keys: Mapping[str, str], places: Mapping[str, str], known: Mapping[str, UUID]
) -> dict[str, Any]:
    identity = known.get(fold(one.name))
    return {
        "key": keys[one.name.casefold()],
        "person_id": identity.hex if identity else None,
        "name": one.name,
        "organisation_id": one.organisation_id.hex if one.organisation_id else None,
        "party": one.party,
        "role": str(one.role),
        "votes": one.votes,
        "presence": "present" if one.is_present else "absent",
        "deputy_for": keys.get(one.deputy_for.casefold()) if one.deputy_for else None,
        "from_item": _place(one.from_item, places),
        "until_item": _place(one.until_item, places),
        "excuse": one.excuse,
    }


def _treatment(item: Item, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "state": str(item.state),
        "disqualified": [
            {
                "key": keys[one.name.casefold()],
                "section": _recusal_section(one.section),
                "ground": None,
                "decided": True,
                "left_room": str(LeftRoom.YES if one.left_room else LeftRoom.NOT_TOLD),
            }
            for one in item.disqualified
            if one.name.casefold() in keys
        ],
        "excused": [],
        "closed": {"section": item.closed.value or None, "decided": True} if item.closed else None,
        "discussion": _text(item.discussion),
        "recommendation": _text(item.recommendation),
        "proposals": [
            {"key": chr(ord("A") + place % 26), "from": _from(one.proposer, one.party), "text": one.block.text}
            for place, one in enumerate(item.motions)
        ],
        "ballots": [ballot for vote in item.votes if (ballot := ballot_of(vote))],
        "outcome": str(item.outcome) if item.outcome else None,
        "text": item.decision.text if item.decision else "",
        "statements": [{"from": one.by or "", "text": one.block.text} for one in item.statements],
        "tasks": [{"text": one.text, "responsible": one.responsible, "due": one.due} for one in item.tasks if one.text],
    }


def _recusal_section(written: str | None) -> str | None:
    """Return the rule that a paragraph is in, None when it names neither of the two."""
    plain = (written or "").replace(" ", "").casefold()
    if "11-10" in plain:
        return str(RecusalSection.MUNICIPALITIES)
    return str(RecusalSection.ADMINISTRATION) if re.search(r"§6(?!\d)", plain) else None


def _from(proposer: str, party: str | None) -> str:
    return f"{party} ved {proposer}" if party else proposer


def _place(number: str | None, places: Mapping[str, str]) -> str | None:
    """Return the place of an item by its number, as it is written or without its year or its letters."""
    if number is None:
        return None
    plain = _number(number)
    near: Sequence[str] = [place for key, place in places.items() if key.startswith((f"{plain}/", f"{plain}-"))]
    tail = [place for key, place in places.items() if key.endswith(plain) and not key[: -len(plain)][-1:].isdigit()]
    return places.get(plain) or next(iter([*near, *tail]), None)


def _number(number: str) -> str:
    return "".join(number.split()).casefold()


def _text(block: Block | None) -> str | None:
    return block.text if block else None


def _or_none(told: Told) -> str | None:
    return told.value or None
