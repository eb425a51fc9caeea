"""What is known of one meeting, as a plain mapping: what its events make of it (domain/recorded.py).

The whole is which body meets, when and where, as it was planned; `records` are everything that happened to it since, by
the number of the event that recorded each, with what the event holds.
"""

from enum import StrEnum


class RecordKind(StrEnum):
    """What a record of a meeting tells."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    ITEM = "item"
    ITEM_DROPPED = "item-dropped"
    AGENDA = "agenda"
    CONVENED = "convened"
    HELD = "held"
    MINUTES = "minutes"
    APPROVED = "approved"
    SIGNED = "signed"
    PUBLISHED = "minutes-published"
    DECIDED = "decided"
    EXTRACT = "extract"


class MeetingKind(StrEnum):
    """What kind of meeting it is."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    JOINT = "joint"
    SEMINAR = "seminar"
    STUDY_TRIP = "study-trip"


class MeetingForm(StrEnum):
    """How those who meet are together (kommuneloven §§ 11-2, 11-7, 11-8)."""

    IN_PERSON = "in-person"
    REMOTE = "remote"
    HYBRID = "hybrid"
    WRITTEN = "written"
    """Treated in writing: nobody meets."""


class ItemKind(StrEnum):
    """What an agenda item is."""

    DECISION = "decision"
    ELECTION = "election"
    REPORT = "report"
    INFORMATION = "information"
    QUESTION = "question"
    APPROVAL = "approval"
    """Approval of notice and agenda, or of minutes."""
    OTHER_BUSINESS = "other-business"


class ApprovedHow(StrEnum):
    """How minutes were approved."""

    IN_MEETING = "in-meeting"
    """By the body, in a later meeting or at the end of this."""
    CIRCULATED = "circulated"
    """Sent round, and nobody had anything against them."""
    NOT_TOLD = "not-told"


TIMES = ("starts_on", "starts_at", "ends_on", "ends_at")
WHERE = ("place", "link", "form")

WHOLE = ("body_id", "bodies", "kind", "title", "public_title", "about", *TIMES, *WHERE, "plan_id")
"""What is told when it is planned, and can be put right; its reference is claimed."""
