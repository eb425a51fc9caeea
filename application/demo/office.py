"""What the invented office works with, and how it registers a paper: numbered, shielded where it must be, published."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import Publish, Shield, publish, shield
from application.demo.calendar import at_work
from application.demo.clockwork import Clockwork
from application.demo.content import ShieldPlan
from application.demo.desk import Desk
from application.demo.names import Names, demo_id
from domain.journal import party
from domain.legal_bases import LegalBasis


@dataclass(kw_only=True)
class Office:
    """One for a whole demo archive. `officers` are the ids of those who record, `publisher` of who publishes."""

    archive: Archive
    clockwork: Clockwork
    desk: Desk
    names: Names
    officers: tuple[str, ...]
    publisher: str
    case_papers: dict[UUID, UUID] = field(default_factory=dict)
    """The document that was put before a body, by the decision that it made."""
    _numbers: Counter[UUID] = field(default_factory=Counter)

    def next_number(self, case_id: UUID) -> int:
        """Return the number of a case's next journal entry."""
        self._numbers[case_id] += 1
        return self._numbers[case_id]

    def parties(self, codes: tuple[str, ...], day: date, *, hidden: bool = False) -> tuple[dict[str, Any], ...]:
        """Return senders or recipients by the names they had; what is no code is a private person."""
        return tuple(
            party(self.names.organisation(code, day), demo_id("organisation", code), shielded=hidden)
            if code.isupper()
            else party(self.names.said(code, day), shielded=hidden)
            for code in codes
        )

    def plan_publication(self, kind: str, record_id: UUID, after: datetime, chance: Random) -> None:
        """Plan that a record is published some days later."""
        command = Publish(kind=kind, record_id=record_id, by=self.publisher)
        moment = at_work(after.date() + timedelta(days=chance.randrange(2, 7)), chance)
        self.clockwork.at(moment, partial(publish, self.archive, command))

    def shield(self, kind: str, record_id: UUID, plan: ShieldPlan, *, scope: str, by: str) -> None:
        """Shield a record now."""
        basis = LegalBasis(plan.section, plan.paragraph, plan.letter, plan.rule).as_mapping()
        shield(self.archive, Shield(kind=kind, record_id=record_id, scope=scope, basis=basis, by=by))
