"""What the papers of a meeting are made from: plain data, of what the reader of the paper may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from application.documents.paper import Letterhead


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is on every paper: whose it is, in which language, when it was made. `demo` as a Paper tells.

    `absence_to` is whom to tell that one cannot come, and how; None for the office that called.
    """

    language: str
    council: str
    made: datetime
    demo: str | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    absence_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting: days in ISO, times as `09:00`. `joint_with` are names of other bodies that meet with this."""

    body: str
    abbreviation: str
    reference: str
    starts_on: str
    kind: str = "ordinary"
    form: str = "in-person"
    joint_with: Sequence[str] = ()
    title: str | None = None
    starts_at: str | None = None
    ends_on: str | None = None
    ends_at: str | None = None
    place: str | None = None
    link: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """An agenda item. `item` is its identity, `number` the body's own (`23/2025`), `papers` titles of documents.

    `closed` is `{"section", "reason"}` where the doors are closed, or to be.
    """

    item: int
    kind: str = "decision"
    number: str | None = None
    title: str | None = None
    public_title: str | None = None
    recommendation: str | None = None
    papers: Sequence[str] = ()
    closed: Mapping[str, Any] | None = None
    outside_agenda: bool = False


@dataclass(frozen=True, kw_only=True)
class Called:
    """Somebody who is called: what they are and whom they represent."""

    name: str
    role: str
    party: str | None = None


@dataclass(frozen=True, kw_only=True)
class Approval:
    """How far minutes have come: the day they were approved, who signed and when; None for not yet."""

    approved_on: str | None = None
    approved_where: str | None = None
    signed_on: str | None = None
    signed_by: Sequence[str] = ()
    corrected: Sequence[tuple[str, str]] = ()
    """The days on which the minutes were corrected after that, each with why."""
