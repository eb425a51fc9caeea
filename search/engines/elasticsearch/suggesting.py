"""Completions and mended spellings, from what an audience may see."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from elasticsearch import Elasticsearch

from domain.access import Audience
from search.engines.elasticsearch.dialect import ElasticsearchDialect, clean
from search.engines.elasticsearch.searching import Searching
from search.engines.fields import audience_term
from search.engines.mending import FAR, PREFIX, SHORTEST, SHORTEST_FAR, Term
from search.engines.protocol import Suggestion
from search.engines.suggesting import SPARE, completions, distinct
from search.question import Question

_CANDIDATES = 60
"""So many words near one are looked at, of each kind of nearness."""


def suggestions(
    client: Elasticsearch, name: str, text: str, audience: Audience, limit: int, without: Collection[UUID]
) -> list[Suggestion]:
    """Return at most `limit` completions of what is being typed, in one request. NotFoundError without an index."""
    asked: list[dict[str, Any]] = []
    for query in completions(ElasticsearchDialect(), text, audience, without):
        body = {"query": query, "sort": ["_score", "record"], "size": limit * SPARE, "track_total_hits": False}
        asked += [{}, body]
    if limit < 1 or not asked:
        return []
    answers = client.msearch(index=name, searches=asked)["responses"]
    found = [hit for answer in answers for hit in answer.get("hits", {}).get("hits", ())]
    return distinct(map(_suggestion, found), limit)


def _suggestion(hit: dict[str, Any]) -> Suggestion:
    shown = hit["_source"]["shown"]
    return Suggestion(shown["title"] or shown["reference"], shown["kind"], UUID(hit["_id"][:32]), shown["reference"])


class ElasticsearchSpellings:
    """Spellings in one index, for one audience; the records that a question leaves out are left out."""

    def __init__(self, searching: Searching, audience: Audience, question: Question) -> None:
        self._searching, self._dialect = searching, ElasticsearchDialect()
        self._seen = self._dialect.any_term("audience", [audience_term(audience)])
        self._without = sorted(one.hex for one in question.without_records)

    def candidates(self, written: str) -> Iterator[tuple[int, str]]:
        """Return words near one, with how often they are there."""
        nearness = [(1, 0), *([(FAR, PREFIX)] if len(written) >= SHORTEST_FAR else [])]
        asked = {
            f"near{edits}": {
                "text": clean(written),
                "term": {
                    "field": "exact",
                    "suggest_mode": "always",
                    "sort": "frequency",
                    "size": _CANDIDATES,
                    "max_edits": edits,
                    "prefix_length": prefix,
                    "min_word_length": SHORTEST,
                    "max_term_freq": 1_000_000_000.0,
                },
            }
            for edits, prefix in nearness
        }
        found = self._searching.ask(suggest=asked, size=0)["suggest"]
        for near in found.values():
            for word in near:
                yield from ((option["freq"], option["text"]) for option in word["options"] if option["text"].isalpha())

    def counts(self, ways: Sequence[Sequence[Term]]) -> list[int]:
        """Return for each how many records have any of its terms, in one request."""
        dialect = self._dialect
        without = [dialect.any_term("record", self._without)] if self._without else []
        filters = [dialect.any_of(dialect.term(field, term) for field, term in terms) for terms in ways]
        found = self._searching.ask(
            query=dialect.together(only=[self._seen], without=without),
            aggs={"ways": {"filters": {"filters": filters}}},
            size=0,
            track_total_hits=False,
        )
        return [int(one["doc_count"]) for one in found["aggregations"]["ways"]["buckets"]]
