"""One search: hits with their best pages and snippets, the total, and facets, of one index."""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from elasticsearch import Elasticsearch

from domain.access import Audience
from search.engines.asking import Matching, things, wants_more
from search.engines.elasticsearch.dialect import APART, AskedFacts, ElasticsearchDialect, Query, Size, clean
from search.engines.fields import FACETS, FILTERS, facet_field
from search.engines.hits import BestPage, FoundRecord, hits
from search.engines.protocol import Answer
from search.engines.ranking import PageRanking, Ranking
from search.engines.snippets import Marker
from search.question import Question, Sort

DEEPEST = 100_000
"""So many hits can be paged through, as index.json says."""
_MOST_KEYS = 9_000
"""Keys of a facet that are counted; below it every count is exact. An answer holds 65,536 of all facets at most."""
_EXACT_ATTACHMENTS = 3_000
"""Up to so many attachments of an entry are counted exactly."""

_AT_ONCE = 5_000
_SIZE_KEPT_S = 5.0

Response = Mapping[str, Any]


class Searching:
    """Answers questions from the index behind a name. NotFoundError where there is none."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self._client, self._name = client, name
        self._known: tuple[float, Size] | None = None

    def ask(self, **asked: Any) -> Response:
        """Return what one request is answered with."""
        body: Response = self._client.search(index=self._name, **asked).body
        return body

    def search(self, question: Question, audience: Audience, offset: int, limit: int) -> Answer:
        """Return what is found."""
        dialect = self._dialect(question)
        found = self._search(dialect, question, audience, offset, limit, closely=True)
        if wants_more(question, _total(found)):
            found = self._search(dialect, question, audience, offset, limit, closely=False)
        there = found["hits"]["hits"]
        pages = self._best_pages(question, [one["_source"]["entry"] for one in there])
        shown = [(found_record(one), pages.get(one["_source"]["entry"])) for one in there]
        return Answer(_total(found), hits(shown, Marker(question)), _facets(found["aggregations"]))

    def count(self, question: Question, audience: Audience) -> int:
        """Return how many records are found."""
        dialect = self._dialect(question)
        found = self._count(Matching(dialect, closely=True).whole(question, audience))
        if wants_more(question, found):
            found = self._count(Matching(dialect, closely=False).whole(question, audience))
        return found

    def digests(self, ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
        """Return the digest of each entry of these records."""
        found: dict[UUID, set[str]] = defaultdict(set)
        query = ElasticsearchDialect().any_term("record", [one.hex for one in ids])
        size = min(len(ids) * len(Audience), DEEPEST)
        for hit in self.ask(query=query, size=size, source=["shown.digest"])["hits"]["hits"]:
            found[UUID(hit["_id"][:32])].add(hit["_source"]["shown"]["digest"])
        return {one: frozenset(each) for one, each in found.items()}

    def record_ids(self, prefix: str) -> list[UUID]:
        """Return the ids of records that begin so."""
        query = ElasticsearchDialect().beginning("record", prefix)
        found: list[UUID] = []
        after: dict[str, Any] = {}
        while True:
            each = {"size": _AT_ONCE, "sources": [{"record": {"terms": {"field": "record"}}}], **after}
            answer = self.ask(query=query, size=0, aggs={"records": {"composite": each}})["aggregations"]["records"]
            found += [UUID(bucket["key"]["record"]) for bucket in answer["buckets"]]
            if len(answer["buckets"]) < _AT_ONCE:
                return found
            after = {"after": answer["after_key"]}

    def frequencies(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many entries hold each of many keys, about: from the list of terms, which is faster than counting.

        They are asked for as the terms of a document that is not there.
        """
        found = self._client.termvectors(
            index=self._name,
            doc={"parts": " ".join(map(clean, keys))},
            term_statistics=True,
            field_statistics=False,
            offsets=False,
            payloads=False,
            positions=False,
        )["term_vectors"]
        terms = found["parts"]["terms"] if found else {}
        return {term: told.get("doc_freq", 0) for term, told in terms.items()}

    @property
    def entries(self) -> int:
        """How many entries there are, about."""
        return self._size().entries

    def _count(self, query: Query) -> int:
        return int(self._client.count(index=self._name, query=query)["count"])

    def _dialect(self, question: Question) -> ElasticsearchDialect:
        keys = (one.key for thing in things(question) for one in thing.single_words)
        return ElasticsearchDialect(AskedFacts(self.ask, self._size, keys))

    def _size(self) -> Size:
        """Return how large the index was a few seconds ago."""
        now = time.monotonic()
        if self._known is None or now - self._known[0] > _SIZE_KEPT_S:
            self._known = now, Size(self._count({"exists": {"field": "entry"}}), self._count(APART) > 0)
        return self._known[1]

    def _search(
        self,
        dialect: ElasticsearchDialect,
        question: Question,
        audience: Audience,
        offset: int,
        limit: int,
        *,
        closely: bool,
    ) -> Response:
        """Ask for hits, the total and all facets at once.

        What is chosen in facets is asked of hits and of each count, but not of those in the same facet.
        """
        by_relevance = question.sort is Sort.RELEVANCE and question.asks_for_text
        asking = (Ranking if by_relevance else Matching)(dialect, closely=closely)
        counted = [facet for facet in FACETS if question.filters.get(facet)]
        chosen = {facet: asking.chosen(question, facet) for facet in counted}
        others = [asking.chosen(question, one) for one in question.filters if one in FILTERS and one not in chosen]
        size = max(min(limit, DEEPEST - offset), 0)
        order: list[Any] = ["_score", "record"]
        if not by_relevance:
            order = [{"oldest": "asc"} if question.sort is Sort.OLDEST else {"newest": "desc"}, "record"]
        return self.ask(
            query=asking.open(question, audience, others),
            **({"post_filter": dialect.together(only=chosen.values())} if chosen else {}),
            aggs={facet: _counting(dialect, facet, chosen) for facet in FACETS},
            sort=order,
            from_=offset if size else 0,
            size=size,
            track_total_hits=True,
        )

    def _best_pages(self, question: Question, entries: Sequence[str]) -> dict[str, BestPage]:
        """Return the best matching page of each entry that has one."""
        if not question.asks_for_text:
            return {}
        dialect = ElasticsearchDialect(pages=True)
        query = PageRanking(dialect, closely=False).text(question, least=False)
        if file_types := question.filters.get("filetype"):
            query = dialect.together(must=[query], only=[dialect.any_term("filetype", file_types)])
        return self.best_pages_by(query, entries)

    def best_pages_by(self, query: Query, entries: Sequence[str]) -> dict[str, BestPage]:
        """Return the page of each entry that a query over pages has as the best."""
        if not entries:
            return {}
        only = [ElasticsearchDialect(pages=True).any_term("entry", entries)]
        attachments = {"cardinality": {"field": "page_attachment", "precision_threshold": _EXACT_ATTACHMENTS}}
        by_entry = {"terms": {"field": "page_entry", "size": len(entries)}, "aggs": {"attachments": attachments}}
        found = self.ask(
            query=ElasticsearchDialect().together(must=[query], only=only),
            collapse={"field": "page_entry"},
            aggs={"entries": by_entry},
            size=len(entries),
            track_total_hits=False,
        )
        counts = {one["key"]: one["attachments"]["value"] for one in found["aggregations"]["entries"]["buckets"]}
        sources = [one["_source"] for one in found["hits"]["hits"]]
        return {one["page_entry"]: _page(one["page_shown"], counts[one["page_entry"]] - 1) for one in sources}


def _counting(dialect: ElasticsearchDialect, facet: str, chosen: Mapping[str, Query]) -> dict[str, Any]:
    counted = {"terms": {"field": facet_field(facet), "size": _MOST_KEYS}}
    others = [query for other, query in chosen.items() if other != facet]
    return {"filter": dialect.together(only=others), "aggs": {"keys": counted}} if others else counted


def _facets(counted: Mapping[str, Any]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the keys of every facet with their counts, commonest first."""
    found = {}
    for facet in FACETS:
        buckets = counted[facet].get("keys", counted[facet])["buckets"]
        keys = [(str(one["key"]), int(one["doc_count"])) for one in buckets]
        found[facet] = tuple(sorted(keys, key=lambda key: (-key[1], key[0])))
    return found


def _total(found: Response) -> int:
    return int(found["hits"]["total"]["value"])


def found_record(hit: Response) -> FoundRecord:
    """Return what an answer holds of an entry, to be shown."""
    shown = hit["_source"]["shown"]
    return FoundRecord(
        record_id=UUID(hit["_id"][:32]),
        kind=shown["kind"],
        reference=shown["reference"],
        title=shown["title"],
        on=shown["on"],
        text=shown["text"],
        score=hit["_score"] or 0.0,
    )


def _page(shown: Mapping[str, Any], others: int) -> BestPage:
    return BestPage(
        document_id=UUID(shown["document"]),
        version=shown["version"],
        part=shown["part"],
        name=shown["name"],
        number=shown["page"],
        text=shown["text"],
        others=others,
    )
