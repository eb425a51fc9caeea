"""One search: hits with their best pages and snippets, the total, and facets counted at the same time."""

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import date
from typing import Any
from uuid import UUID

import tantivy

from domain.access import Audience
from search.engines.protocol import Answer, Hit
from search.engines.snippets import Marker
from search.engines.tantivy.asking import Matching, things
from search.engines.tantivy.best_pages import BestPage, best_pages
from search.engines.tantivy.facets import count_facets
from search.engines.tantivy.ranking import Ranking
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored, total
from search.question import Question, Sort

_MORE = 0.01
_ENOUGH = 10
_FAR = 1_000
"""From here on an offset is compared with the total first."""

Found = Sequence[tuple[float, tantivy.DocAddress]]


def search(opened: Opened, question: Question, audience: Audience, offset: int, limit: int, beside: Executor) -> Answer:
    """Return what is found. Facets are counted in a thread of `beside`: Tantivy leaves Python alone meanwhile."""
    facets = beside.submit(count_facets, opened, question, audience, True)
    count, found = _found(opened, question, audience, offset, limit, closely=True)
    if _wants_more(question, count):
        facets = beside.submit(count_facets, opened, question, audience, False)
        count, found = _found(opened, question, audience, offset, limit, closely=False)
    entries = [(stored(opened.records, address), score) for score, address in found]
    pages = best_pages(opened, question, [one[0] for one, _ in entries]) if question.asks_for_text else {}
    marker = Marker(question)
    hits = tuple(_hit(one, score, pages.get(one[0]), marker) for one, score in entries)
    return Answer(count, hits, facets.result())


def count(opened: Opened, question: Question, audience: Audience) -> int:
    """Return how many records are found."""
    found = _count(opened, question, audience, closely=True)
    return _count(opened, question, audience, closely=False) if _wants_more(question, found) else found


def _wants_more(question: Question, count: int) -> bool:
    """Return whether so little was found that less will do, of compounds or of several words."""
    if count >= _ENOUGH or not question.asks_for_text:
        return False
    wanted = things(question)
    return len(wanted) > 1 or any(one.parts for thing in wanted for one in thing.words)


def _count(opened: Opened, question: Question, audience: Audience, *, closely: bool) -> int:
    query = Matching(opened.records, opened.record_schema, closely=closely).whole(question, audience)
    return total(opened.records.search(query, 1, order_by_field="newest"))


def _found(
    opened: Opened, question: Question, audience: Audience, offset: int, limit: int, *, closely: bool
) -> tuple[int, Found]:
    if limit < 1 or offset >= _FAR:
        there = _count(opened, question, audience, closely=closely)
        if limit < 1 or offset >= there:
            return there, ()
    if question.sort is Sort.RELEVANCE and question.asks_for_text:
        query = Ranking(opened.records, opened.record_schema, closely=closely).whole(question, audience)
        result = opened.records.search(query, limit, offset=offset)
        return total(result), result.hits
    query = Matching(opened.records, opened.record_schema, closely=closely).whole(question, audience)
    field, order = ("oldest", tantivy.Order.Asc) if question.sort is Sort.OLDEST else ("newest", tantivy.Order.Desc)
    result = opened.records.search(query, limit, offset=offset, order_by_field=field, order=order)
    return total(result), [(0.0, address) for _, address in result.hits]


def _hit(entry: list[Any], score: float, page: BestPage | None, marker: Marker) -> Hit:
    """Return a hit with the best page, or with the record's own words when these hold more of what was asked."""
    key, kind, reference, title, on, text = entry
    shown = marker.show(page.text) if page else marker.show(text)
    if page and shown.covered < marker.all:
        own = marker.show_more(text, shown.covered + _MORE)
        if own:
            page, shown = None, own
    return Hit(
        record_id=UUID(key[:32]),
        kind=kind,
        reference=reference,
        title=title,
        on=date.fromisoformat(on) if on else None,
        score=score,
        snippet=shown.snippet,
        document_id=page.document_id if page else None,
        version=page.version if page else None,
        part=page.part if page else None,
        document_name=page.name if page else None,
        page=page.number if page else None,
        other_attachments=page.others if page else 0,
    )
