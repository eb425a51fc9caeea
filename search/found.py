"""What a search gives a person: hits, how the question was understood, what was ignored, and ways on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from search.engines.protocol import Answer
from search.question import Question


class Why(StrEnum):
    """Why a piece of what was typed was not used."""

    COMMON_WORD = "common-word"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VALUE = "unknown-value"
    BAD_DATE = "bad-date"
    NOT_EXCLUDABLE = "not-excludable"
    NOTHING_THERE = "nothing-there"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A piece of what was typed, as it was written, that was not used."""

    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in force. `typed` tells one written in the query from one that was ticked.

    `label` is what the register calls the key (a body's name); None where the key is to be put into words.
    For `since` and `until` the key is an ISO date. `left` is what was typed without a typed one.
    """

    facet: str
    key: str
    label: str | None
    typed: bool
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """How a query was read. `words` are those looked for, as they were written; `names` what else a name was called."""

    question: Question
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    ignored: tuple[Ignored, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One key of a facet with its exact count. `label` as in Chosen."""

    key: str
    label: str | None
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A way on when nothing was found: another query, the ticked filters that stay, how much it finds (never nothing).

    `left_out` is what was taken away: words, phrases and fields as they were typed, or the ticked filter.
    """

    query: str
    count: int
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: str | Chosen = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to what was typed. `meant` is a corrected spelling; `ways` are queries with something left out.

    `rests_since` tells since when the full text cannot be searched: the answer is then of references and titles alone.
    """

    typed: str
    understood: Understood
    answer: Answer
    facets: Mapping[str, tuple[Choice, ...]]
    meant: Way | None = None
    ways: tuple[Way, ...] = ()
    rests_since: datetime | None = None
