"""Queries in Tantivy's terms."""

from collections.abc import Collection, Iterable, Sequence

import tantivy

Query = tantivy.Query
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class TantivyDialect:
    """Makes the queries of one index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher, self._schema = searcher, schema

    @property
    def documents(self) -> int:
        """How many there are, without the one that holds the mark."""
        return max(self._searcher.num_docs - 1, 0)

    def frequency(self, key: str) -> int:
        """Return how many documents hold a key."""
        return self._searcher.doc_freq("parts", key)

    def term(self, field: str, term: str) -> Query:
        """Return what has a term."""
        return Query.term_query(self._schema, field, term)

    def any_term(self, field: str, terms: Collection[str]) -> Query:
        """Return what has any of the terms."""
        if len(terms) == 1:
            return self.constant(self.term(field, next(iter(terms))), 0.0)
        return self.constant(Query.term_set_query(self._schema, field, list(terms)), 0.0)

    def phrase(self, field: str, words: Sequence[str], slop: int = 0) -> Query:
        """Return what has words beside each other."""
        return Query.phrase_query(self._schema, field, list(words), slop)

    def beginning(self, field: str, prefix: str) -> Query:
        """Return what has a term that begins so: letters and digits only."""
        return Query.regex_query(self._schema, field, f"{prefix}.*")

    def between(self, field: str, first: int, last: int) -> Query:
        """Return what has a number in a range."""
        return Query.range_query(self._schema, field, tantivy.FieldType.Unsigned, first, last)

    def any_of(self, queries: Iterable[Query], least: int = 1) -> Query:
        """Return what matches where `least` of the queries do."""
        return Query.boolean_query([(SHOULD, one) for one in queries], least)

    def all_of(self, queries: Iterable[Query]) -> Query:
        """Return what matches where all do."""
        return Query.boolean_query([(MUST, one) for one in queries])

    def two_of(self, queries: Sequence[Query]) -> Query:
        """Return what matches where two do: each with any after it, for Tantivy counts slower."""
        return self.any_of(self.all_of([one, self.any_of(queries[at + 1 :])]) for at, one in enumerate(queries[:-1]))

    def best_of(self, queries: Iterable[Query], tie: float = 0.0) -> Query:
        """Return what matches where any does."""
        return Query.disjunction_max_query(list(queries), tie)

    def together(
        self,
        *,
        must: Iterable[Query] = (),
        only: Iterable[Query] = (),
        without: Iterable[Query] = (),
        better: Iterable[Query] = (),
    ) -> Query:
        """Return what matches all of `must` and `only`, and nothing of `without`."""
        return Query.boolean_query(
            [
                *((MUST, self.constant(one, 0.0)) for one in only),
                *((NOT, one) for one in without),
                *((MUST, one) for one in must),
                *((SHOULD, one) for one in better),
            ]
        )

    def constant(self, query: Query, score: float) -> Query:
        """Return what matches, all of it equally good."""
        return Query.const_score_query(query, score)

    def boosted(self, query: Query, by: float) -> Query:
        """Return the same with its goodness multiplied."""
        return Query.boost_query(query, by)

    def nothing(self) -> Query:
        """Return what never matches."""
        return Query.empty_query()
