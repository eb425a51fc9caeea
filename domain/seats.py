"""Seats (plasser) of a body, as plain mappings that events hold: who may sit there, chosen by whom, with which rights.

A seat: `{"role": "member", "number": 1, "organisation_id": "…"|None, "deputy_for": "…"|None, "elector": "participant",
"rights": ["vote", "propose", "speak"], "votes_for": "participant"|"member"|None, "label": None}`. `number` tells the
seats of one role and organisation apart; `deputy_for` is the seat that a personal deputy stands in for.
The seating of a body: `{"elector": …, "term_months": 48|None, "leadership_months": 12|None, "report_months": 12|None,
"nomination": "…"|None, "is_assembly": True}`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of
from domain.errors import DomainError, InvalidValueError, gathered


class Role(StrEnum):
    """What somebody in a seat is."""

    LEADER = "leader"
    DEPUTY_LEADER = "deputy-leader"
    MEMBER = "member"
    NUMBERED_DEPUTY = "numbered-deputy"
    PERSONAL_DEPUTY = "personal-deputy"
    OBSERVER = "observer"
    SECRETARY = "secretary"

    @property
    def is_deputy(self) -> bool:
        """Whether it steps in for members."""
        return self in _DEPUTIES


class Elector(StrEnum):
    """Who elects or appoints: kommuneloven § 18-3 lets participants elect to the assembly, which elects the others."""

    PARTICIPANT = "participant"
    ASSEMBLY = "assembly"
    BODY = "body"
    OTHER = "other"


class Right(StrEnum):
    """What a seat gives the right to in meetings (møte-, tale-, forslags- og stemmerett)."""

    VOTE = "vote"
    PROPOSE = "propose"
    SPEAK = "speak"


class VotesFor(StrEnum):
    """Whose vote a seat carries: the member's own, or that of the participant that sent it."""

    MEMBER = "member"
    PARTICIPANT = "participant"


class SeatUnknownError(DomainError):
    """The body has no such seat. Values: `field`, `body`."""

    code = "seat-unknown"


class SeatAbolishedError(DomainError):
    """The seat is abolished. Values: `field`, `body`, `abolished_on`."""

    code = "seat-abolished"


SEAT_FIELDS = ("role", "number", "organisation_id", "deputy_for", "elector", "rights", "votes_for", "label")
SEATING_FIELDS = ("elector", "term_months", "leadership_months", "report_months", "nomination", "is_assembly")

NO_SEATING: dict[str, Any] = dict.fromkeys(SEATING_FIELDS) | {"is_assembly": False}
"""What is known of the seating of a body of which nothing is said."""

_DEPUTIES = (Role.NUMBERED_DEPUTY, Role.PERSONAL_DEPUTY)
_VOTING = (Role.LEADER, Role.DEPUTY_LEADER, Role.MEMBER)
_MOST_NUMBER, _MOST_MONTHS = 999, 600


def seat(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a seat as events hold it; rights and elector that are not given follow the role.

    InvalidValueError for the fields of SEAT_FIELDS, all that are wrong at once.
    """
    with gathered() as each:
        role = each(require_one_of, "role", str(given.get("role") or ""), frozenset(Role))
        number = each(_whole, "number", given.get("number") or 1, _MOST_NUMBER)
        elector = each(_elector, given.get("elector"))
        rights = each(_rights, given.get("rights"), role)
        votes_for = each(_votes_for, given.get("votes_for"))
        label = each(optional_text, given.get("label"), "title")
        if not each.errors:
            each(_require_principal, role, given.get("deputy_for"))
    return {
        "role": role,
        "number": number,
        "organisation_id": _hex(given.get("organisation_id")),
        "deputy_for": _hex(given.get("deputy_for")),
        "elector": elector,
        "rights": rights,
        "votes_for": votes_for if "vote" in rights else None,
        "label": label,
    }


def seating(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the seating of a body as events hold it. InvalidValueError for the fields of SEATING_FIELDS."""
    with gathered() as each:
        months = {
            field: each(_optional_whole, field, given.get(field), _MOST_MONTHS)
            for field in ("term_months", "leadership_months", "report_months")
        }
        elector = each(_elector, given.get("elector"))
        nomination = each(optional_text, given.get("nomination"), "nomination")
    return {"elector": elector, "nomination": nomination, "is_assembly": bool(given.get("is_assembly")), **months}


def _require_principal(role: str, deputy_for: object) -> None:
    if (role == Role.PERSONAL_DEPUTY) != bool(deputy_for):
        problem = "missing" if role == Role.PERSONAL_DEPUTY else "only-personal-deputy"
        raise InvalidValueError(field="deputy_for", value="", problem=problem)


def _elector(value: Any) -> str | None:
    return require_one_of("elector", str(value), frozenset(Elector)) if value else None


def _votes_for(value: Any) -> str | None:
    return require_one_of("votes_for", str(value), frozenset(VotesFor)) if value else None


def _rights(given: Any, role: str) -> list[str]:
    if given is None:
        if role in _VOTING or role in _DEPUTIES:
            return [str(one) for one in Right]
        return [str(Right.SPEAK)]
    wanted = {require_one_of("rights", str(one), frozenset(Right)) for one in given}
    return [str(one) for one in Right if one in wanted]


def _optional_whole(field: str, value: Any, most: int) -> int | None:
    return None if value in (None, "") else _whole(field, value, most)


def _whole(field: str, value: Any, most: int) -> int:
    text = str(value).strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= most):
        raise InvalidValueError(field=field, value=text, problem="bad-number", most=most)
    return int(text)


def _hex(value: Any) -> str | None:
    if not value:
        return None
    return value.hex if isinstance(value, UUID) else UUID(str(value)).hex
