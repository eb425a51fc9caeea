"""Which match is the better one: weights as measured on judged questions (benchmarks/relevance.py)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.engines.tantivy.asking import MOST_WORDS, Matching, Query, any_of
from search.engines.terms import flat, tokens
from search.question import Name, Question
from search.words.norwegian import JOINT, Word, word
from search.words.references import strength

_EXACT, _TITLE, _ALSO, _TIE = 0.8, 0.2, 0.5, 0.1
_NEAR, _NEAR_SLOP, _AS_COMPOUND = 0.15, 6, 0.6
_FEW = 3
"""So many words are looked for near each other; with more it says little, and reading places takes long."""
_PREFIX = 2.0


class Ranking(Matching):
    """Makes queries that rank records. A word counts once, by the best of the ways it is met, and in a title more."""

    def _word(self, one: Word) -> list[Query]:
        ways = [self._term("parts", one.key), Query.boost_query(self._term("exact", one.exact), _EXACT)]
        if one.joined:
            share = 1 / len(one.parts)
            ways.append(self._term("parts", one.joined))
            ways.append(any_of(Query.boost_query(self._term("parts", part), share) for part in one.parts))
        ways.extend(Query.boost_query(self._term("parts", other), _ALSO) for other in one.also)
        return [Query.disjunction_max_query(ways, _TIE)]

    def _name(self, written: Sequence[str], name: Name) -> list[Query]:
        own = [way for one in flat(written[name.start : name.end]) for way in self._word(word(one))]
        others = self._other_names(name)
        return [Query.disjunction_max_query([*([any_of(own)] if own else []), *others], 0.0)] if own or others else []

    def _reference(self, terms: Iterable[str]) -> list[Query]:
        ways = [
            self._phrase(tokens(one))
            if " " in one
            else Query.const_score_query(self._term("references", one), strength(one))
            for one in terms
            if one.strip()
        ]
        return [Query.disjunction_max_query(ways, 0.0)] if ways else []

    def _begun(self, prefix: str) -> Query:
        return Query.const_score_query(super()._begun(prefix), _PREFIX)

    def _better(self, question: Question) -> list[Query]:
        """Return what rewards neighbours that are near each other in the text too, or in one compound."""
        words = [word(one) for one in flat(question.words[:MOST_WORDS])]
        pairs = [(first, second) for first, second in pairwise(words) if first.key != second.key]
        near = [one for pair in pairs for one in self._near(*pair)] if len(words) <= _FEW else []
        return [*self._in_title(words), *near, *(one for pair in pairs for one in self._joined(*pair))]

    def _in_title(self, words: Sequence[Word]) -> list[Query]:
        keys = dict.fromkeys(one.key for one in words)
        return [Query.boost_query(self._term("title", key), _TITLE) for key in keys]

    def _near(self, first: Word, second: Word) -> list[Query]:
        near = Query.phrase_query(self._schema, "key", [first.key, second.key], _NEAR_SLOP)
        return [Query.boost_query(near, _NEAR)]

    def _joined(self, first: Word, second: Word) -> list[Query]:
        one, other = first.joined or first.key, second.joined or second.key
        both = (f"{one}{JOINT}{other}", f"{other}{JOINT}{one}")
        return [Query.boost_query(self._term("parts", joined), _AS_COMPOUND) for joined in both]


class PageRanking(Ranking):
    """Makes queries that rank pages, which have no titles and no keys apart from parts."""

    def _in_title(self, words: Sequence[Word]) -> list[Query]:  # noqa: ARG002
        return []

    def _sequence(self, words: Sequence[Word]) -> Query:
        return self._phrase([one.exact for one in words])

    def _near(self, first: Word, second: Word) -> list[Query]:  # noqa: ARG002
        return []
