"""What kinds of meeting a body holds, as its plan of the year and its meetings tell."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    JOINT = "joint"
    """Of several bodies together."""
    SEMINAR = "seminar"
    STUDY_TRIP = "study-trip"
