"""What happens to a meeting. Each event makes of the facts that were known those known now."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.meetings.facts import WHOLE, RecordKind
from domain.recorded import Recorded


class Planned(recorded.Registered):
    """A body is to meet; `bodies` are others that meet with it. Days are ISO, times `09:00`.

    `plan_id` is the meeting plan that it comes from.
    """

    WHOLE = WHOLE
    body_id: UUID
    bodies: list[str]
    kind: str
    title: str | None
    public_title: str | None
    about: str | None
    starts_on: str
    starts_at: str | None
    ends_on: str | None
    ends_at: str | None
    place: str | None
    link: str | None
    form: str
    plan_id: UUID | None


class Moved(Recorded):
    """It was settled on `moved_on` that it is at another time or place."""

    KIND = RecordKind.MOVED
    starts_on: str
    starts_at: str | None
    ends_on: str | None
    ends_at: str | None
    place: str | None
    link: str | None
    form: str
    moved_on: str
    reason: str


class Cancelled(Recorded):
    """It was settled on `cancelled_on` that nobody meets."""

    KIND = RecordKind.CANCELLED
    cancelled_on: str
    reason: str


class ItemSet(Recorded):
    """An item of the agenda: a new one, known by the number of this event, or the item `item` as it is now.

    `papers` are ids of documents; `closed` is `{"section", "reason"}` where doors are to be closed.
    """

    KIND = RecordKind.ITEM
    item: int | None
    item_kind: str
    title: str
    public_title: str | None
    case_id: UUID | None
    recommendation: str | None
    papers: list[str]
    closed: dict[str, Any] | None
    outside_agenda: bool


class ItemDropped(Recorded):
    """An item was taken off the agenda."""

    KIND = RecordKind.ITEM_DROPPED
    item: int
    reason: str | None


class AgendaArranged(Recorded):
    """The items in order, with the body's own numbers: `{"item": 4, "number": "23/2025"|None}`."""

    KIND = RecordKind.AGENDA
    items: list[dict[str, Any]]


class Convened(Recorded):
    """Notice and agenda were sent; `texts` are the papers that were, `{"document_id", "sha256"}`."""

    KIND = RecordKind.CONVENED
    sent_on: str
    recipients: list[str]
    note: str | None
    texts: list[dict[str, str]]


class Held(Recorded):
    """Those who came met on `held_on`."""

    KIND = RecordKind.HELD
    held_on: str
    opened_at: str | None
    closed_at: str | None


class MinutesDrafted(Recorded):
    """What the minutes say (domain/meetings/minutes.py): first, or after they were gone over again."""

    KIND = RecordKind.MINUTES
    drafted_on: str
    minutes: dict[str, Any]
    note: str | None


class MinutesApproved(Recorded):
    """The minutes were approved, in the meeting `meeting_id` if one is told."""

    KIND = RecordKind.APPROVED
    approved_on: str
    how: str
    meeting_id: UUID | None
    note: str | None


class MinutesSigned(Recorded):
    """The minutes were signed, by these."""

    KIND = RecordKind.SIGNED
    signed_on: str
    names: list[str]


class MinutesPublished(Recorded):
    """The public may read the minutes; they were sent to these, the control committees among them."""

    KIND = RecordKind.PUBLISHED
    published_on: str
    recipients: list[str]
    texts: list[dict[str, str]]


class Decided(Recorded):
    """What the minutes say of an item is this decision in the archive."""

    KIND = RecordKind.DECIDED
    item: int
    decision_id: UUID


class Extracted(Recorded):
    """An extract of one item was sent, and journaled as this entry."""

    KIND = RecordKind.EXTRACT
    item: int
    sent_on: str
    entry_id: UUID | None
    recipients: list[str]
    texts: list[dict[str, str]]
