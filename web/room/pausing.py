"""A meeting pauses and goes on: noted with attendance, told in the minutes when it was more than a moment."""

from collections.abc import Mapping
from typing import Any

from domain.errors import InvalidValueError
from domain.meetings.clock_times import clock_time
from web.pauses import pauses_of

PAUSE, GO_ON = "pause", "go-on"
"""What the buttons wish."""

Note = Mapping[str, Any]


def since(note: Note) -> str | None:
    """Return when the meeting paused, as it is noted, while it pauses; None while it goes on."""
    going = [one["from"] for one in pauses_of(note) if not one["until"].strip()]
    return going[-1] if going else None


def with_pause(note: Note, wish: str, time: str) -> dict[str, Any]:
    """Return a note of attendance in which the meeting pauses, or goes on; the same where it does so already."""
    pauses = pauses_of(note)
    if wish == PAUSE and since(note) is None:
        return {**note, "pauses": [*pauses, {"from": time, "until": ""}]}
    if wish == GO_ON and pauses:
        return {**note, "pauses": [one if one["until"].strip() else {**one, "until": time} for one in pauses]}
    return dict(note)


def paused(note: Note) -> list[dict[str, str]]:
    """Return the pauses that minutes tell of: those that began and ended within the same minute are not."""
    told = [{end: one[end].strip() for end in ("from", "until")} for one in pauses_of(note)]
    return [one for one in told if _read(one["from"]) != _read(one["until"])]


def _read(written: str) -> str | None:
    try:
        return clock_time("pauses", written)
    except InvalidValueError:
        return written
