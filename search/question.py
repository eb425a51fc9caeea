"""What is asked of a search engine, once what a person typed is understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name a body or an organisation, and its other names over time: any of them is as good.

    `start` and `end` say which of the question's `words` they are; each of `others` is a name's words.
    """

    start: int
    end: int
    others: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in plain lower-case words, which the engine analyses; no engine's own language.

    As many as possible of `words`, `prefixes` and `references` are looked for, the more the better; every phrase must
    be there, word for word, and nothing that is excluded. A reference is the index terms of all ways it can be meant
    (search/words/references.py). `filters` maps facets (search/entries.py, and `type` for the kind) to keys: any key
    of a facet, every facet. `since` and `until` are both included. `without_records` are
    ids of records that are not to be found.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    references: tuple[tuple[str, ...], ...] = ()
    names: tuple[Name, ...] = ()
    without_words: tuple[str, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()
    without_prefixes: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    without_records: frozenset[UUID] = frozenset()
    sort: Sort = Sort.RELEVANCE

    @property
    def asks_for_text(self) -> bool:
        """Whether anything is looked for; else everything that the filters leave is a hit, the newest first."""
        return bool(self.words or self.phrases or self.prefixes or self.references)
