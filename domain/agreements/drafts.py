"""Versions that are no more than drafts: nobody was asked to adopt them, nobody has, and they bind nobody."""

from collections.abc import Mapping
from typing import Any

from domain.agreements.facts import RecordKind, versions_of
from domain.agreements.in_force import bindings
from domain.agreements.records import Records
from domain.recorded import records_of, texts_left

_OUT = (
    RecordKind.SENDING,
    RecordKind.ADOPTION,
    RecordKind.DECLINE,
    RecordKind.SIGNATURE,
    RecordKind.IN_FORCE,
    RecordKind.SUPERSEDED,
)


def drafts(facts: Mapping[str, Any]) -> frozenset[int]:
    """Return the numbers of the versions that are only drafted."""
    out = {record["version"] for _, record in records_of(facts, *_OUT)}
    out |= {span.fact.version for spans in bindings(Records(facts)).values() for span in spans}
    return frozenset(versions_of(facts)) - out


def without_drafts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as the public may know them: nothing of versions that are only drafted."""
    hidden = drafts(facts)
    told = {number: record for number, record in facts["records"].items() if record.get("version") not in hidden}
    return {**facts, "records": told}


def texts_of_drafts(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the documents that are texts of versions that are only drafted, or of none any more, and of no other."""
    hidden = drafts(facts)
    of_versions = [
        (record["version"], text["document_id"])
        for _, record in records_of(facts, RecordKind.VERSION, RecordKind.AMENDMENT)
        for text in record["texts"]
    ]
    shown = {document for version, document in of_versions if version not in hidden}
    return frozenset(document for version, document in of_versions if version in hidden) - shown | texts_left(facts)
