"""Minutes (protokoll) of a meeting, and the extract (saksutskrift) of one of its items (kommuneloven § 11-4)."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext

from application.documents.paper import Block, Heading, Pair, Paper, Paragraph, Signatures, Tone
from web.formats import format_long_day
from web.languages import current_language
from web.papers_of_meetings import words
from web.papers_of_meetings.attendance import attendance_blocks
from web.papers_of_meetings.framing import framed
from web.papers_of_meetings.told import Approval, Frame, Item, Meeting
from web.papers_of_meetings.treatment import treatment_blocks
from web.pauses import pause_times, pauses_of

Minutes = Mapping[str, Any]
"""As domain/meetings/minutes.py tells."""


def minutes(
    frame: Frame,
    meeting: Meeting,
    items: Sequence[Item],
    told: Minutes,
    *,
    approval: Approval | None = None,
    shows_closed: bool = False,
) -> Paper:
    """Return the minutes. What was treated behind closed doors is left out unless `shows_closed`.

    Those who see it see why people were absent too.
    """
    approval = approval or Approval()
    numbers = {one.item: words.item_number(meeting, one) or one.public_title or "–" for one in items}
    blocks = attendance_blocks(told["attendance"], numbers, shows_excuses=shows_closed)
    blocks.append(Heading(gettext("Items")))
    for item in items:
        blocks.append(Heading(_heading(meeting, item, told, shows_closed=shows_closed), 3))
        blocks += _item(item, told, level=4, shows_closed=shows_closed)
    blocks += _closing(told, approval)
    is_draft = approval.approved_on is None
    return framed(
        frame,
        kind=gettext("Minutes, not approved yet") if is_draft else gettext("Minutes"),
        title=words.meeting_title(meeting),
        facts=[
            *words.meeting_facts(meeting, held=(told["opened_at"], told["closed_at"])),
            *_paused(told),
            *_led(told),
            *_stood(approval),
        ],
        blocks=blocks,
        fields=words.meeting_fields(meeting),
    )


def extract(
    frame: Frame,
    meeting: Meeting,
    item: Item,
    told: Minutes,
    *,
    approval: Approval | None = None,
    shows_closed: bool = False,
) -> Paper:
    """Return the extract of one item: what the minutes say of it, without what the reader is not to see."""
    approval = approval or Approval()
    title = _heading(meeting, item, told, shows_closed=shows_closed)
    blocks: list[Block] = list(_item(item, told, level=2, shows_closed=shows_closed))
    source = gettext(
        "Taken from the minutes of the meeting, as they stood on %(day)s.", day=format_long_day(frame.made)
    )
    blocks.append(Paragraph(source, Tone.QUIET))
    return framed(
        frame,
        kind=gettext("Extract of the minutes"),
        title=title,
        facts=[*words.meeting_facts(meeting, held=(told["opened_at"], told["closed_at"])), *_stood(approval)],
        blocks=blocks,
        fields=[*words.meeting_fields(meeting), ("sak", words.item_number(meeting, item))],
    )


def _heading(meeting: Meeting, item: Item, told: Minutes, *, shows_closed: bool) -> str:
    """Return the item's number and title; the public one where it was closed in the meeting only, too."""
    treatment = _treatment(told, item)
    closed = item.closed or (treatment or {}).get("closed")
    known = Item(item=item.item, number=item.number, title=item.title, public_title=item.public_title, closed=closed)
    return words.item_heading(meeting, known, shows_closed=shows_closed)


def _item(item: Item, told: Minutes, *, level: int, shows_closed: bool) -> list[Block]:
    names = {one["key"]: one["name"] for one in told["attendance"]}
    treatment = _treatment(told, item)
    if treatment is None and not item.closed:
        return [Paragraph(gettext("The minutes say nothing of this item."))]
    return treatment_blocks(item, treatment, names, level=level, shows_closed=shows_closed)


def _treatment(told: Minutes, item: Item) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = told["treatments"].get(str(item.item))
    return found


def _led(told: Minutes) -> list[Pair]:
    led = ((gettext("Chaired by"), told.get("chair")), (gettext("Secretary"), told.get("secretary")))
    return [(str(name), str(who)) for name, who in led if who]


def _paused(told: Minutes) -> list[Pair]:
    times = pause_times(pauses_of(told), ":" if current_language() == "en" else ".")
    return [(str(gettext("Pause")), str(gettext("at %(time)s", time=times)))] if times else []


def _stood(approval: Approval) -> list[Pair]:
    if approval.approved_on is None:
        return [(str(gettext("Approved")), str(gettext("not yet")))]
    day = format_long_day(approval.approved_on)
    where = f"{day}, {approval.approved_where}" if approval.approved_where else day
    corrections = ". ".join(": ".join(filter(None, (format_long_day(on), why))) for on, why in approval.corrected)
    corrected = [(str(gettext("Corrected")), corrections)] if corrections else []
    return [(str(gettext("Approved")), where), *corrected]


def _closing(told: Minutes, approval: Approval) -> list[Block]:
    if approval.signed_by:
        names = ", ".join(approval.signed_by)
        if approval.signed_on:
            signed = gettext("Signed on %(day)s by %(names)s.", day=format_long_day(approval.signed_on), names=names)
        else:
            signed = gettext("Signed by %(names)s.", names=names)
        return [Heading(gettext("Signatures")), Paragraph(signed)]
    led = ((told.get("chair"), gettext("Chair of the meeting")), (told.get("secretary"), gettext("Secretary")))
    lines = [(who, str(role)) for who, role in led if who]
    return [Heading(gettext("Signatures")), Signatures(lines)] if lines else []
