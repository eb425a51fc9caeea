"""Human references and the claims that keep them unique."""

import re
from dataclasses import dataclass
from typing import Self
from uuid import UUID, uuid5

from eventsourcing.domain import AggregateCreated, event

from domain.base import ArchiveAggregate
from domain.errors import DomainError, InvalidValueError

_CLAIMS = UUID("6f6d4e3a-3c1d-5a0e-9a53-6f1e0a8f2b11")
_CASE = re.compile(r"([1-9]\d{3})/(\d{1,6})", re.ASCII)
_ENTRY = re.compile(r"(.+)-(\d{1,6})", re.ASCII)
_ITEM = re.compile(r"(\d{1,5})\s*[/-]\s*(\d{4}|\d{2})([a-z])?", re.ASCII | re.IGNORECASE)


class ReferenceTakenError(DomainError):
    """A reference belongs to another record already. Values: `field` (of the form), `reference`, `holder`."""

    code = "reference-taken"


class Claim(ArchiveAggregate):
    """The only holder of a name. Its id is made from the name, so the event store itself refuses a second one.

    Names that would have the same address are the same name: `RR 1/2025` and `rr 1-2025`.
    """

    TOPIC = "claim"

    class Made(ArchiveAggregate.Event, AggregateCreated):
        """A name was taken by the aggregate `holder`."""

        TOPIC = "claim.made"
        name: str
        holder: UUID

    class Released(ArchiveAggregate.Event):
        """The name had been taken by mistake, and anybody may take it."""

        TOPIC = "claim.released"

    class Taken(ArchiveAggregate.Event):
        """A name that was free was taken by the aggregate `holder`."""

        TOPIC = "claim.taken"
        holder: UUID

    @event(Made)
    def __init__(self, name: str, holder: UUID, by: str, id: UUID | None = None) -> None:
        self.name = name
        self.holder: UUID | None = holder

    @staticmethod
    def id_of(name: str) -> UUID:
        """Return the id that a claim on `name` has."""
        return uuid5(_CLAIMS, slug(name))

    @classmethod
    def on(cls, name: str, *, holder: UUID, by: str) -> Self:
        """Return a new claim on `name` for `holder`, to be recorded together with what it is claimed for."""
        return cls(name=name, holder=holder, by=by, id=cls.id_of(name))

    def release(self, *, by: str) -> None:
        """Let anybody take the name: its holder was never called so."""
        self.trigger_event(self.Released, by=by)

    def take(self, holder: UUID, *, by: str) -> None:
        """Take a name that is free; the holder's own changes nothing. ReferenceTakenError when it is another's."""
        if self.holder not in (None, holder):
            raise taken(self.name, self.holder)
        if self.holder is None:
            self.trigger_event(self.Taken, holder=holder, by=by)

    @event(Released)
    def _when_released(self) -> None:
        self.holder = None

    @event(Taken)
    def _when_taken(self, holder: UUID) -> None:
        self.holder = holder


_FIELDS = {
    "subject-area": "subject_area",
    "body": "abbreviation",
    "case": "reference",
    "journal-entry": "number",
    "decision": "number",
}


def taken(name: str, holder: UUID) -> ReferenceTakenError:
    """Return the error that says that a claimed name, such as `case 2025/17`, is another's."""
    kind, _, reference = name.partition(" ")
    return ReferenceTakenError(field=_FIELDS.get(kind, "reference"), reference=reference, holder=holder)


def slug(reference: str) -> str:
    """Return a reference as an address holds it: `RR 23/2025` is `rr-23-2025`."""
    return "-".join(re.findall(r"\w+", reference)).casefold()


def area_claim(name: str) -> str:
    """Return the name that a subject area claims, now and for ever."""
    return f"subject-area {name}"


def body_claim(abbreviation: str) -> str:
    """Return the name that a body with the abbreviation `RR` claims, now and for ever."""
    return f"body {abbreviation}"


def case_claim(reference: str) -> str:
    """Return the name that the case `2025/17` claims."""
    return f"case {reference}"


def entry_claim(reference: str) -> str:
    """Return the name that the journal entry `2025/17-3` claims."""
    return f"journal-entry {reference}"


def decision_claim(reference: str) -> str:
    """Return the name that the decision `RR 23/2025` claims."""
    return f"decision {reference}"


def agreement_claim(reference: str) -> str:
    """Return the name that the agreement `2025/3` claims."""
    return f"agreement {reference}"


def statement_claim(reference: str) -> str:
    """Return the name that the statement `2025/7` claims."""
    return f"statement {reference}"


def principles_claim(reference: str) -> str:
    """Return the name that the principles `2024/1` claim."""
    return f"principles {reference}"


def action_plan_claim(reference: str) -> str:
    """Return the name that the action plan `2025/1` claims."""
    return f"action-plan {reference}"


def consultation_claim(reference: str) -> str:
    """Return the name that the consultation `2025/3` claims."""
    return f"consultation {reference}"


def meeting_claim(reference: str) -> str:
    """Return the name that the meeting `2026/12` claims."""
    return f"meeting {reference}"


def item_claim(reference: str) -> str:
    """Return the name that the agenda item `RR 23/2025` claims: no other item of the body has its number."""
    return f"agenda-item {reference}"


def meeting_plan_claim(reference: str) -> str:
    """Return the name that the meeting plan `2026/1` claims."""
    return f"meeting-plan {reference}"


def planned_year_claim(body_id: UUID, year: int) -> str:
    """Return the name that a body's meeting plan of a year claims: it has one."""
    return f"planned-year {body_id.hex}/{year}"


@dataclass(frozen=True, slots=True)
class CaseReference:
    """A case's reference, written `2025/17`: year, and sequence within the year."""

    year: int
    sequence: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2025/17`; else InvalidValueError(field=reference, problem=bad-case-reference)."""
        match = _CASE.fullmatch(text.strip())
        if not match or int(match[2]) == 0:
            raise InvalidValueError(field="reference", value=text, problem="bad-case-reference")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year}/{self.sequence}"


def agreement_reference(text: str) -> str:
    """Return an agreement's reference, `2025/3`: a year, and a number within it. InvalidValueError as for a case's."""
    return str(CaseReference.parse(text))


def statement_reference(text: str) -> str:
    """Return a statement's reference, `2025/7`: a year, and a number within it. InvalidValueError as for a case's."""
    return str(CaseReference.parse(text))


def adopted_reference(text: str) -> str:
    """Return the reference of principles or an action plan, `2024/1`, as an agreement's is. InvalidValueError."""
    return str(CaseReference.parse(text))


def consultation_reference(text: str) -> str:
    """Return a consultation's reference, `2025/3`: as an agreement's."""
    return str(CaseReference.parse(text))


def meeting_reference(text: str) -> str:
    """Return a meeting's reference, `2026/12`: as an agreement's."""
    return str(CaseReference.parse(text))


def entry_reference(text: str) -> str:
    """Return a journal entry's reference, `2025/17-3`: its case's, and its number in the case, from 1.

    InvalidValueError(field=number, problem=bad-entry-number) for anything else.
    """
    match = _ENTRY.fullmatch(text.strip())
    if not match or int(match[2]) == 0:
        raise InvalidValueError(field="number", value=text, problem="bad-entry-number")
    return f"{CaseReference.parse(match[1])}-{int(match[2])}"


def item_number(text: str) -> str:
    """Return a body's own item number as `23/2025`, from `23/2025`, `23-2025` or `23/25` (20xx below 70).

    A letter tells apart what was treated under one number, `24/2025a`.

    InvalidValueError(field=number, problem=bad-item-number) for anything else.
    """
    match = _ITEM.fullmatch(text.strip())
    if not match or int(match[1]) == 0:
        raise InvalidValueError(field="number", value=text, problem="bad-item-number")
    year = int(match[2])
    if year < 100:
        year += 2000 if year < 70 else 1900
    return f"{int(match[1])}/{year}{(match[3] or '').lower()}"
