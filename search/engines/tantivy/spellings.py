"""Words of an index that are near others, and how many records an audience has them in."""

from collections.abc import Iterator, Sequence

from domain.access import Audience
from search.engines.fields import audience_term
from search.engines.mending import FAR, PREFIX, SHORTEST_FAR, Term
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import total
from search.question import Question
from search.words.distance import distance, near


class TantivySpellings:
    """Spellings in one index, for one audience; the records that a question leaves out are left out."""

    def __init__(self, opened: Opened, audience: Audience, question: Question) -> None:
        self._records, self._dialect = opened.records, TantivyDialect(opened.records, opened.record_schema)
        self._seen = self._dialect.any_term("audience", [audience_term(audience)])
        self._without = sorted(one.hex for one in question.without_records)

    def candidates(self, written: str) -> Iterator[tuple[int, str]]:
        """Return words near one, with how often they are there."""
        for candidate in near(written):
            frequency = self._records.doc_freq("exact", candidate)
            if frequency:
                yield frequency, candidate
        if len(written) >= SHORTEST_FAR:
            letters, length = set(written), len(written)
            for candidate, frequency in self._records.terms_with_prefix("exact", written[:PREFIX]):
                if abs(len(candidate) - length) > FAR or len(letters.symmetric_difference(candidate)) > 2 * FAR:
                    continue  # told without looking closer
                if candidate.isalpha() and distance(written, candidate, FAR) == FAR:
                    yield frequency, candidate

    def counts(self, ways: Sequence[Sequence[Term]]) -> list[int]:
        """Return for each how many records have any of its terms."""
        return [self._count(terms) for terms in ways]

    def _count(self, terms: Sequence[Term]) -> int:
        dialect = self._dialect
        met = dialect.any_of(dialect.term(field, term) for field, term in terms)
        without = [dialect.any_term("record", self._without)] if self._without else []
        return total(self._records.search(dialect.together(must=[met], only=[self._seen], without=without), 1))
