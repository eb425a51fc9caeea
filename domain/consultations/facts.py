"""What is known of one consultation, as a plain mapping: what its events make of it (domain/recorded.py).

The whole is who asks, when, what about and until when; `records` are everything that happened to it since, by the
number of the event that recorded each, with what the event holds.
"""

from enum import StrEnum


class RecordKind(StrEnum):
    """What a record of a consultation tells."""

    DEADLINE = "deadline"
    WAY = "way"
    ASKED = "asked"
    INPUT = "input"
    DECLINED = "declined"
    OWN_ANSWER = "own-answer"
    DRAFT = "draft"
    TREATMENT = "treatment"
    ANSWER = "answer"
    PASSED = "passed"
    OUTCOME = "outcome"


class Agreeing(StrEnum):
    """How a municipality that gives its input stands to a joint answer."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISAGREES = "disagrees"


class TreatmentOutcome(StrEnum):
    """What a body did with a draft."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    """Adopted with changes."""
    SENT_BACK = "sent-back"
    NOT_ADOPTED = "not-adopted"


class Heard(StrEnum):
    """Whether the sender did as we said."""

    HEARD = "heard"
    PARTLY = "partly"
    NOT_HEARD = "not-heard"
    UNCLEAR = "unclear"


WHOLE = (
    "title",
    "public_title",
    "about",
    "sender_id",
    "sender",
    "their_reference",
    "subject_areas",
    "dated_on",
    "received_on",
    "deadline",
    "case_id",
    "entry_id",
    "texts",
)
"""What is told when it is received, and can be put right; its reference is claimed."""
