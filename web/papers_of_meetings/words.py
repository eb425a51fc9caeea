"""What codes and days are called on the papers of meetings."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from web.formats import format_day, format_long_day, format_weekday
from web.labels import label
from web.languages import current_language
from web.papers_of_meetings.told import Item, Meeting


def item_number(meeting: Meeting, item: Item) -> str:
    """Return `RR 23/2025`; nothing for an item without a number."""
    return f"{meeting.abbreviation} {item.number}" if item.number else ""


def item_title(item: Item, *, shows_closed: bool) -> str:
    """Return the title that the reader of the paper may know."""
    if not is_hidden(item, shows_closed=shows_closed):
        return item.title or item.public_title or str(gettext("Without a title"))
    return item.public_title or str(gettext("Exempt from public access"))


def item_heading(meeting: Meeting, item: Item, *, shows_closed: bool) -> str:
    """Return `RR 23/2025 The title`."""
    return f"{item_number(meeting, item)} {item_title(item, shows_closed=shows_closed)}".strip()


def is_hidden(item: Item, treatment: Mapping[str, Any] | None = None, *, shows_closed: bool) -> bool:
    """Return whether the reader may know no more of an item than its public title and the paragraph."""
    return not shows_closed and bool(item.closed or (treatment or {}).get("closed"))


def whole_day(meeting: Meeting) -> str:
    """Return `torsdag 12. mars 2026`, or the first and last day."""
    if meeting.ends_on and meeting.ends_on != meeting.starts_on:
        return f"{format_weekday(meeting.starts_on)} – {format_weekday(meeting.ends_on)}"
    return format_weekday(meeting.starts_on)


def hours(first: str | None, last: str | None) -> str:
    """Return `09.00–11.30`, or as much of it as is known."""
    between = ":" if current_language() == "en" else "."
    begins, ends = ((one or "").replace(":", between) for one in (first, last))
    if begins and ends:
        return f"{begins}–{ends}"
    return begins or (str(gettext("until %(time)s", time=ends)) if ends else "")


def meeting_title(meeting: Meeting) -> str:
    """Return the name of the body, or the title of the meeting, and the day."""
    day = format_long_day(meeting.starts_on)
    return f"{meeting.title}, {day}" if meeting.title else f"{meeting.body} {day}"


def item_notes(item: Item, title: str) -> list[str]:
    """Return what is said of an item below its `title`: what kind it is, unless that says the same."""
    kind = label("item-kind", item.kind)
    outside = [str(gettext("outside the agenda that was sent"))] if item.outside_agenda else []
    return [*([] if kind == title else [kind]), *outside]


def meeting_facts(meeting: Meeting, *, held: tuple[str | None, str | None] | None = None) -> list[tuple[str, str]]:
    """Return labels and what they say of a meeting; `held` are the times at which it was opened and closed."""
    bodies = ", ".join([meeting.body, *meeting.joint_with])
    first, last = held if held and any(held) else (meeting.starts_at, meeting.ends_at)
    told = [
        (gettext("Body"), bodies),
        (gettext("Meeting"), f"{label('meeting-kind', meeting.kind)}, {meeting.reference}"),
        (gettext("Day"), whole_day(meeting)),
        (gettext("Time of day"), hours(first, last)),
        (gettext("Place"), meeting.place or ""),
        (gettext("How we meet"), label("meeting-form", meeting.form) if meeting.form != "in-person" else ""),
        (gettext("Link"), meeting.link or ""),
    ]
    return [(str(label), words) for label, words in told if words]


def meeting_fields(meeting: Meeting) -> list[tuple[str, str]]:
    """Return what a template of the council can place itself."""
    return [
        ("organ", meeting.body),
        ("møte", meeting.reference),
        ("dato", format_day(meeting.starts_on)),
        ("tid", hours(meeting.starts_at, meeting.ends_at)),
        ("sted", meeting.place or ""),
    ]
