"""What is known of one appointment, as a plain mapping: what its events make of it, for the aggregate and the register.

`{"person_id": "…", "body_id": "…", "seat_id": "…", "role": "member", "organisation_id": "…"|None, "nominated_on": …,
"nomination_basis": …, "is_nominated": …, "is_made": …, "valid_from": …, "until": …, "decided_on": …, "way": …,
"basis": …, "ground": …, "ended_on": …, "ending_decided_on": …, "ending_basis": …, "is_withdrawn": …, "parts": {…},
"reports": {…}}`.
`until` and `ended_on` are the last day. `parts` are extensions, leaves and times of acting, by the number of the event
that recorded each.
"""

from enum import StrEnum
from typing import Any
from uuid import UUID


class Way(StrEnum):
    """How somebody was elected: kommuneloven §§ 7-4 to 7-8; `appointed` where nobody voted."""

    PROPORTIONAL = "proportional"
    SETTLEMENT = "settlement"
    MAJORITY = "majority"
    LOT = "lot"
    APPOINTED = "appointed"


class Ground(StrEnum):
    """Why an appointment ended: kommuneloven §§ 7-3, 7-9 and 7-10 name some of them."""

    EXPIRED = "expired"
    RESIGNED = "resigned"
    EXEMPTED = "exempted"
    REPLACED = "replaced"
    MOVED_UP = "moved-up"
    LOST_ELIGIBILITY = "lost-eligibility"
    DIED = "died"
    BODY_DISSOLVED = "body-dissolved"
    ANNULLED = "annulled"


class PartKind(StrEnum):
    """What a part of an appointment is: kommuneloven § 7-11 tells of suspension."""

    EXTENSION = "extension"
    LEAVE = "leave"
    SUSPENSION = "suspension"
    ACTING = "acting"


WHO_AND_WHERE = ("person_id", "body_id", "seat_id", "role", "organisation_id")
DATED = ("nominated_on", "valid_from", "until", "decided_on", "ended_on", "ending_decided_on")
BASES = ("nomination_basis", "basis", "ending_basis")

_NOTHING: dict[str, Any] = {
    **dict.fromkeys((*DATED, *BASES, "way", "ground")),
    "is_nominated": False,
    "is_made": False,
    "is_withdrawn": False,
}


def begun(person_id: UUID, body_id: UUID, seat_id: UUID, role: str, organisation_id: UUID | None) -> dict[str, Any]:
    """Return what is known when somebody is put down for a seat."""
    return {
        "person_id": person_id.hex,
        "body_id": body_id.hex,
        "seat_id": seat_id.hex,
        "role": role,
        "organisation_id": organisation_id.hex if organisation_id else None,
        **_NOTHING,
        "parts": {},
        "reports": {},
    }


def corrected(facts: dict[str, Any], number: int | None, after: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with those of the whole, or of the part `number`, put right."""
    if number is None:
        return {**facts, **after}
    part = {**facts["parts"][str(number)], **after}
    return {**facts, "parts": {**facts["parts"], str(number): part}}


def last_day(facts: dict[str, Any]) -> str | None:
    """Return the last day as it stands, partial as it was written; None while no end is known."""
    if facts["ended_on"] is not None:
        return str(facts["ended_on"])
    extended = [part for part in facts["parts"].values() if part["kind"] == PartKind.EXTENSION]
    until = extended[-1]["until"] if extended else facts["until"]
    return None if until is None else str(until)
