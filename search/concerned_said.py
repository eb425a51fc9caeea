"""Which consultations and statements events concern: those they tell of, and those whose organisations got a name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, select

from application.registers.consultation_tables import consultation_municipalities, consultations
from application.registers.register import Fact
from application.registers.statement_tables import statement_recipients, statement_replies, statement_supports
from domain.consultations import Consultation
from domain.organisations import Organisation
from domain.statements import Statement
from search.awaiting import Affected

_CALLED = (Organisation.Renamed, Organisation.EarlierNameNoted, Organisation.NameCorrected, Organisation.Corrected)
_AT_ONCE = 500

_NAMING: tuple[tuple[str, Column[Any], Column[Any]], ...] = (
    ("consultation", consultations.c.id, consultations.c.sender_id),
    ("consultation", consultation_municipalities.c.owner_id, consultation_municipalities.c.organisation_id),
    ("statement", statement_recipients.c.owner_id, statement_recipients.c.organisation_id),
    ("statement", statement_replies.c.owner_id, statement_replies.c.organisation_id),
    ("statement", statement_supports.c.owner_id, statement_supports.c.organisation_id),
)
"""Where consultations and statements name organisations."""


def add_what_was_said(connection: Connection, found: Affected, facts: Iterable[Fact]) -> None:
    """Add the consultations and statements that these events tell of, and those that name who is called otherwise."""
    called: set[UUID] = set()
    for fact in facts:
        event: Any = fact.event
        for aggregate, kind in ((Consultation, "consultation"), (Statement, "statement")):
            if isinstance(event, aggregate.Event):
                found[kind].add(event.originator_id)
        if isinstance(event, _CALLED):
            called.add(event.originator_id)
    wanted = sorted(one.hex for one in called)
    for start in range(0, len(wanted), _AT_ONCE):
        for kind, owner, named in _NAMING:
            asked = select(owner).where(named.in_(wanted[start : start + _AT_ONCE])).distinct()
            found[kind].update(UUID(one) for one in connection.execute(asked).scalars())
