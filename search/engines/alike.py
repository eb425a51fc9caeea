"""What is like a draft, as queries of some engine: records that have the words which are frequent in it and else rare.

The engine finds more than are wanted. Which of them are most alike is told here, from the passages that are shown, so
that it is the same whatever the engine.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log, log1p
from typing import Generic

from domain.access import Audience
from search.draft import Draft, Telling
from search.engines.dialect import Dialect, Q
from search.engines.fields import audience_term, facet_field
from search.engines.hits import BestPage, FoundRecord, hits
from search.engines.protocol import Alike
from search.engines.snippets import LONGEST_TEXT, Marker
from search.engines.terms import TOKEN
from search.question import Question

MOST = 25
"""So many words of a draft are looked for."""
LEAST = 3
"""Of which so many must be there: less says nothing."""
NORWEGIAN = 200
"""The index counts as if it held so many more records, with words as common as in Norwegian: a small one has most words
seldom."""
_ALIKE, _BESIDE_BEST = 0.05, 0.35
"""How much of a draft what is like it holds at least, and how much of what the most alike holds."""
_SEVERAL, _LENGTH, _WORDS = 2.0, 0.75, 200
"""As BM25 counts: how slowly a word says more by being there again, how much less in a longer passage than of so many
words. Measured on judged drafts (benchmarks/drafts.py)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word that is looked for, and how much of what the draft is about that is.

    The most telling words are 1.0 together, those that the index does not have included.
    """

    word: Telling
    weight: float


def chosen(draft: Draft, documents: int, frequency: Callable[[str], int]) -> list[Chosen]:
    """Return the words of a draft that tell the most by how rare the index has them, the most telling first.

    What the index does not have is none of them. None are returned when too few are left, or nothing is asked for.
    """
    if not draft.kinds:
        return []
    found, weights = [], []
    for one in draft.words:
        there = max(map(frequency, one.terms))
        rarity = log((max(documents, there) + NORWEGIAN) / (there + NORWEGIAN * one.share))
        weights.append(log1p(one.times) * max(rarity, 0.0))
        if there:
            found.append(Chosen(one, weights[-1]))
    total = sum(sorted(weights, reverse=True)[:MOST])
    if len(found) < LEAST or not total:
        return []
    best = sorted(found, key=lambda one: (-one.weight, one.word.terms))[:MOST]
    return [replace(one, weight=one.weight / total) for one in best]


class Likeness(Generic[Q]):
    """Makes the queries of a draft over one kind of document."""

    def __init__(self, dialect: Dialect[Q], words: Sequence[Chosen]) -> None:
        self._dialect, self._words = dialect, words

    def records(self, draft: Draft, audience: Audience) -> Q:
        """Return the records of some kinds that an audience may see and that have some of the words."""
        dialect = self._dialect
        seen = dialect.any_term("audience", [audience_term(audience)])
        kinds = dialect.any_term(facet_field("type"), list(draft.kinds))
        without = [dialect.any_term("record", sorted(one.hex for one in draft.without))] if draft.without else []
        return dialect.together(must=[self._met(LEAST)], only=[seen, kinds], without=without)

    def pages(self) -> Q:
        """Return the pages that have any of the words."""
        return self._met(1)

    def _met(self, least: int) -> Q:
        return self._dialect.any_of(map(self._word, self._words), least)

    def _word(self, one: Chosen) -> Q:
        terms = [self._dialect.term("parts", term) for term in one.word.terms]
        return self._dialect.boosted(terms[0] if len(terms) == 1 else self._dialect.best_of(terms), one.weight)


def looked_at(limit: int) -> int:
    """Return how many records are looked at to find so many."""
    return limit * 3 + 10


def alike(found: Sequence[tuple[FoundRecord, BestPage | None]], words: Sequence[Chosen], limit: int) -> Alike:
    """Return those of what was found that are most alike, of records with one number (versions) the first."""
    marker = LikenessMarker(words)
    measured = [(replace(record, score=marker.holds(_passage(record, page))), page) for record, page in found]
    least = max([_ALIKE, *(_BESIDE_BEST * record.score for record, _ in measured)])
    near = [one for one in measured if one[0].score >= least]
    near.sort(key=lambda one: one[0].record_id)
    near.sort(key=lambda one: (round(one[0].score, 6), one[0].on or ""), reverse=True)
    return Alike(
        hits(list(_singly(near))[:limit], marker), tuple(one.word.written for one in words if one.word.written)
    )


class LikenessMarker(Marker):
    """Tells how like a draft a text is, and makes its snippet: the window that is most like it."""

    def __init__(self, words: Sequence[Chosen]) -> None:
        super().__init__(Question())
        for one in words:
            concept = self._concept(one.weight)
            for term in one.word.terms:
                self._add_terms(term, (concept,))

    def holds(self, text: str) -> float:
        """Return how much of the draft a text holds: below 1.0, which is all of it, over and over."""
        lower = text[:LONGEST_TEXT].lower()
        written = Counter(TOKEN.findall(lower))
        times: Counter[int] = Counter()
        for word, concepts in self._found(lower).items():
            times.update(dict.fromkeys(concepts, written[word]))
        saturation = _SEVERAL * (1 - _LENGTH + _LENGTH * written.total() / _WORDS)
        return sum(self._weights[one] * there / (there + saturation) for one, there in sorted(times.items()))


def _passage(record: FoundRecord, page: BestPage | None) -> str:
    return "\n".join((record.title, record.text, page.text if page else ""))


def _singly(found: Sequence[tuple[FoundRecord, BestPage | None]]) -> Iterator[tuple[FoundRecord, BestPage | None]]:
    """Yield what was found, but of what has the same number only the first."""
    numbers: set[tuple[str, str]] = set()
    for record, page in found:
        number = (record.kind, record.reference)
        if not record.reference or number not in numbers:
            numbers.add(number)
            yield record, page
