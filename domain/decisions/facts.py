"""What a decision holds and is known by, and what each of it must be."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain import clock
from domain.base import optional_text, require_one_of, require_text
from domain.dates import PartialDate, iso
from domain.decisions.urgency import checked_urgency
from domain.errors import DomainError, InvalidValueError
from domain.references import item_number
from domain.votes import ballots, proposals


class DecisionOutcome(StrEnum):
    """How the item ended, beside the recommendation (innstilling)."""

    AS_RECOMMENDED = "as-recommended"
    AMENDED = "amended"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    SENT_BACK = "sent-back"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"


class DecisionInFutureError(DomainError):
    """A decision cannot be dated after today. Values: `field`, `decided_on`, `today`."""

    code = "decision-in-future"


class DecisionBeforeCaseError(DomainError):
    """A decision cannot be older than its case. Values: `field`, `decided_on`, `case_opened`."""

    code = "decision-before-case"


CORRECTABLE = (
    "decided_on",
    "title",
    "public_title",
    "recommendation",
    "text",
    "outcome",
    "proposals",
    "ballots",
    "papers",
    "urgent",
)
"""What `Decision.correct` may put right."""


def known_by(abbreviation: str, number: str | None, decided: str, ordinal: int) -> tuple[str | None, str]:
    """Return the item number and the reference."""
    item = item_number(number) if number and number.strip() else None
    named = item or (decided if ordinal == 1 else f"{decided} ({ordinal})")
    return item, f"{require_text('abbreviation', abbreviation)} {named}"


def day_of_decision(given: PartialDate | date | str, case_began: date) -> str:
    """Return the day in ISO; DecisionInFutureError, DecisionBeforeCaseError when it cannot be that."""
    written = iso(given, field="decided_on")
    if written is None:
        raise InvalidValueError(field="decided_on", value="", problem="missing")
    decided = PartialDate.parse(written)
    if decided.first > clock.today():
        raise DecisionInFutureError(field="decided_on", decided_on=written, today=clock.today())
    if decided.last < case_began:
        raise DecisionBeforeCaseError(field="decided_on", decided_on=written, case_opened=case_began)
    return written


def checked(field: str, value: Any, case_began: date) -> Any:
    """Return a field's corrected value as events hold it; InvalidValueError when it cannot be that."""
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    checks: dict[str, Any] = {
        "decided_on": lambda value: day_of_decision(value, case_began),
        "title": lambda value: require_text("title", value),
        "outcome": lambda value: require_one_of("outcome", value, frozenset(DecisionOutcome)),
        "text": lambda value: optional_text(value) or "",
        "proposals": proposals,
        "ballots": ballots,
        "papers": lambda value: [_paper(paper) for paper in value],
        "urgent": checked_urgency,
    }
    return checks[field](value) if field in checks else optional_text(value, field)


def public_texts(content: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    """Return the fields of a decision, with their text, that the public reads."""
    if shielded:
        yield "title", content["public_title"]
        return
    for field in ("title", "recommendation", "text"):
        yield field, content[field]
    for one in content["proposals"]:
        yield "proposal", one["from"]
        yield "proposal", one["text"]
    for ballot in content["ballots"]:
        for vote in ballot["votes"]:
            yield "votes", " / ".join(vote[name] or "" for name in ("party", "attended", "deputy_for"))
    for field, value in (content["urgent"] or {}).items():
        yield field, value


def _paper(identity: UUID | str) -> str:
    try:
        return UUID(str(identity)).hex
    except ValueError as error:
        raise InvalidValueError(field="papers", value=identity, problem="unknown-record") from error
