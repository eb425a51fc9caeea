"""Facets: for each, how many hits every key has when the choices in that facet itself are left out."""

from collections.abc import Mapping
from dataclasses import fields

from domain.access import Audience
from search.engines.asking import Matching
from search.engines.fields import FACETS, facet_field
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.reading import Opened
from search.question import Question

Facets = Mapping[str, tuple[tuple[str, int], ...]]

_COUNTED_BY = tuple(one.name for one in fields(Question) if one.name not in ("filters", "sort"))
_KEPT = 200
_MOST_KEYS = 10_000
"""Keys of a facet that are counted; below it every count is exact."""


def count_facets(opened: Opened, question: Question, audience: Audience, closely: bool) -> Facets:
    """Return the keys of every facet with their counts, commonest first.

    What was counted is kept until the index changes: the next page of hits, or another order, needs it again.
    """
    asked = (audience, closely, _filters(question), *(getattr(question, name) for name in _COUNTED_BY))
    found = opened.counted.get(asked)
    if found is None:
        if len(opened.counted) >= _KEPT:
            opened.counted.clear()
        found = opened.counted[asked] = _count(opened, question, audience, closely)
    return found


def _filters(question: Question) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the filters as something that can be a key."""
    return tuple(sorted((facet, tuple(keys)) for facet, keys in question.filters.items()))


def _count(opened: Opened, question: Question, audience: Audience, closely: bool) -> Facets:
    """Count, in one pass for all facets without choices and one for each other."""
    matching = Matching(TantivyDialect(opened.records, opened.record_schema), closely=closely)
    chosen = [facet for facet in FACETS if question.filters.get(facet)]
    rest = [facet for facet in FACETS if facet not in chosen]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for together, without in ((rest, None), *(([facet], facet) for facet in chosen)):
        wanted = {one: {"terms": {"field": facet_field(one), "size": _MOST_KEYS}} for one in together}
        counted = opened.records.aggregate(matching.whole(question, audience, without), wanted)
        for one in together:
            keys = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[one]["buckets"]]
            found[one] = tuple(sorted(keys, key=lambda key: (-key[1], key[0])))
    return {facet: found[facet] for facet in FACETS}
