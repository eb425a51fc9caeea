"""One agreement as it is on a day and was known at a position: what its facts make of it, and the names they need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import agreement_facts, replaced_by
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.cases import CaseView, case_by_id
from application.questions.decisions import DecisionView
from application.questions.documents import documents_by_id
from application.questions.names_then import names_then
from application.registers.agreement_joining import bound_as_party
from domain.access import Audience
from domain.agreements import Awaiting, Binding, Records, Reminder, awaiting, bindings, drafts, reminders
from domain.intervals import Span


@dataclass(frozen=True)
class AgreementOnDay:
    """An agreement whose content the asker may see. `on` is an ISO day, `known` a position of the log.

    `names` are those of its parties on the day, by their ids in the facts; `replaces` and `replaced_by` are the
    agreements of these that the asker may see; `readable` are the texts that they may read.
    """

    view: AgreementView
    facts: Mapping[str, Any]
    on: str
    known: int
    names: Mapping[str, str]
    decisions: Mapping[UUID, DecisionView]
    case: CaseView | None
    replaces: Sequence[AgreementView]
    replaced_by: Sequence[AgreementView]
    readable: frozenset[UUID]

    @property
    def number(self) -> tuple[int, ...]:
        """Its reference as numbers, to order by."""
        return tuple(int(one) for one in self.view.reference.split("/"))

    @cached_property
    def records(self) -> Records:
        """What was recorded, laid out by what it tells of."""
        return Records(self.facts)

    @cached_property
    def bound(self) -> dict[str, list[Span[Binding]]]:
        """What binds each party on which days."""
        parties = self.records.parties
        return {party: bound_as_party(spans, parties[party]) for party, spans in bindings(self.records).items()}

    @cached_property
    def awaited(self) -> dict[str | None, list[Span[Awaiting]]]:
        """What awaits each of those who must adopt it, on which days."""
        return awaiting(self.records)

    @cached_property
    def reminders(self) -> list[Reminder]:
        """What is to be remembered."""
        return reminders(self.records, self.bound, self.awaited)

    @cached_property
    def drafts(self) -> frozenset[int]:
        """The versions that are only drafted."""
        return drafts(self.facts)

    def name(self, organisation_id: str) -> str:
        """Return what a party is called on the day."""
        return self.names.get(organisation_id, "")

    def basis(self, record: Mapping[str, Any]) -> BasisView | None:
        """Return on what a record rests, as the asker may see it; None for records that rest on nothing."""
        basis = record.get("basis")
        return basis_view(basis, self.decisions) if basis else None


def agreement_on_day(
    connection: Connection, view: AgreementView, on: str, known: int, audience: Audience
) -> AgreementOnDay | None:
    """Return an agreement as it is on a day and was known at a position, by a constant number of questions.

    None where it was not registered then. For those who may see what it holds.
    """
    facts = agreement_facts(connection, view.id, known, audience)
    if facts is None:
        return None
    records = list(facts["records"].values())
    after = replaced_by(connection, [view.id], known)[view.id]
    chain = agreements_by_id(connection, [*map(UUID, facts["replaces"]), *after], audience)
    named = names_then(connection, map(UUID, sorted(organisations_named(records))), on, known)
    return AgreementOnDay(
        view=view,
        facts=facts,
        on=on,
        known=known,
        names={identity.hex: name for identity, name in named.items()},
        decisions=decisions_of_bases(connection, [one["basis"] for one in records if one.get("basis")], audience),
        case=case_by_id(connection, UUID(facts["case_id"]), audience) if facts["case_id"] else None,
        replaces=[chain[one] for one in map(UUID, facts["replaces"]) if one in chain],
        replaced_by=[chain[one] for one in after if one in chain],
        readable=readable_texts(connection, records, audience),
    )


def readable_texts(connection: Connection, records: Iterable[Mapping[str, Any]], audience: Audience) -> frozenset[UUID]:
    """Return the texts that records name and the asker may read."""
    texts = {UUID(text["document_id"]) for one in records for text in one.get("texts") or ()}
    found = documents_by_id(connection, sorted(texts)) if texts else {}
    return frozenset(one.id for one in found.values() if audience >= one.line and one.readable(audience) is not None)


def organisations_named(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the organisations that records name, by their ids in the facts."""
    found = {one["organisation_id"] for one in records if one.get("organisation_id")}
    rules = (one["adoption"]["adopters"] or () for one in records if one.get("adoption"))
    bases = (one.get("basis") or {} for one in records)
    return found.union(*rules) | {one["organisation_id"] for one in bases if one.get("organisation_id")}
