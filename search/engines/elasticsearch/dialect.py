"""Queries in Elasticsearch's JSON. What a person typed is a term in it, never a query string."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from search.engines.asking import MANY

Query = dict[str, Any]
_OF_A_FIELD = ("term", "match_phrase", "prefix")


class Facts(Protocol):
    """What an index knows of the terms of a question."""

    @property
    def entries(self) -> int:
        """How many entries there are."""

    def frequency(self, key: str) -> int:
        """Return how many entries hold a key."""

    def with_phrase_apart(self, field: str, words: Sequence[str]) -> list[str]:
        """Return the entries that have a phrase on a page that is held apart from them (documents.py)."""


class ElasticsearchDialect:
    """Makes queries over entries, or over pages: their fields are called the same, with `page_` before them."""

    def __init__(self, facts: Facts | None = None, *, pages: bool = False) -> None:
        self._facts, self._before = facts, "page_" if pages else ""

    @property
    def documents(self) -> int:
        """How many entries there are."""
        return self._facts.entries if self._facts else 0

    def frequency(self, key: str) -> int:
        """Return how many entries hold a key."""
        return self._facts.frequency(key) if self._facts else 0

    def term(self, field: str, term: str) -> Query:
        """Return what has a term."""
        return {"term": {self._before + field: {"value": clean(term)}}}

    def any_term(self, field: str, terms: Collection[str]) -> Query:
        """Return what has any of the terms."""
        return {"terms": {self._before + field: [clean(term) for term in terms]}}

    def phrase(self, field: str, words: Sequence[str], slop: int = 0) -> Query:
        """Return what has words beside each other, on pages held apart too: one question more where there are any."""
        query = {"match_phrase": {self._before + field: {"query": clean(" ".join(words)), "slop": slop}}}
        apart = self._facts.with_phrase_apart(field, words) if self._facts and not slop else []
        return self.any_of([query, self.constant(self.any_term("entry", apart), 1.0)]) if apart else query

    def beginning(self, field: str, prefix: str) -> Query:
        """Return what has a term that begins so."""
        return {"prefix": {self._before + field: {"value": clean(prefix)}}}

    def between(self, field: str, first: int, last: int) -> Query:
        """Return what has a number in a range."""
        return {"range": {self._before + field: {"gte": first, "lte": last}}}

    def any_of(self, queries: Iterable[Query], least: int = 1) -> Query:
        """Return what matches where `least` of the queries do."""
        should = list(queries)
        return {"bool": {"should": should, "minimum_should_match": least}} if should else self.nothing()

    def all_of(self, queries: Iterable[Query]) -> Query:
        """Return what matches where all do."""
        must = list(queries)
        return {"bool": {"must": must}} if must else self.nothing()

    def two_of(self, queries: Sequence[Query]) -> Query:
        """Return what matches where two do."""
        return self.any_of(queries, 2)

    def best_of(self, queries: Iterable[Query], tie: float = 0.0) -> Query:
        """Return what matches where any does."""
        each = list(queries)
        return {"dis_max": {"queries": each, "tie_breaker": tie}} if each else self.nothing()

    def together(
        self,
        *,
        must: Iterable[Query] = (),
        only: Iterable[Query] = (),
        without: Iterable[Query] = (),
        better: Iterable[Query] = (),
    ) -> Query:
        """Return what matches all of `must` and `only`, and nothing of `without`."""
        clauses = {"filter": list(only), "must_not": list(without), "must": list(must), "should": list(better)}
        return {"bool": {name: each for name, each in clauses.items() if each} | {"minimum_should_match": 0}}

    def constant(self, query: Query, score: float) -> Query:
        """Return what matches, all of it equally good."""
        return {"constant_score": {"filter": query, "boost": score}}

    def boosted(self, query: Query, by: float) -> Query:
        """Return the same with its goodness multiplied."""
        ((kind, body),) = query.items()
        if kind in _OF_A_FIELD:
            ((field, asked),) = body.items()
            return {kind: {field: asked | {"boost": by}}}
        return {kind: body | {"boost": by}}

    def nothing(self) -> Query:
        """Return what never matches."""
        return {"match_none": {}}


def clean(term: str) -> str:
    """Return a term that can be sent: half a character is none."""
    return term.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries an index holds, and whether any has pages that are held apart."""

    entries: int
    has_apart: bool


class AskedFacts:
    """Facts of one index about one question; how often keys are there is asked for all of them together."""

    def __init__(self, ask: Callable[..., Mapping[str, Any]], size: Callable[[], Size], keys: Iterable[str]) -> None:
        self._ask, self._size, self._keys = ask, size, list(dict.fromkeys(keys))
        self._frequencies: dict[str, int] = {}
        self._apart: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self._size().entries

    def frequency(self, key: str) -> int:
        """Return how many entries hold a key of the question; 0 in an index where nothing is too common."""
        if self.entries <= MANY:
            return 0
        if not self._frequencies:
            filters = [ElasticsearchDialect().term("parts", one) for one in self._keys]
            found = self._ask(size=0, track_total_hits=False, aggs={"keys": {"filters": {"filters": filters}}})
            counts = [bucket["doc_count"] for bucket in found["aggregations"]["keys"]["buckets"]]
            self._frequencies = dict(zip(self._keys, counts, strict=True))
        return self._frequencies.get(key, 0)

    def with_phrase_apart(self, field: str, words: Sequence[str]) -> list[str]:
        """Return the entries that have a phrase on a page held apart."""
        if not self._size().has_apart:
            return []
        known = self._apart.get((field, tuple(words)))
        if known is None:
            dialect = ElasticsearchDialect(pages=True)
            query = dialect.together(only=[APART, dialect.phrase(field, words)])
            each = {"entries": {"terms": {"field": "page_entry", "size": _MOST_APART}}}
            found = self._ask(query=query, size=0, aggs=each)
            known = [bucket["key"] for bucket in found["aggregations"]["entries"]["buckets"]]
            self._apart[field, tuple(words)] = known
        return known


APART: Query = {"term": {"page_apart": {"value": True}}}
_MOST_APART = 10_000
