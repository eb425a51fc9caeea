"""What is known of one agreement, as a plain mapping: what its events make of it, for the aggregate and the register.

`{"reference": "2025/3", "kind": …, "title": …, "public_title": …, "covers": …, "subject_areas": […], "case_id": …,
"replaces": ["…"], "is_withdrawn": …, "records": {"2": {"kind": "party", …}, …}}`.
`records` are everything that happened to it and its versions, by the number of the event that recorded each, with
what the event holds; `version` in them is the number of a version.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from domain.intervals import first_day
from domain.recorded import Record, records_of


class AgreementKind(StrEnum):
    """What an agreement is."""

    COOPERATION = "cooperation"
    """Samarbeidsavtale of an interkommunalt politisk råd: kommuneloven § 18-4."""
    PARTNERSHIP = "partnership"
    COLLABORATION = "collaboration"
    """With universities, schools and others."""
    MEMBERSHIP = "membership"
    OWNERSHIP = "ownership"
    BUDGET = "budget"
    """Annual budget, and the economic plan of four years."""
    OTHER = "other"


class PartyRole(StrEnum):
    """As what an organisation is a party."""

    PARTICIPANT = "participant"
    COUNTERPART = "counterpart"


class AdoptedBy(StrEnum):
    """Who must adopt a version."""

    PARTIES = "parties"
    ASSEMBLY = "assembly"


class Majority(StrEnum):
    """How many of the votes cast a decision of the assembly takes."""

    SIMPLE = "simple"
    TWO_THIRDS = "two-thirds"


class ForceRule(StrEnum):
    """What brings a version into force."""

    ALL_ADOPTED = "all-adopted"
    """When everybody who must adopt it has: for all on the same day."""
    EACH_ADOPTS = "each-adopts"
    """For each party when it has adopted it."""
    DATE = "date"
    SIGNATURE = "signature"
    """When everybody who must adopt it has signed."""


class ReservationEffect(StrEnum):
    """What a reservation does."""

    PARTLY = "partly"
    """The party is bound but for some clauses, which stay as they were."""
    SUSPENSIVE = "suspensive"
    """The party is not bound before the reservation is lifted."""


class RecordKind(StrEnum):
    """What a record of an agreement tells."""

    PARTY = "party"
    LEAVING = "leaving"
    VERSION = "version"
    AMENDMENT = "amendment"
    SENDING = "sending"
    PLANNED = "planned"
    ADOPTION = "adoption"
    DECLINE = "decline"
    LIFTING = "lifting"
    SIGNATURE = "signature"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    VERSION_WITHDRAWN = "version-withdrawn"
    POINT = "point"
    REVIEW = "review"
    TERMINATION = "termination"
    EXPIRY = "expiry"


WHOLE = ("kind", "title", "public_title", "covers", "subject_areas", "case_id", "replaces")
"""What is told of the agreement itself, and can be put right; its reference is claimed."""


def version_record(facts: Mapping[str, Any], version: int) -> tuple[int, Record] | None:
    """Return the record that tells of a version, with its number."""
    return next((one for one in records_of(facts, RecordKind.VERSION) if one[1]["version"] == version), None)


def versions_of(facts: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the versions, in order."""
    return sorted(record["version"] for _, record in records_of(facts, RecordKind.VERSION))


def latest(records: Iterable[tuple[int, Record]], day: str) -> tuple[int, Record] | None:
    """Return the record with the latest day in the field `day`, of several of a day the one recorded last."""
    return max(records, key=lambda one: (first_day(one[1][day]), one[0]), default=None)
