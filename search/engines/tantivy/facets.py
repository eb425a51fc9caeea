"""Facets: for each, how many hits every key has when the choices in that facet itself are left out."""

from collections.abc import Mapping

from domain.access import Audience
from search.engines.tantivy.asking import MUST, Asking, Query
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.schema import FACETS, facet_field
from search.question import Question

_MOST_KEYS = 10_000
"""Keys of a facet that are counted; below it every count is exact."""


def count_facets(
    opened: Opened, asking: Asking, question: Question, audience: Audience
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return the keys of every facet with their counts, commonest first; one pass for all facets without choices."""
    chosen = [facet for facet in FACETS if question.filters.get(facet)]
    rest = [facet for facet in FACETS if facet not in chosen]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for together, without in ((rest, None), *(([facet], facet) for facet in chosen)):
        clauses = [*asking.filters(question, audience, without), *asking.excluded(question)]
        if question.asks_for_text:
            clauses.append((MUST, asking.text(question)))
        wanted = {one: {"terms": {"field": facet_field(one), "size": _MOST_KEYS}} for one in together}
        counted = opened.records.aggregate(Query.boolean_query(clauses), wanted)
        for one in together:
            keys = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[one]["buckets"]]
            found[one] = tuple(sorted(keys, key=lambda key: (-key[1], key[0])))
    return {facet: found[facet] for facet in FACETS}
