"""Completions from one index."""

from collections.abc import Collection, Iterator
from uuid import UUID

from domain.access import Audience
from search.engines.protocol import Suggestion
from search.engines.suggesting import SPARE, completions, distinct
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored


def suggestions(
    opened: Opened, text: str, audience: Audience, limit: int, without: Collection[UUID] = ()
) -> list[Suggestion]:
    """Return at most `limit` completions of what is being typed, from what the audience may see but some records."""
    if limit < 1:
        return []
    return distinct(_found(opened, text, audience, limit, without), limit)


def _found(
    opened: Opened, text: str, audience: Audience, limit: int, without: Collection[UUID]
) -> Iterator[Suggestion]:
    for query in completions(TantivyDialect(opened.records, opened.record_schema), text, audience, without):
        for _, address in opened.records.search(query, limit * SPARE).hits:
            key, kind, reference, title, *_ = stored(opened.records, address)
            yield Suggestion(title or reference, kind, UUID(key[:32]), reference)
