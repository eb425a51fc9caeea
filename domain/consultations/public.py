"""What the public may know of a consultation: not the drafts of our answer."""

from collections.abc import Mapping
from typing import Any

from domain.consultations.facts import RecordKind


def without_drafts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as the public may know them."""
    told = {number: one for number, one in facts["records"].items() if one["kind"] != RecordKind.DRAFT}
    return {**facts, "records": told}


def texts_of_drafts(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the documents that are drafts of our answer, and nothing else of it."""
    of_records = [
        (one["kind"], text["document_id"]) for one in facts["records"].values() for text in one.get("texts", ())
    ]
    shown = {document for kind, document in of_records if kind != RecordKind.DRAFT}
    shown |= {text["document_id"] for text in facts["texts"]}
    return frozenset(document for kind, document in of_records if kind == RecordKind.DRAFT) - shown
