"""What was found in a hearing letter: for each field the likeliest value, the others, and what makes it doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from search.proposals.proposed import Where


class Note(StrEnum):
    """How a value came from its line, where it does not stand there letter by letter."""

    COUNTED = "counted"
    """Counted from the day of the letter: «seks uker fra dags dato»."""
    YEAR_ADDED = "year-added"
    """The line names no year: it is the first such day after the letter."""
    END_OF_PERIOD = "end-of-period"
    """The last day of a month or a year: «innen utgangen av januar 2027»."""
    OLDER_NAME = "older-name"
    """The line names the organisation as it was called before."""


class Doubt(StrEnum):
    """Why a person must look before a field is filled in."""

    NOT_FOUND = "not-found"
    DIFFER = "differ"
    """The letter names several, and they are not the same: none is chosen. They are in `others`."""
    UNCOUNTED = "uncounted"
    """The letter tells of it in a way that no day follows from: the lines are in `unread`."""
    WEEKDAY = "weekday"
    """The weekday in the line is not that of the date."""
    BEFORE_LETTER = "before-letter"
    """The day is before the day of the letter."""
    PASSED = "passed"
    """The day is before today."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the letter. `page` counts from 1, None for a header or a name; `file` is an attachment's name or ""."""

    text: str
    where: Where = Where.TEXT
    page: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value as events hold it (a day is ISO 8601), with the line it was read from.

    Of a sender, `organisation_id` is the one in the register whose name it is, or was, and `organisation` its name now.
    """

    value: str
    line: ReadLine
    note: Note | None = None
    organisation_id: UUID | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is proposed for one field. `best` is None when nothing was found, or when the letter contradicts itself."""

    best: Found | None = None
    others: tuple[Found, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[ReadLine, ...] = ()

    @property
    def value(self) -> str:
        """What to write in the field; empty when nothing is proposed."""
        return self.best.value if self.best is not None else ""

    @classmethod
    def first_of(cls, found: Sequence[Found]) -> "Told":
        """Return the first of what was found as the likeliest, and other values once each as what it may also be."""
        if not found:
            return cls(doubts=(Doubt.NOT_FOUND,))
        others = {one.value: one for one in reversed(found[1:]) if one.value != found[0].value}
        return cls(found[0], tuple(reversed(others.values())))


@dataclass(frozen=True, slots=True)
class HearingProposals:
    """All that is proposed about a hearing letter.

    `asks` is the line by which it was known to ask for a statement; None when it seems to be something else, and
    then no deadline is proposed. `language` is `"nb"`, `"nn"`, `"en"`, another code, or None.
    """

    sender: Told
    reference: Told
    deadline: Told
    title: Told
    dated: Told
    asks: ReadLine | None
    language: str | None
