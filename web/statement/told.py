"""What had happened to a statement by a day, and how each of its versions stood then."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain.intervals import first_day
from domain.recorded import Record, records_of
from domain.statements import RecordKind, Standing, State, standing_on, versions_of

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


class VersionState(StrEnum):
    """What a version is on a day, beside the others."""

    IN_FORCE = "adopted"
    OUT = "out"
    REPLACED = "replaced"
    """It was adopted, sent or published, and another one stands."""
    DRAFTED = "drafted"
    RETRACTED = "retracted"


def told_by_day(facts: Mapping[str, Any], on: str, *kinds: RecordKind) -> list[tuple[int, Record]]:
    """Return the records of some kinds that had happened by an ISO day, by their days, with their numbers."""
    told = [
        (first_day(record[DAY_OF[RecordKind(record["kind"])]]), number, record)
        for number, record in records_of(facts, *kinds)
    ]
    return [(number, record) for day, number, record in sorted(told, key=lambda one: one[:2]) if day <= on]


def version_states(facts: Mapping[str, Any], on: str) -> dict[int, VersionState]:
    """Return how each version that was there on an ISO day stood, the newest number first."""
    stands = standing_on(facts, on)
    told = told_by_day(facts, on, RecordKind.ADOPTION, RecordKind.SENDING, RecordKind.PUBLICATION)
    out = {record["version"] for _, record in told}
    made = {record["version"] for _, record in told_by_day(facts, on, RecordKind.VERSION)} | out
    return {one: _state(one, out, stands) for one in reversed(versions_of(facts)) if one in made}


def _state(version: int, out: set[int], stands: Standing | None) -> VersionState:
    if version not in out:
        return VersionState.DRAFTED
    if stands is not None and stands.state == State.RETRACTED:
        return VersionState.RETRACTED
    if stands is None or stands.version != version:
        return VersionState.REPLACED
    return VersionState.IN_FORCE if stands.state == State.ADOPTED else VersionState.OUT
