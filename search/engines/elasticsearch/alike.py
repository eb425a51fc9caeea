"""What is like a draft, in this engine: how often its words are there is asked first, for all of them together."""

from domain.access import Audience
from search.draft import Draft
from search.engines.alike import Likeness, alike, chosen, looked_at
from search.engines.elasticsearch.dialect import ElasticsearchDialect
from search.engines.elasticsearch.searching import Searching, found_record
from search.engines.protocol import Alike


def like(searching: Searching, draft: Draft, audience: Audience, limit: int) -> Alike:
    """Return the records that are most like a draft."""
    if not draft.words or not draft.kinds or limit < 1:
        return Alike()
    there = searching.frequencies(dict.fromkeys(term for one in draft.words for term in one.terms))
    words = chosen(draft, searching.entries, lambda term: there.get(term, 0))
    if not words:
        return Alike()
    query = Likeness(ElasticsearchDialect(), words).records(draft, audience)
    found = searching.ask(query=query, size=looked_at(limit), sort=["_score", "record"], track_total_hits=False)
    hits = found["hits"]["hits"]
    over_pages = Likeness(ElasticsearchDialect(pages=True), words).pages()
    pages = searching.best_pages_by(over_pages, [one["_source"]["entry"] for one in hits])
    return alike([(found_record(one), pages.get(one["_source"]["entry"])) for one in hits], words, limit)
