"""What is known of an action plan, as a plain mapping: what its events make of it, for the aggregate and the register.

`{"reference": "2025/1", "title": …, "public_title": …, "about": …, "is_withdrawn": …, "records": {"2": {"kind":
"version", …}, …}}`, as domain/recorded.py tells; `version` in records is the number of a version, `measure` the key of
a measure, which is the same in every version that has it.
"""

from collections.abc import Iterator
from enum import StrEnum

from domain.in_force import versions_of
from domain.recorded import Facts, Record, records_of


class PlanRecord(StrEnum):
    """What a record of an action plan tells."""

    VERSION = "version"
    PROGRESS = "progress"
    LINK = "link"
    REPEAL = "repeal"


class ProgressState(StrEnum):
    """How far a measure has come."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"
    CARRIED_OVER = "carried-over"
    """It goes on in the next version."""


class LinkKind(StrEnum):
    """What came of a measure: the kind of the record, as addresses and searches call it."""

    DECISION = "decision"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    CONSULTATION = "consultation"
    APPOINTMENT = "appointment"
    MEETING = "meeting"
    CASE = "case"
    DOCUMENT = "document"


class ArenaKind(StrEnum):
    """What kind of meetings a plan counts on."""

    BODY = "body"
    JOINT = "joint"
    SEMINAR = "seminar"
    STUDY_TRIP = "study-trip"
    NETWORK = "network"


class ResponsibleKind(StrEnum):
    """Who answers for a measure: a record by its id, or somebody by name alone."""

    ORGANISATION = "organisation"
    BODY = "body"
    PERSON = "person"
    NAMED = "named"


KEYED = {"sections": "", "goals": "M", "measures": "T", "do_more": "F", "do_not": "I"}
"""The rows of a version that have keys, and with what those begin that are given out."""

CONTENT = (*KEYED, "arenas")
"""What a version says."""


def measures_of(facts: Facts) -> dict[str, list[int]]:
    """Return the measures of all versions by their keys, each with the numbers of the versions that have it."""
    found: dict[str, list[int]] = {}
    for version in versions_of(facts):
        for _, record in records_of(facts, PlanRecord.VERSION):
            if record["version"] == version:
                for one in record["measures"]:
                    found.setdefault(one["key"], []).append(version)
    return found


def keys_of(facts: Facts, field: str) -> set[str]:
    """Return the keys that rows of a field have in any version."""
    return {one["key"] for _, record in records_of(facts, PlanRecord.VERSION) for one in record[field]}


def told_of(facts: Facts, measure: str, kind: PlanRecord) -> Iterator[tuple[int, Record]]:
    """Yield what is told of a measure, with the numbers of the events, in the order it was recorded."""
    return (one for one in records_of(facts, kind) if one[1]["measure"] == measure)
