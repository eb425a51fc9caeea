"""What every search engine does, embedded or clustered. One contract test suite runs against all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.access import Audience
from search.draft import Draft
from search.entries import Entry
from search.question import Question


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of text; `marks` are (start, end) offsets in characters of the words that were found."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found. `document_id`, `page` and so on name the best page of the best attachment, if one matched."""

    record_id: UUID
    kind: str
    reference: str
    title: str
    on: date | None
    score: float
    snippet: Snippet
    document_id: UUID | None = None
    version: int | None = None
    part: str | None = None
    document_name: str | None = None
    page: int | None = None
    other_attachments: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of hits, the exact total, and for each facet its keys with exact counts, commonest first.

    A facet is counted without the choices made in that facet itself.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Alike:
    """What is like a draft, the most alike first, and the words that it was found by, as the draft has them.

    The snippet of a hit, and its page where it has one, is the passage that is alike; its score is how much of the
    draft that holds, below 1.0. `rests_since` tells since when the full text cannot be searched: nothing is found then.
    """

    hits: tuple[Hit, ...] = ()
    words: tuple[str, ...] = ()
    rests_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion while typing: a title, a reference, a body or an organisation, with the record it leads to."""

    text: str
    kind: str
    record_id: UUID
    reference: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the index has come: position of the last event and number of the last extraction it holds.

    `day` is the day at the office, in ISO, that what depends on the day was made for. It says nothing of how far.
    """

    events: int = 0
    texts: int = 0
    day: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the order of writes to one index, and which index that is."""

    number: int = 0
    index: str = ""


class IndexFilling(Protocol):
    """An empty index beside the live one, to be filled. Nobody asks it anything yet."""

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark) -> None:
        """Take entries in; what is remembered at the end is the last mark."""

    def close(self) -> None:
        """Give it up, unless it is finished."""


class SearchEngine(Protocol):
    """Holds entries and answers questions; the audience is part of every question put to the engine."""

    def turn(self) -> Turn:
        """Take the next turn to write: before what entries are made of is read."""

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn | None = None) -> None:
        """Replace all entries of these records (an empty sequence removes the record) and remember `mark`, durably.

        Of writes of one record the one whose turn was taken last stays, in whatever order they come. Without a turn
        one is taken now.
        """

    def mark(self) -> Mark | None:
        """Return how far the index has come, None when there is no index yet. For the one who writes."""

    def reached(self) -> Mark | None:
        """Return the same, for those who only ask."""

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        """Answer a question; never raises for anything a person can type."""

    def count(self, question: Question, audience: Audience) -> int:
        """Return the exact number of hits, cheaper than a search."""

    def like(self, draft: Draft, audience: Audience, *, limit: int = 10) -> Alike:
        """Return the records that say the most about the same as a draft; nothing for one that tells nothing."""

    def suggest(
        self, text: str, audience: Audience, *, limit: int = 8, without: Collection[UUID] = ()
    ) -> list[Suggestion]:
        """Complete what is being typed, with nothing of the records in `without`."""

    def did_you_mean(self, question: Question, audience: Audience) -> Question | None:
        """Return the question with misspelt words mended from words this audience may see, or None."""

    def digests(self, ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
        """Return the digest (search/entries.py) of each entry of those of these records that are in the index."""

    def record_ids(self, prefix: str) -> Collection[UUID]:
        """Return the ids of the records in the index that begin so, in small hexadecimal letters."""

    def begin_rebuild(self) -> IndexFilling:
        """Return an empty index beside the live one. IndexRebuildRunningError while another is being filled."""

    def finish_rebuild(self, rebuilt: IndexFilling) -> None:
        """Let the filled index take the live one's place, when all that was put in is there. IndexIncompleteError."""

    def close(self) -> None:
        """Release files and locks."""
