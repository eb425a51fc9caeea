"""How meetings stand, whatever the day: which of what can be done with them fits."""

from collections.abc import Callable
from uuid import UUID

from flask import g

from application.questions.known import last_position
from application.questions.meeting_lists import meetings_standing
from application.questions.meetings import MeetingView
from application.questions.numbers import next_item_number
from domain.access import Audience
from domain.meetings import Meeting, Standing, State, standing_on
from web.services import current_services

LAST = "9999-12-30"
"""A day by which everything that is recorded has happened."""
CLEAR_NOTES_PATH = "notater/slett"
"""Where the notes of a meeting are cleared, below it."""
_APPROVED = (State.APPROVED, State.SIGNED, State.PUBLISHED)
TO_COME = (State.PLANNED, State.CONVENED)


def next_number(meeting: Meeting) -> int:
    """Return where the next free item number of the meeting's body and year is looked for."""
    with current_services().stores.registers.connect() as connection:
        found = next_item_number(connection, UUID(meeting.facts["body_id"]), int(stands(meeting).starts_on[:4]))
    return int(found.partition("/")[0])


def stands(meeting: Meeting) -> Standing:
    """Return how a meeting stands by all that is recorded of it."""
    meeting.require_there()
    found = standing_on(meeting.facts, LAST)
    assert found is not None
    return found


def is_there(view: MeetingView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def in_state(*states: State) -> Callable[[MeetingView], bool]:
    """Return what says whether a meeting has come so far, whatever the day."""
    return lambda view: not view.withdrawn and _state(view) in states


def has_notes_to_clear(view: MeetingView) -> bool:
    """Return whether notes are kept of a meeting that needs them no more: its minutes are approved."""
    return in_state(*_APPROVED)(view) and current_services().meeting_notes.are_kept(view.id)


def _state(view: MeetingView) -> str | None:
    """Return how far a meeting has come; asked once for all that a page offers."""
    known: dict[UUID, str | None] = g.setdefault("states_of_meetings", {})
    if view.id not in known:
        with current_services().stores.registers.connect() as connection:
            known_now = last_position(connection)
            standing = meetings_standing(connection, [view.id], Audience.OFFICER, on=LAST, known=known_now)
        found = standing.get(view.id)
        known[view.id] = found.state if found else None
    return known[view.id]
