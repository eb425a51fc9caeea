"""Which agreements events concern, with all their versions: each version tells how it stands beside the others."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, select

from application.questions.agreements_found import ids_of_versions
from application.registers.agreement_tables import agreement_parties, agreement_texts
from application.registers.register import Fact
from domain.agreements import Agreement
from domain.organisations import Organisation
from search.awaiting import Affected

_CALLED = (Organisation.Renamed, Organisation.EarlierNameNoted, Organisation.NameCorrected, Organisation.Corrected)
_AT_ONCE = 500


def add_agreements(connection: Connection, found: Affected, facts: Iterable[Fact]) -> None:
    """Add the agreements that these events tell of, and those whose parties are called otherwise."""
    told: set[UUID] = set()
    called: set[UUID] = set()
    for fact in facts:
        event: Any = fact.event
        if isinstance(event, Agreement.Event):
            told.add(event.originator_id)
        elif isinstance(event, _CALLED):
            called.add(event.originator_id)
    rows = agreement_parties.c
    told.update(_agreements(connection, rows.agreement_id, rows.organisation_id, called))
    found["agreement"] |= ids_of_versions(connection, told)


def add_agreements_with_texts(connection: Connection, found: Affected, documents: Iterable[UUID]) -> None:
    """Add the agreements that these documents are texts of, and the versions of those that are there already."""
    rows = agreement_texts.c
    told = set(_agreements(connection, rows.agreement_id, rows.document_id, documents))
    found["agreement"] |= ids_of_versions(connection, told | found["agreement"])


def _agreements(
    connection: Connection, agreement_id: Column[str], column: Column[str], ids: Iterable[UUID]
) -> Iterable[UUID]:
    wanted = sorted(one.hex for one in ids)
    for start in range(0, len(wanted), _AT_ONCE):
        asked = select(agreement_id).where(column.in_(wanted[start : start + _AT_ONCE])).distinct()
        yield from (UUID(one) for one in connection.execute(asked).scalars())
