"""Meetings (møter): who meets when, what is on the agenda, what the minutes say, and the decisions that came of it."""

from domain.meetings.agenda import Item, agenda, item_of
from domain.meetings.errors import (
    ItemUnknownError,
    MeetingCancelledError,
    MeetingDecidedError,
    MeetingHeldError,
    MinutesApprovedError,
    NoMinutesError,
)
from domain.meetings.facts import ApprovedHow, ItemKind, MeetingForm, MeetingKind, RecordKind
from domain.meetings.meeting import Meeting
from domain.meetings.public import closed_items, for_the_public, papers_kept_closed, without_closed
from domain.meetings.standing import TOOK_PLACE, Standing, State, held_on, standing_on, standings

__all__ = [
    "TOOK_PLACE",
    "ApprovedHow",
    "Item",
    "ItemKind",
    "ItemUnknownError",
    "Meeting",
    "MeetingCancelledError",
    "MeetingDecidedError",
    "MeetingForm",
    "MeetingHeldError",
    "MeetingKind",
    "MinutesApprovedError",
    "NoMinutesError",
    "RecordKind",
    "Standing",
    "State",
    "agenda",
    "closed_items",
    "for_the_public",
    "held_on",
    "item_of",
    "papers_kept_closed",
    "standing_on",
    "standings",
    "without_closed",
]
