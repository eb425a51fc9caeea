"""Which match is the better one: weights as measured on judged questions (benchmarks/relevance.py)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from search.engines.asking import MOST_WORDS, Matching, Thing
from search.engines.dialect import Q
from search.engines.fields import IN_FORCE
from search.engines.terms import flat
from search.question import Question
from search.words.norwegian import JOINT, Word, word
from search.words.references import strength

_EXACT, _TITLE, _ALSO = 0.1, 0.2, 0.5
_NEAR, _NEAR_SLOP, _AS_COMPOUND = 0.15, 6, 0.6
_PREFIX = 2.0
_IN_FORCE = 0.5
"""More than versions of one agreement differ by when they say the same at other lengths, less than a word tells."""
_FEW = 3
"""So many words are looked for near each other; with more it says little, and reading places takes long, as it does
for two that are common."""


class Ranking(Matching[Q]):
    """Makes queries that rank records: by their words, more where these are as written, in the title or together.

    All that scores is met only where something matches, so it stands side by side: that is added up fastest.
    """

    def _met(self, telling: Sequence[Thing], common: Sequence[Thing], question: Question, least: int) -> Q:
        scores = [*self._scores(telling, question), *(one for thing in common for one in self._score(thing))]
        if least < 2 and not common:
            return self._dialect.any_of(scores)
        return self._dialect.together(only=[super()._met(telling, common, question, least)], better=scores)

    def _standing(self) -> list[Q]:
        return [self._dialect.constant(self._dialect.any_term("standing", [IN_FORCE]), _IN_FORCE)]

    def _scores(self, telling: Sequence[Thing], question: Question) -> Iterator[Q]:
        for thing in telling:
            yield from self._score(thing)
        own = [one for thing in telling for one in thing.words]
        yield from self._as_written(own)
        yield from self._in_title(own)
        words = [word(one) for one in flat(question.words[:MOST_WORDS])]
        for first, second in pairwise(words):
            if first.key != second.key:
                if len(words) <= _FEW and min(map(self._frequency_of_word, (first, second))) <= self._many:
                    yield from self._near(first, second)
                yield from self._joined(first, second)

    def _score(self, thing: Thing) -> Iterator[Q]:
        if thing.others:
            own = (
                [self._dialect.any_of(score for one in thing.words for score in self._score_word(one))]
                if thing.words
                else []
            )
            yield self._dialect.best_of([*own, *self._ways(Thing(others=thing.others))])
        else:
            for one in thing.words:
                yield from self._score_word(one)
        if thing.prefix:
            yield self._dialect.constant(self._dialect.beginning("exact", thing.prefix), _PREFIX)
        numbers = [self._score_number(term) for term in thing.reference if term.strip()]
        if numbers:
            yield self._dialect.best_of(numbers)

    def _score_word(self, one: Word) -> Iterator[Q]:
        whole = self._dialect.term("parts", one.key)
        if one.joined:
            share, least = 1 / len(one.parts), len(one.parts) if self._closely else 1
            parts = self._dialect.any_of((self._boost("parts", part, share) for part in one.parts), least)
            whole = self._dialect.best_of([whole, self._dialect.term("parts", one.joined), parts])
        yield whole
        yield from (self._boost("parts", other, _ALSO) for other in one.also)

    def _score_number(self, term: str) -> Q:
        met = self._number(term)
        return met if " " in term else self._dialect.constant(met, strength(term))

    def _as_written(self, words: Sequence[Word]) -> Iterator[Q]:
        return (self._boost("exact", exact, _EXACT) for exact in dict.fromkeys(one.exact for one in words))

    def _in_title(self, words: Sequence[Word]) -> Iterator[Q]:
        return (self._boost("title", key, _TITLE) for key in dict.fromkeys(one.key for one in words))

    def _near(self, first: Word, second: Word) -> Iterator[Q]:
        yield self._dialect.boosted(self._dialect.phrase("key", [first.key, second.key], _NEAR_SLOP), _NEAR)

    def _joined(self, first: Word, second: Word) -> Iterator[Q]:
        """Return the neighbours as one compound, in either order: `avtale om samarbeid`, `samarbeidsavtale`."""
        one, other = first.joined or first.key, second.joined or second.key
        for joined in (f"{one}{JOINT}{other}", f"{other}{JOINT}{one}"):
            yield self._boost("parts", joined, _AS_COMPOUND)

    def _boost(self, field: str, term: str, by: float) -> Q:
        return self._dialect.boosted(self._dialect.term(field, term), by)


class PageRanking(Ranking[Q]):
    """Makes queries that rank pages, which have no titles and no keys apart from parts."""

    def _sequence(self, words: Sequence[Word]) -> Q:
        return self._phrase([one.exact for one in words])

    def _in_title(self, words: Sequence[Word]) -> Iterator[Q]:  # noqa: ARG002
        return iter(())

    def _near(self, first: Word, second: Word) -> Iterator[Q]:  # noqa: ARG002
        return iter(())
