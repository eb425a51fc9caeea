"""One search: hits with their best pages and snippets, the total, and facets counted at the same time."""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any
from uuid import UUID

import tantivy

from domain.access import Audience
from search.engines.asking import Matching, wants_more
from search.engines.hits import FoundRecord, hits
from search.engines.protocol import Answer
from search.engines.ranking import Ranking
from search.engines.snippets import Marker
from search.engines.tantivy.best_pages import best_pages
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.facets import count_facets
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored, total
from search.question import Question, Sort

_FAR = 1_000
"""From here on an offset is compared with the total first."""

Found = Sequence[tuple[float, tantivy.DocAddress]]


def search(opened: Opened, question: Question, audience: Audience, offset: int, limit: int, beside: Executor) -> Answer:
    """Return what is found. Facets are counted in a thread of `beside`: Tantivy leaves Python alone meanwhile."""
    facets = beside.submit(count_facets, opened, question, audience, True)
    count, found = _found(opened, question, audience, offset, limit, closely=True)
    if wants_more(question, count):
        facets = beside.submit(count_facets, opened, question, audience, False)
        count, found = _found(opened, question, audience, offset, limit, closely=False)
    entries = [(stored(opened.records, address), score) for score, address in found]
    pages = best_pages(opened, question, [one[0] for one, _ in entries]) if question.asks_for_text else {}
    shown = [(found_record(one, score), pages.get(one[0])) for one, score in entries]
    return Answer(count, hits(shown, Marker(question)), facets.result())


def count(opened: Opened, question: Question, audience: Audience) -> int:
    """Return how many records are found."""
    found = _count(opened, question, audience, closely=True)
    return _count(opened, question, audience, closely=False) if wants_more(question, found) else found


def _count(opened: Opened, question: Question, audience: Audience, *, closely: bool) -> int:
    query = Matching(TantivyDialect(opened.records, opened.record_schema), closely=closely).whole(question, audience)
    return total(opened.records.search(query, 1, order_by_field="newest"))


def _found(
    opened: Opened, question: Question, audience: Audience, offset: int, limit: int, *, closely: bool
) -> tuple[int, Found]:
    if limit < 1 or offset >= _FAR:
        there = _count(opened, question, audience, closely=closely)
        if limit < 1 or offset >= there:
            return there, ()
    if question.sort is Sort.RELEVANCE and question.asks_for_text:
        query = Ranking(TantivyDialect(opened.records, opened.record_schema), closely=closely).whole(question, audience)
        result = opened.records.search(query, limit, offset=offset)
        return total(result), result.hits
    query = Matching(TantivyDialect(opened.records, opened.record_schema), closely=closely).whole(question, audience)
    field, order = ("oldest", tantivy.Order.Asc) if question.sort is Sort.OLDEST else ("newest", tantivy.Order.Desc)
    result = opened.records.search(query, limit, offset=offset, order_by_field=field, order=order)
    return total(result), [(0.0, address) for _, address in result.hits]


def found_record(entry: Sequence[Any], score: float) -> FoundRecord:
    """Return what was stored with an entry, to be shown."""
    key, kind, reference, title, on, text, _ = entry
    return FoundRecord(UUID(key[:32]), kind, reference, title, on, text, score)
