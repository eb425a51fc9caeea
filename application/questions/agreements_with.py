"""Agreements that a document is a text of, and those that rest on a decision: for the pages of these."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.agreement_facts import facts_of_agreements
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.known import known_then
from application.registers.agreement_tables import agreement_bases, agreement_texts
from domain.access import Audience
from domain.agreements.facts import versions_of

Versions = list[tuple[AgreementView, tuple[int, ...]]]
"""Agreements whose content the asker may see, each with the numbers of some versions."""


def agreements_resting_on(connection: Connection, decision_id: UUID, known: int, audience: Audience) -> Versions:
    """Return the agreements that rest on a decision, with the versions that do, none where it is the agreement."""
    rows, versions = agreement_bases.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.agreement_id, rows.version).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.agreement_id)] |= {row.version} - {None}
    return _shown(connection, versions, known, audience)


def texts_in_agreements(connection: Connection, document_id: UUID, known: int, audience: Audience) -> Versions:
    """Return the agreements with the versions that a document is a text of."""
    rows, versions = agreement_texts.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.agreement_id, rows.version).where(rows.document_id == document_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.agreement_id)].add(row.version)
    return [one for one in _shown(connection, versions, known, audience) if one[1]]


def _shown(connection: Connection, versions: Mapping[UUID, set[int]], known: int, audience: Audience) -> Versions:
    """Return what the asker may know of: the public knows nothing of drafts. Three queries at the most."""
    views = [one for one in agreements_by_id(connection, versions, audience).values() if one.sees_content]
    seen = [one for one in views if not one.withdrawn]
    if audience > Audience.PUBLIC:
        return [(one, tuple(sorted(versions[one.id]))) for one in seen]
    facts = facts_of_agreements(connection, [one.id for one in seen], known, audience)
    return [(one, tuple(sorted(versions[one.id] & set(versions_of(facts[one.id]))))) for one in seen if one.id in facts]
