"""The best page of the best attachment, for the records on screen alone."""

from collections.abc import Sequence
from uuid import UUID

import tantivy

from search.engines.fields import group_of
from search.engines.hits import BestPage
from search.engines.ranking import PageRanking
from search.engines.tantivy.dialect import Query, TantivyDialect
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import numbers, stored, total
from search.question import Question

_AT_ONCE = 300
"""Pages looked at for all entries together; one whose pages were crowded out is asked for by itself."""
_MOST_ATTACHMENTS = 10_000


def best_pages(opened: Opened, question: Question, entries: Sequence[str]) -> dict[str, BestPage]:
    """Return the best matching page of each entry that has one, by the entry's key."""
    dialect = TantivyDialect(opened.pages, opened.page_schema)
    query = PageRanking(dialect, closely=False).text(question, least=False)
    if file_types := question.filters.get("filetype"):
        query = dialect.together(must=[query], only=[dialect.any_term("filetype", list(file_types))])
    return best_pages_by(opened, query, entries)


def best_pages_by(opened: Opened, query: Query, entries: Sequence[str]) -> dict[str, BestPage]:
    """Return the page of each entry that a query over pages has as the best, by the entry's key."""
    if not entries:
        return {}
    pages, best = _best(opened, query, entries, _AT_ONCE)
    attachments: dict[int, set[int]] = {}
    for _, group, attachment in best:
        attachments.setdefault(group, set()).add(attachment)
    counts = {group: len(those) for group, those in attachments.items()}
    if pages > len(best):
        for entry in entries:
            if group_of(entry) not in attachments:
                best += _best(opened, query, [entry], 1)[1]
        counts = _count_attachments(opened, query, entries)
    addresses: dict[int, tantivy.DocAddress] = {}
    for address, group, _ in best:
        addresses.setdefault(group, address)
    return {
        entry: _read(opened, addresses[group], counts[group] - 1)
        for entry in entries
        if (group := group_of(entry)) in addresses
    }


def _best(
    opened: Opened, query: Query, entries: Sequence[str], limit: int
) -> tuple[int, list[tuple[tantivy.DocAddress, int, int]]]:
    """Return how many pages match, and the best with their entries' groups and their attachments' numbers."""
    result = opened.pages.search(_within(opened, query, entries), limit)
    addresses = [address for _, address in result.hits]
    groups = numbers(opened.pages, "group", addresses)
    attachments = numbers(opened.pages, "attachment", addresses)
    return total(result), list(zip(addresses, groups, attachments, strict=True))


def _count_attachments(opened: Opened, query: Query, entries: Sequence[str]) -> dict[int, int]:
    by_attachment = {"attachment": {"terms": {"field": "attachment", "size": _MOST_ATTACHMENTS}}}
    by_entry = {"group": {"terms": {"field": "group", "size": len(entries)}, "aggs": by_attachment}}
    counted = opened.pages.aggregate(_within(opened, query, entries), by_entry)
    return {int(one["key"]): len(one["attachment"]["buckets"]) for one in counted["group"]["buckets"]}


def _within(opened: Opened, query: Query, entries: Sequence[str]) -> Query:
    dialect = TantivyDialect(opened.pages, opened.page_schema)
    those = dialect.any_of(dialect.term("entry", one) for one in entries)  # faster than a set of terms
    return dialect.together(must=[query], only=[those])


def _read(opened: Opened, address: tantivy.DocAddress, others: int) -> BestPage:
    document_id, version, part, name, number, text = stored(opened.pages, address)
    return BestPage(UUID(document_id), version, part, name, number, text, others)
