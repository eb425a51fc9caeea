"""What happens to a meeting plan: its dates are proposed, sent to the municipalities, answered, and adopted."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.meeting_plans.facts import WHOLE, PlanRecord
from domain.recorded import Recorded

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Begun(recorded.Registered):
    """A body's plan of a year is being made. `wanted` is how many meetings it is to have."""

    WHOLE = WHOLE
    body_id: UUID
    year: int
    wanted: int | None
    about: str | None


class DatesProposed(Recorded):
    """These are the dates of the plan, in place of those before: see dates.py beside this."""

    KIND = PlanRecord.DATES
    proposed_on: str
    dates: list[dict[str, Any]]
    note: str | None


class Sent(Recorded):
    """The proposal was sent to organisations. `texts` are papers that went along, `{"document_id", "sha256"}`."""

    KIND = PlanRecord.SENT
    sent_on: str
    organisations: list[str]
    texts: list[dict[str, str]]
    note: str | None


class Replied(Recorded):
    """An organisation answered: whether the dates fit, and what it says."""

    KIND = PlanRecord.REPLY
    organisation_id: UUID
    replied_on: str
    fits: bool
    note: str | None


class Adopted(Recorded):
    """The plan was adopted with the dates it had."""

    KIND = PlanRecord.ADOPTED
    adopted_on: str
    note: str | None
    basis: Basis
