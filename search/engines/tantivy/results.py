"""What a searcher gives, with the types that its own description leaves open."""

import json
from collections.abc import Sequence
from typing import Any, cast

import tantivy


def total(result: tantivy.SearchResult) -> int:
    """Return how many documents match, however few were asked for."""
    return cast("Any", result).count  # type: ignore[no-any-return]


def stored(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> list[Any]:
    """Return what was stored with a document."""
    found: list[Any] = json.loads(bytes(searcher.doc(address)["stored"][0]))
    return found


def numbers(searcher: tantivy.Searcher, field: str, addresses: Sequence[tantivy.DocAddress]) -> list[int]:
    """Return what documents hold in a field of numbers that all of them have."""
    return cast("list[int]", searcher.fast_field_values(field, list(addresses)))
