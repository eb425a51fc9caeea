"""What was found in a minutes file: each value with page and line, what makes it doubtful, and what was not read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from domain.decisions.facts import DecisionOutcome
from domain.meetings.attendance import VOTERS
from domain.meetings.attendance import AttendanceRole as Role
from domain.meetings.facts import ItemKind, MeetingForm, MeetingKind
from domain.meetings.treatments import TreatmentState
from domain.votes import VoteMethod


class Doubt(StrEnum):
    """Why a person must look before a value is taken."""

    NOT_FOUND = "not-found"
    DIFFER = "differ"
    """The file tells it in several ways that are not the same. The others are told too."""
    UNLABELLED = "unlabelled"
    """No label says what it is: it is taken for it by its words or its place."""
    MISSPELT = "misspelt"
    """The label is spelt as a scanner may read it."""
    GUESSED = "guessed"
    """Cells or names that stand side by side were told apart by what else is in the file."""
    WEEKDAY = "weekday"
    """The weekday in the line is not that of the date."""
    YEAR_ADDED = "year-added"
    """The line names no year: it is that of the items' numbers, or the next such day."""
    INFERRED = "inferred"
    """It is not written, but follows from something else: who is met for was absent."""
    COPIED = "copied"
    """The minutes say «as recommended»: the text is that of the recommendation."""
    UNCOUNTED = "uncounted"
    """The vote does not add up, or does not say what won."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of the file: its text, its page, and its number on the page, both from 1; blank lines are not counted."""

    text: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """A value as events hold it (a day is ISO 8601, a time `09:00`), with the line it was read from."""

    value: str
    spot: Spot
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is proposed for one field: the likeliest, the others, and what makes it doubtful."""

    best: Found | None = None
    others: tuple[Found, ...] = ()
    doubts: tuple[Doubt, ...] = (Doubt.NOT_FOUND,)

    @property
    def value(self) -> str:
        """What to write in the field; empty when nothing is proposed."""
        return self.best.value if self.best is not None else ""

    @classmethod
    def first_of(cls, found: Sequence[Found]) -> "Told":
        """Return the first of what was found as the likeliest, and other values once each."""
        if not found:
            return cls()
        others = {one.value.casefold(): one for one in reversed(found) if one.value.casefold() != _key(found[0])}
        return cls(found[0], tuple(reversed(others.values())), found[0].doubts + (Doubt.DIFFER,) * bool(others))


def _key(found: Found) -> str:
    return found.value.casefold()


@dataclass(frozen=True, slots=True)
class Block:
    """A text over one or more lines, from `first` to `last`."""

    text: str
    first: Spot
    last: Spot
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was there, or was not. `from_item` and `until_item` are numbers as they are written."""

    name: str
    spot: Spot
    role: Role = Role.MEMBER
    is_present: bool = True
    party: str | None = None
    organisation_id: UUID | None = None
    title: str | None = None
    deputy_for: str | None = None
    from_item: str | None = None
    until_item: str | None = None
    excuse: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def votes(self) -> bool:
        """Whether the person could vote."""
        return self.is_present and self.role in VOTERS


@dataclass(frozen=True, slots=True)
class Motion:
    """A proposal that was made in the meeting, and by whom."""

    proposer: str
    party: str | None
    block: Block


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it is told: `options` and `counts` as in domain/votes.py, `named` those who voted `side`."""

    method: VoteMethod
    spot: Spot
    options: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    named: tuple[str, ...] = ()
    side: str = "against"
    casting: str | None = None
    adopted: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done after the meeting, by whom, and by which day (ISO 8601)."""

    text: str
    spot: Spot
    responsible: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement for the minutes (protokolltilførsel)."""

    by: str | None
    block: Block


@dataclass(frozen=True, slots=True)
class Disqualified:
    """Somebody who took no part in an item, the paragraph where one is named, and whether they left."""

    name: str
    section: str | None
    spot: Spot
    left_room: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `number` as it is written, without «Sak»."""

    number: Found
    title: Told
    kind: ItemKind
    state: TreatmentState
    case_reference: str | None = None
    case_paper: Block | None = None
    recommendation: Block | None = None
    discussion: Block | None = None
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    decision: Block | None = None
    outcome: DecisionOutcome | None = None
    statements: tuple[Statement, ...] = ()
    tasks: tuple[Task, ...] = ()
    closed: Found | None = None
    disqualified: tuple[Disqualified, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The meeting itself."""

    body: Told = field(default_factory=Told)
    date: Told = field(default_factory=Told)
    opened: Told = field(default_factory=Told)
    closed: Told = field(default_factory=Told)
    place: Told = field(default_factory=Told)
    chair: Told = field(default_factory=Told)
    secretary: Told = field(default_factory=Told)
    kind: MeetingKind = MeetingKind.ORDINARY
    form: MeetingForm = MeetingForm.IN_PERSON


@dataclass(frozen=True, slots=True)
class MinutesProposals:
    """All that is proposed about a minutes file, and the stretches of it that no rule took."""

    head: Head = field(default_factory=Head)
    attendance: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    not_understood: tuple[Block, ...] = ()
    language: str | None = None
