"""What is recorded about agreements, as it is known now or was known then; what is shown follows from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.known import known_then
from application.registers.agreement_tables import agreement_records, agreement_replacements, agreement_texts
from application.registers.retold import facts_of
from domain.access import Audience
from domain.agreements import without_drafts


@dataclass(frozen=True, slots=True)
class VersionText:
    """A text of a version: the document, and what its bytes hash to."""

    version: int
    document_id: UUID
    sha256: str


def agreement_facts(
    connection: Connection, agreement_id: UUID, known: int, audience: Audience
) -> dict[str, Any] | None:
    """Return what is recorded about an agreement; None where it was not registered then. As facts_of_agreements."""
    return facts_of_agreements(connection, [agreement_id], known, audience).get(agreement_id)


def facts_of_agreements(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about agreements, as known at a position, as domain/agreements/facts.py tells; one query.

    The public knows nothing of versions that are only drafted. Whether the asker may see what an agreement holds is
    told by its view: `sees_content`.
    """
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    rows, records = agreement_records.c, defaultdict[UUID, dict[int, str]](dict)
    asked = select(rows.agreement_id, rows.number, rows.record).where(rows.agreement_id.in_(wanted))
    for row in connection.execute(asked.where(*known_then(rows, known))):
        records[UUID(row.agreement_id)][row.number] = row.record
    found = {identity: facts_of(told) for identity, told in records.items()}
    if audience == Audience.PUBLIC:
        return {identity: without_drafts(facts) for identity, facts in found.items()}
    return found


def replaced_by(connection: Connection, identities: Iterable[UUID], known: int) -> Mapping[UUID, list[UUID]]:
    """Return by agreements which take their place, as known at a position; in one query or none."""
    wanted, found = sorted({one.hex for one in identities}), defaultdict[UUID, list[UUID]](list)
    if wanted:
        rows = agreement_replacements.c
        asked = select(rows.replaces_id, rows.agreement_id).where(rows.replaces_id.in_(wanted))
        asked = asked.where(*known_then(rows, known)).order_by(rows.known_from, rows.piece)
        for row in connection.execute(asked):
            found[UUID(row.replaces_id)].append(UUID(row.agreement_id))
    return found


def texts_of_agreement(connection: Connection, agreement_id: UUID, known: int) -> list[VersionText]:
    """Return the texts of all versions of an agreement, the main one of each first, as known at a position."""
    rows = agreement_texts.c
    asked = select(rows.version, rows.document_id, rows.sha256)
    asked = asked.where(rows.agreement_id == agreement_id.hex, *known_then(rows, known))
    found = connection.execute(asked.order_by(rows.version, rows.ordinal))
    return [VersionText(row.version, UUID(row.document_id), row.sha256) for row in found]


def texts_of_none(connection: Connection, agreement_id: UUID, versions: Collection[int]) -> frozenset[UUID]:
    """Return the documents that are, or ever were, texts of versions of an agreement, but of none of these."""
    rows, of_versions = agreement_texts.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.version, rows.document_id).where(rows.agreement_id == agreement_id.hex).distinct()
    for row in connection.execute(asked):
        of_versions[UUID(row.document_id)].add(row.version)
    return frozenset(document for document, those in of_versions.items() if those.isdisjoint(versions))
