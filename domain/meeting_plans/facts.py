"""What is known of a meeting plan, as a plain mapping: what its events make of it (domain/recorded.py).

`{"reference": "2026/1", "body_id": …, "year": 2026, "wanted": 8, "about": …, "is_withdrawn": …, "records": {"2":
{"kind": "dates", …}, …}}`. The dates that were told last are those of the plan.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from domain.recorded import Facts, Record, records_of


class PlanRecord(StrEnum):
    """What a record of a meeting plan tells."""

    DATES = "dates"
    SENT = "sent"
    REPLY = "reply"
    ADOPTED = "adopted"


class PlanState(StrEnum):
    """How a meeting plan stands on a day."""

    BEGUN = "begun"
    """No dates are proposed yet."""
    PROPOSED = "proposed"
    SENT = "sent"
    ADOPTED = "adopted"


WHOLE = ("body_id", "year", "wanted", "about")
"""What is told of the plan itself; which body's and which year's it is stays, for it is claimed."""


def latest(facts: Facts, kind: PlanRecord) -> tuple[int, Record] | None:
    """Return the record of a kind that was told last, with its number."""
    found = list(records_of(facts, kind))
    return found[-1] if found else None


def dates_of(facts: Facts) -> Sequence[dict[str, Any]]:
    """Return the dates of the plan, in order; none while none are proposed."""
    found = latest(facts, PlanRecord.DATES)
    dates: Sequence[dict[str, Any]] = found[1]["dates"] if found else ()
    return dates


def state_on(facts: Facts, on: str) -> PlanState:
    """Return how the plan stands on an ISO day."""
    if any(one["adopted_on"] <= on for _, one in records_of(facts, PlanRecord.ADOPTED)):
        return PlanState.ADOPTED
    if any(one["sent_on"] <= on for _, one in records_of(facts, PlanRecord.SENT)):
        return PlanState.SENT
    if any(one["proposed_on"] <= on for _, one in records_of(facts, PlanRecord.DATES)):
        return PlanState.PROPOSED
    return PlanState.BEGUN
