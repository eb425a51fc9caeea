"""Versions that are no more than drafts: not adopted, not sent, and not published. The public knows nothing of them."""

from typing import Any

from domain.recorded import Facts, records_of, texts_left
from domain.statements.facts import OUT, RecordKind, versions_of


def drafts(facts: Facts) -> frozenset[int]:
    """Return the numbers of the versions that are only drafted."""
    return frozenset(versions_of(facts)) - {record["version"] for _, record in records_of(facts, *OUT)}


def without_drafts(facts: Facts) -> dict[str, Any]:
    """Return the facts as the public may know them: nothing of versions that are only drafted."""
    hidden = drafts(facts)
    told = {number: record for number, record in facts["records"].items() if record.get("version") not in hidden}
    for number, record in told.items():
        if record.get("corrects") in hidden:
            told[number] = {**record, "corrects": None}
    return {**facts, "records": told}


def texts_of_drafts(facts: Facts) -> frozenset[str]:
    """Return the documents that are texts of versions only drafted, or of none any more, and of nothing else."""
    hidden = drafts(facts)
    texts = [
        (record.get("version"), text["document_id"])
        for _, record in records_of(facts, RecordKind.VERSION, RecordKind.REPLY)
        for text in record["texts"]
    ]
    shown = {document for version, document in texts if version not in hidden}
    return frozenset(document for version, document in texts if version in hidden) - shown | texts_left(facts)
