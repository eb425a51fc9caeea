"""What is like a draft, in this engine."""

from domain.access import Audience
from search.draft import Draft
from search.engines.alike import Likeness, alike, chosen, looked_at
from search.engines.protocol import Alike
from search.engines.tantivy.best_pages import best_pages_by
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored
from search.engines.tantivy.searching import found_record


def like(opened: Opened, draft: Draft, audience: Audience, limit: int) -> Alike:
    """Return the records that are most like a draft."""
    dialect = TantivyDialect(opened.records, opened.record_schema)
    words = chosen(draft, dialect.documents, dialect.frequency)
    if not words or limit < 1:
        return Alike()
    result = opened.records.search(Likeness(dialect, words).records(draft, audience), looked_at(limit))
    entries = [(stored(opened.records, address), score) for score, address in result.hits]
    over_pages = Likeness(TantivyDialect(opened.pages, opened.page_schema), words).pages()
    pages = best_pages_by(opened, over_pages, [one[0] for one, _ in entries])
    return alike([(found_record(one, score), pages.get(one[0])) for one, score in entries], words, limit)
