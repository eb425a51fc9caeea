"""Several agreements on a day, as they were known at a position: for lists that tell of each what its records make."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import facts_of_agreements
from application.questions.agreement_on_day import AgreementOnDay, organisations_named, readable_texts
from application.questions.agreements import AgreementView
from application.questions.bases import decisions_of_bases
from application.questions.names_then import names_then
from domain.access import Audience


def agreements_on_day(
    connection: Connection, views: Iterable[AgreementView], on: str, known: int, audience: Audience
) -> dict[UUID, AgreementOnDay]:
    """Return agreements by id, whatever their number by as many queries; what was not registered then is left out.

    For those who may see what they hold. Their cases and what they replaced are asked of one agreement at a time.
    """
    wanted = {one.id: one for one in views}
    if not wanted:
        return {}
    facts = facts_of_agreements(connection, wanted, known, audience)
    records = [record for one in facts.values() for record in one["records"].values()]
    named = names_then(connection, map(UUID, sorted(organisations_named(records))), on, known)
    names = {identity.hex: name for identity, name in named.items()}
    decisions = decisions_of_bases(connection, [one["basis"] for one in records if one.get("basis")], audience)
    readable = readable_texts(connection, records, audience)
    return {
        identity: AgreementOnDay(wanted[identity], told, on, known, names, decisions, None, (), (), readable)
        for identity, told in facts.items()
    }
