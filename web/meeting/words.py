"""Meetings in words and colours: when they are, how far one has come, what became of an item. Templates get WORDS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from application.questions.meeting_lists import ListedMeeting
from application.questions.meetings import MeetingView
from domain.meetings import State
from web.formats import format_day
from web.labels import label
from web.pauses import pause_times

_COLORS = {
    State.PLANNED: "neutral",
    State.CONVENED: "info",
    State.CANCELLED: "danger",
    State.HELD: "warning",
    State.DRAFTED: "warning",
    State.APPROVED: "info",
    State.SIGNED: "info",
    State.PUBLISHED: "success",
}
_TREATED_COLORS = {"treated": "success", "not-treated": "neutral", "postponed": "warning", "withdrawn": "neutral"}


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting on a day, with what its body is called now."""

    listed: ListedMeeting
    body: str


def meeting_color(state: str) -> str:
    """Return the colour of the badge that says how far a meeting has come."""
    return _COLORS.get(State(state), "neutral")


def treated_color(state: str) -> str:
    """Return the colour of the badge that says what became of an item."""
    return _TREATED_COLORS.get(state, "neutral")


def meeting_name(view: MeetingView, body: str, starts_on: str) -> str:
    """Return what a meeting is called: its title, or else its body and its day."""
    return view.title or str(gettext("%(body)s %(day)s", body=body, day=format_day(starts_on)))


def clock_words(begins: str | None, ends: str | None) -> str:
    """Return times of day as they are written here, `09.00–11.30`; nothing where none is told."""
    return "–".join(one.replace(":", ".") for one in (begins, ends) if one)


def when_words(one: ListedMeeting) -> str:
    """Return when a meeting is: its day, or its days, and the times."""
    days = format_day(one.starts_on)
    if one.ends_on and one.ends_on != one.starts_on:
        days = f"{days}–{format_day(one.ends_on)}"
    times = clock_words(one.starts_at, one.ends_at)
    return str(gettext("%(day)s at %(time)s", day=days, time=times)) if times else days


def item_reference(abbreviation: str, number: str | None) -> str:
    """Return what an item is known by, `RR 23/2025`; nothing before it has a number."""
    return f"{abbreviation} {number}" if number else ""


def role_words(person: Mapping[str, Any]) -> str:
    """Return in which role somebody attended, and for whom they sit there."""
    return ", ".join(filter(None, (label("attendance-role", person["role"]), person["party"])))


WORDS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        clock_words,
        pause_times,
        item_reference,
        meeting_color,
        meeting_name,
        role_words,
        treated_color,
        when_words,
    )
}
"""What templates of meetings are given."""
