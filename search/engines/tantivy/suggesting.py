"""Completions while typing: bodies and organisations first, then numbers or titles, each text once."""

from collections.abc import Collection, Iterator
from uuid import UUID

import tantivy

from domain.access import Audience
from search.engines.protocol import Suggestion
from search.engines.tantivy.asking import MUST, NOT, SHOULD, Query, without_records
from search.engines.tantivy.documents import EDGE, plain_number
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored
from search.engines.tantivy.schema import facet_field
from search.engines.terms import tokens
from search.words.references import OWNED, references_in, strength

_DIRECTORY = ("body", "organisation")
_SPARE = 4
"""How many times what is wanted is looked at: a case and its papers often have one title."""


def suggestions(
    opened: Opened, text: str, audience: Audience, limit: int, without: Collection[UUID] = ()
) -> list[Suggestion]:
    """Return at most `limit` completions of what is being typed, from what the audience may see but some records."""
    if limit < 1:
        return []
    found: dict[str, Suggestion] = {}
    for query in _ways(opened.record_schema, text):
        seen = Query.const_score_query(Query.term_query(opened.record_schema, "audience", str(int(audience))), 0.0)
        whole = Query.boolean_query([(MUST, seen), (MUST, query), *without_records(opened.record_schema, without)])
        for _, address in opened.records.search(whole, limit * _SPARE).hits:
            key, kind, reference, title, *_ = stored(opened.records, address)
            shown = title or reference
            found.setdefault(shown.casefold(), Suggestion(shown, kind, UUID(key[:32]), reference))
            if len(found) == limit:
                return list(found.values())
    return list(found.values())


def _ways(schema: tantivy.Schema, text: str) -> Iterator[Query]:
    """Return queries in the order in which their answers are shown."""
    words = tokens(text)
    if not words:
        return
    titles = Query.boolean_query([(MUST, Query.term_query(schema, "edges", one[:EDGE])) for one in words])
    numbers = _numbers(schema, text)
    directory = Query.term_set_query(schema, facet_field("type"), list(_DIRECTORY))
    yield Query.boolean_query([(MUST, Query.const_score_query(directory, 0.0)), (MUST, _any(titles, numbers))])
    if any(character.isdigit() for character in text):
        yield Query.boolean_query([(MUST, numbers), (NOT, directory)])
    yield Query.boolean_query([(MUST, titles), (NOT, directory)])


def _numbers(schema: tantivy.Schema, text: str) -> Query:
    """Return what finds records by the beginning of their number, or by the whole of it in another spelling."""
    typed = Query.term_query(schema, "numbers", plain_number(text)[:EDGE])
    owned = [one for found in references_in(text, typed=True) for one in found.asked if one.startswith(OWNED)]
    spelt = [Query.const_score_query(Query.term_query(schema, "references", one), strength(one)) for one in owned]
    return Query.disjunction_max_query([typed, *spelt], 0.1)


def _any(*queries: Query) -> Query:
    return Query.boolean_query([(SHOULD, one) for one in queries])
