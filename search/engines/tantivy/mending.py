"""Misspelt words mended: words that are found nowhere give way to near ones, of those that the audience may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.access import Audience
from search.engines.tantivy.asking import MUST, SHOULD, Query, without_records
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import total
from search.engines.terms import tokens
from search.question import Question
from search.words.distance import distance, near
from search.words.norwegian import word

_SHORTEST, _SHORTEST_FAR = 4, 6
_LIKELY = 40
"""So many near words are looked up among what the audience may see."""
_PREFIX = 2
_FAR = 2


class Mending:
    """Mends questions by one index, for one audience."""

    def __init__(self, opened: Opened, audience: Audience) -> None:
        self._opened, self._schema = opened, opened.record_schema
        self._seen = [
            (MUST, Query.const_score_query(Query.term_query(self._schema, "audience", str(int(audience))), 0.0))
        ]

    def mended(self, question: Question) -> Question | None:
        """Return the question with each word that is found nowhere replaced by the likeliest near one, or None."""
        self._seen += without_records(self._schema, question.without_records)
        words = tuple(self._mended(question.words))
        phrases = tuple(tuple(self._mended(phrase)) for phrase in question.phrases)
        if words == tuple(question.words) and phrases == tuple(question.phrases):
            return None
        return replace(question, words=words, phrases=phrases)

    def _mended(self, words: Sequence[str]) -> Iterator[str]:
        for written in words:
            yield written if self._is_known(written) else self._nearest(written) or written

    def _is_known(self, written: str) -> bool:
        """Return whether a word is found, itself or its parts; what is no word, or more than one, is left alone."""
        pieces = tokens(written)
        if pieces != [written] or len(written) < _SHORTEST or not written.isalpha():
            return True
        found = word(written)
        ways = [("parts", found.key), ("exact", found.exact), *(("parts", part) for part in found.parts)]
        return self._count(ways) > 0

    def _nearest(self, written: str) -> str | None:
        """Return the nearest word that the audience may see, of those equally near the commonest."""
        by_distance: dict[int, list[tuple[int, str]]] = {}
        for frequency, candidate in self._candidates(written):
            by_distance.setdefault(distance(written, candidate, _FAR), []).append((frequency, candidate))
        for far in range(1, _FAR + 1):
            likely = sorted(by_distance.get(far, ()), reverse=True)[:_LIKELY]
            counted = [(self._count([("exact", candidate)]), candidate) for _, candidate in likely]
            best = max((one for one in counted if one[0]), default=None)
            if best:
                return best[1]
        return None

    def _candidates(self, written: str) -> Iterator[tuple[int, str]]:
        """Return words of the index with how often they are there: one letter from it, or two with the same start."""
        for candidate in near(written):
            frequency = self._opened.records.doc_freq("exact", candidate)
            if frequency:
                yield frequency, candidate
        if len(written) >= _SHORTEST_FAR:
            letters, length = set(written), len(written)
            for candidate, frequency in self._opened.records.terms_with_prefix("exact", written[:_PREFIX]):
                if abs(len(candidate) - length) > _FAR or len(letters.symmetric_difference(candidate)) > 2 * _FAR:
                    continue  # told without looking closer
                if candidate.isalpha() and distance(written, candidate, _FAR) == _FAR:
                    yield frequency, candidate

    def _count(self, terms: Iterable[tuple[str, str]]) -> int:
        any_of = [(SHOULD, Query.term_query(self._schema, field, term)) for field, term in terms]
        query = Query.boolean_query([*self._seen, (MUST, Query.boolean_query(any_of))])
        return total(self._opened.records.search(query, 1))
