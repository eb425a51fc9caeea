"""What the public may know and reads of a consultation: not the drafts of our answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.consultations.facts import RecordKind
from domain.recorded import texts_left

_READ = ("summary", "note", "reason", "outcome", "body")
"""What the public reads of records."""


def without_drafts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as the public may know them."""
    told = {number: one for number, one in facts["records"].items() if one["kind"] != RecordKind.DRAFT}
    return {**facts, "records": told}


def read_of(facts: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    """Return the fields, with their text, that the public reads of facts that are published."""
    title = facts["public_title"] or (None if shielded else facts["title"])
    found: list[tuple[str, str | None]] = [("title", title)]
    if not shielded:
        found += [("about", facts["about"]), ("sender", facts["sender"]), ("reference", facts["their_reference"])]
        told = without_drafts(facts)["records"].values()
        found += [(field, record.get(field)) for record in told for field in _READ]
    return found


def texts_of_drafts(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the documents that are drafts of our answer, or of nothing any more; and nothing else of it."""
    of_records = [
        (one["kind"], text["document_id"]) for one in facts["records"].values() for text in one.get("texts", ())
    ]
    shown = {document for kind, document in of_records if kind != RecordKind.DRAFT}
    shown |= {text["document_id"] for text in facts["texts"]}
    return frozenset(document for kind, document in of_records if kind == RecordKind.DRAFT) - shown | texts_left(facts)
