"""What an index holds of each record, to be compared with the registers."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from domain.access import Audience
from search.engines.tantivy.dialect import TantivyDialect
from search.engines.tantivy.reading import Opened
from search.engines.tantivy.results import stored


def digests(opened: Opened, ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """Return the digest of each entry of these records."""
    found: dict[UUID, set[str]] = defaultdict(set)
    if ids:
        dialect = TantivyDialect(opened.records, opened.record_schema)
        query = dialect.any_term("record", [one.hex for one in ids])
        for _, address in opened.records.search(query, len(ids) * len(Audience)).hits:
            key, *_, digest = stored(opened.records, address)
            found[UUID(key[:32])].add(digest)
    return {one: frozenset(each) for one, each in found.items()}


def record_ids(opened: Opened, prefix: str) -> Collection[UUID]:
    """Return the ids that begin so; of terms that are left of deleted entries, none."""
    terms = [UUID(term) for term, _ in opened.records.terms_with_prefix("record", prefix)]
    return digests(opened, terms).keys()
