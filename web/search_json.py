"""What was found, as JSON: the same hits and facets for the API and for the command line."""

from typing import Any

from search.engines.protocol import Hit
from search.found import Found


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit. `document_name` and what follows are null when the words are the record's own.

    `marks` are (start, end) offsets in characters of the words found in `snippet`.
    """
    return {
        "id": str(hit.record_id),
        "kind": hit.kind,
        "reference": hit.reference,
        "title": hit.title or None,
        "date": hit.on.isoformat() if hit.on else None,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
        "document_id": str(hit.document_id) if hit.document_id else None,
        "document_name": hit.document_name,
        "version": hit.version,
        "part": hit.part,
        "page": hit.page,
        "other_documents": hit.other_attachments,
    }


def facets_json(found: Found) -> dict[str, list[dict[str, Any]]]:
    """Return each facet's keys with exact counts; `label` is null where the key says it itself."""
    return {
        facet: [{"key": one.key, "label": one.label, "count": one.count} for one in choices]
        for facet, choices in found.facets.items()
    }
