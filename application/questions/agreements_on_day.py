"""Several agreements on a day, as they were known at a position: for lists that tell of each what its records make."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.agreement_on_day import AgreementOnDay, organisations_named, readable_texts
from application.questions.agreements import AgreementView, known_then
from application.questions.bases import decisions_of_bases
from application.questions.names_then import names_then
from application.registers.agreement_tables import agreement_records
from application.registers.agreements import facts_of
from domain.access import Audience
from domain.agreements import without_drafts


def agreements_on_day(
    connection: Connection, views: Iterable[AgreementView], on: str, known: int, audience: Audience
) -> dict[UUID, AgreementOnDay]:
    """Return agreements by id, whatever their number by as many queries; what was not registered then is left out.

    For those who may see what they hold. Their cases and what they replaced are asked of one agreement at a time.
    """
    wanted = {one.id: one for one in views}
    if not wanted:
        return {}
    facts = _facts(connection, wanted, known, audience)
    records = [record for one in facts.values() for record in one["records"].values()]
    named = names_then(connection, map(UUID, sorted(organisations_named(records))), on, known)
    names = {identity.hex: name for identity, name in named.items()}
    decisions = decisions_of_bases(connection, [one["basis"] for one in records if one.get("basis")], audience)
    readable = readable_texts(connection, records, audience)
    return {
        identity: AgreementOnDay(wanted[identity], told, on, known, names, decisions, None, (), (), readable)
        for identity, told in facts.items()
    }


def _facts(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, dict[str, Any]]:
    rows = agreement_records.c
    asked = select(rows.agreement_id, rows.number, rows.record).where(
        rows.agreement_id.in_(sorted(one.hex for one in identities)), *known_then(rows, known)
    )
    records: dict[UUID, dict[int, str]] = defaultdict(dict)
    for row in connection.execute(asked.order_by(rows.agreement_id, rows.number)):
        records[UUID(row.agreement_id)][row.number] = row.record
    facts = {identity: facts_of(told) for identity, told in records.items()}
    if audience == Audience.PUBLIC:
        return {identity: without_drafts(told) for identity, told in facts.items()}
    return facts
