"""What is known of one statement, as a plain mapping: what its events make of it, for the aggregate and the register.

`{"reference": "2025/7", "kind": …, "title": …, "public_title": …, "summary": …, "subject_areas": […], "case_id": …,
"consultation_id": …, "replaces": ["…"], "is_withdrawn": …, "records": {"2": {"kind": "version", …}, …}}`.
`records` are everything that happened to it and its versions, by the number of the event that recorded each, with
what the event holds; `version` in them is the number of a version.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain.recorded import Record, records_of


class StatementKind(StrEnum):
    """What a statement is."""

    CONSULTATION_ANSWER = "consultation-answer"
    OWN_INITIATIVE = "own-initiative"
    RESOLUTION = "resolution"
    LETTER = "letter"
    OP_ED = "op-ed"
    """Kronikk."""
    MEDIA_INITIATIVE = "media-initiative"
    """Utspill."""
    PRESS_RELEASE = "press-release"
    PRESENTATION = "presentation"


class AdoptedBy(StrEnum):
    """Who adopted a version."""

    DECISION = "decision"
    LEADER = "leader"
    """Under an authority that is named."""
    SECRETARY = "secretary"


UNDER_AUTHORITY = frozenset({AdoptedBy.LEADER, AdoptedBy.SECRETARY})
"""Those who need an authority, and adopt without a decision."""


class Stance(StrEnum):
    """How a municipality or another council stands to a statement."""

    BEHIND = "behind"
    RESERVED = "reserved"
    """Behind it but for something."""
    DISSENT = "dissent"
    """Of another opinion, which is told with it."""
    NOT_BEHIND = "not-behind"


class SentHow(StrEnum):
    """How a version was sent."""

    EMAIL = "e-mail"
    LETTER = "letter"
    PORTAL = "portal"
    """By a form where consultations are answered."""
    HANDED_OVER = "handed-over"
    MEETING = "meeting"
    OTHER = "other"


class Channel(StrEnum):
    """Where a version was published."""

    WEBSITE = "website"
    NEWSPAPER = "newspaper"
    SOCIAL_MEDIA = "social-media"
    PRESS_RELEASE = "press-release"
    MEETING = "meeting"
    OTHER = "other"


class RecordKind(StrEnum):
    """What a record of a statement tells."""

    VERSION = "version"
    ADOPTION = "adoption"
    SUPPORT = "support"
    SENDING = "sending"
    PUBLICATION = "publication"
    REPLY = "reply"
    RETRACTION = "retraction"


WHOLE = (
    "kind",
    "title",
    "public_title",
    "summary",
    "subject_areas",
    "case_id",
    "consultation_id",
    "replaces",
)
"""What is told of the statement itself, and can be put right; its reference is claimed."""

DAY_OF = {
    RecordKind.VERSION: "drafted_on",
    RecordKind.ADOPTION: "adopted_on",
    RecordKind.SUPPORT: "stated_on",
    RecordKind.SENDING: "sent_on",
    RecordKind.PUBLICATION: "published_on",
    RecordKind.REPLY: "replied_on",
    RecordKind.RETRACTION: "retracted_on",
}
"""The field that tells on which day each kind of record happened."""

OUT = {kind: DAY_OF[kind] for kind in (RecordKind.ADOPTION, RecordKind.SENDING, RecordKind.PUBLICATION)}
"""The records by which a version is no draft any more, each with the field of its day."""


def version_record(facts: Mapping[str, Any], version: int) -> tuple[int, Record] | None:
    """Return the record that tells of a version, with its number."""
    return next((one for one in records_of(facts, RecordKind.VERSION) if one[1]["version"] == version), None)


def versions_of(facts: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the versions, in order."""
    return sorted(record["version"] for _, record in records_of(facts, RecordKind.VERSION))
