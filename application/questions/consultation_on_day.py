"""One consultation as it is on a day and was known at a position, with what its records name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.agreement_on_day import readable_texts
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.cases import CaseView, case_by_id
from application.questions.consultation_facts import consultation_facts
from application.questions.consultation_lines import took_part_on
from application.questions.consultations import ConsultationView
from application.questions.council import participants
from application.questions.decisions import DecisionView
from application.questions.journal import EntryView, entries_by_id
from application.questions.names_then import NamesThen
from application.questions.principles_cited import CitedPoint, cited
from application.questions.principles_on_day import PrinciplesVersion, principles_on
from application.questions.statement_facts import facts_of_statements
from application.questions.statements import StatementView, statements_by_id
from application.registers.consultation_tables import consultation_texts
from domain.access import Audience
from domain.consultations import (
    AnswersFor,
    Finding,
    Municipality,
    RecordKind,
    Standing,
    answers_for,
    findings,
    municipalities_on,
    standing_on,
)
from domain.consultations.standing import told_until, way_on
from domain.intervals import first_day
from domain.recorded import Record
from domain.statements import State, Supporter, supporters
from domain.statements import standing_on as statement_on

Told = tuple[int, Record]


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """A statement that is the answer, or a draft of it, on the day; `view` is None where it is not for the asker.

    `version` is the one that stood that day, as `state` (domain/statements/standing.py).
    """

    number: int
    record: Record
    view: StatementView | None
    version: int | None = None
    state: str | None = None
    supporters: Sequence[Supporter] = ()


@dataclass(frozen=True, slots=True)
class AnsweredFor:
    """Who answers for a municipality on the day, how it stands to the consultation, and to our answer.

    `member` says whether it took part in the council that day.
    """

    organisation_id: str
    who: AnswersFor
    member: bool
    stands: Municipality | None
    supporter: Supporter | None


@dataclass(frozen=True)
class ConsultationOnDay:
    """A consultation whose content the asker may see. `on` is an ISO day, `known` a position of the log.

    `names` are those of organisations on the day, by their ids in the facts; `sender` is what the sender was called
    when it was received. `standing` is None on days before it was. `principles` are those in force on the day that the
    way was chosen, or on the day asked about while none is. `readable` are the texts that the asker may read.
    """

    view: ConsultationView
    facts: Mapping[str, Any]
    on: str
    known: int
    sender: str | None
    standing: Standing | None
    names: Mapping[str, str]
    bodies: Mapping[UUID, str]
    decisions: Mapping[UUID, DecisionView]
    case: CaseView | None
    entry: EntryView | None
    way: Told | None
    principle: CitedPoint | None
    principles: Sequence[PrinciplesVersion]
    drafts: Sequence[AnswerGiven]
    answers: Sequence[AnswerGiven]
    municipalities: Sequence[AnsweredFor]
    findings: Sequence[Finding]
    readable: frozenset[UUID]

    def told(self, *kinds: str) -> list[Told]:
        """Return the records of some kinds that had happened by the day, in that order, each with its number."""
        return told_until(self.facts, self.on, *kinds)

    def name(self, organisation_id: str | None) -> str:
        """Return what an organisation is called on the day."""
        return self.names.get(organisation_id or "", "")

    def basis(self, record: Mapping[str, Any]) -> BasisView | None:
        """Return on what a record rests, as the asker may see it; None for records that rest on nothing."""
        basis = record.get("basis")
        return basis_view(basis, self.decisions) if basis else None


def consultation_on_day(
    connection: Connection, consultation: ConsultationView, on: str, known: int, audience: Audience
) -> ConsultationOnDay | None:
    """Return a consultation as it is on a day and was known at a position, by a constant number of questions.

    None where it was not registered then. For those who may see what it holds.
    """
    facts = consultation_facts(connection, consultation.id, known, audience)
    if facts is None:
        return None
    records = list(facts["records"].values())
    way = way_on(facts, on)
    drafts, answers = _statements(connection, facts, on, known, audience)
    members = {one.organisation_id.hex for one in participants(connection) if took_part_on(one, on)}
    names = NamesThen(connection)
    named = sorted(members | set(_organisations(records)) | {one.organisation_id for one in _supporters(answers)})
    sender_id = UUID(facts["sender_id"]) if facts["sender_id"] else None
    called = names.on(map(UUID, [*named, *([sender_id.hex] if sender_id else [])]), on, known)
    then = names.on([sender_id], first_day(facts["received_on"]), known) if sender_id else {}
    citation = way[1]["principle"] if way else None
    principle = cited(connection, [citation], known, audience)[0] if citation else None
    chosen_on = first_day(way[1]["chosen_on"]) if way else on
    bodies = {UUID(one["body_id"]) for one in records if one.get("body_id")}
    of_names = {identity.hex: name for identity, name in called.items()}
    return ConsultationOnDay(
        view=consultation,
        facts=facts,
        on=on,
        known=known,
        sender=then.get(sender_id) if sender_id else facts["sender"],
        standing=standing_on(facts, on),
        names=of_names,
        bodies=names.on(bodies, on, known) if bodies else {},
        decisions=decisions_of_bases(connection, [one["basis"] for one in records if one.get("basis")], audience),
        case=case_by_id(connection, UUID(facts["case_id"]), audience) if facts["case_id"] else None,
        entry=_entry(connection, facts, audience),
        way=way,
        principle=principle,
        principles=principles_on(connection, chosen_on, known, audience),
        drafts=drafts,
        answers=answers,
        municipalities=_municipalities(facts, on, members, answers, of_names),
        findings=findings(facts, on, _adopted(answers), principle_gone=principle is not None and principle.gone),
        readable=readable_texts(connection, [facts, *records], audience),
    )


def texts_of_drafts_alone(connection: Connection, consultation_id: UUID, shown: set[UUID]) -> frozenset[UUID]:
    """Return the documents that are, or ever were, drafts of the answer, but for those that are shown otherwise."""
    rows = consultation_texts.c
    asked = select(rows.document_id).where(rows.owner_id == consultation_id.hex, rows.part == RecordKind.DRAFT)
    return frozenset(UUID(one) for one in connection.execute(asked.distinct()).scalars()) - shown


def _statements(
    connection: Connection, facts: Mapping[str, Any], on: str, known: int, audience: Audience
) -> tuple[list[AnswerGiven], list[AnswerGiven]]:
    told = told_until(facts, on, RecordKind.DRAFT, RecordKind.ANSWER)
    ids = {UUID(record["statement_id"]) for _, record in told if record["statement_id"]}
    views = {
        identity: one
        for identity, one in statements_by_id(connection, ids, audience).items()
        if one.sees_content and not one.withdrawn
    }
    of_them = facts_of_statements(connection, views, known, audience)
    drafts: list[AnswerGiven] = []
    answers: list[AnswerGiven] = []
    for number, record in told:
        identity = UUID(record["statement_id"]) if record["statement_id"] else None
        given = AnswerGiven(number, record, views.get(identity) if identity else None)
        if identity in of_them:
            stands = statement_on(of_them[identity], on)
            version, state = (stands.version, stands.state) if stands else (None, None)
            given = AnswerGiven(number, record, given.view, version, state, supporters(of_them[identity], on))
        (drafts if record["kind"] == RecordKind.DRAFT else answers).append(given)
    return drafts, answers


def _adopted(answers: Sequence[AnswerGiven]) -> set[str]:
    """Return the statements that were adopted, by a decision or under an authority, before they answered."""
    return {one.record["statement_id"] for one in answers if one.state in (State.ADOPTED, State.RETRACTED)}


def _municipalities(
    facts: Mapping[str, Any], on: str, members: set[str], answers: Sequence[AnswerGiven], names: Mapping[str, str]
) -> list[AnsweredFor]:
    stands = {one.organisation_id: one for one in municipalities_on(facts, on)}
    behind = {one.organisation_id: one for one in _supporters(answers)}
    there = sorted(members, key=lambda one: norwegian_key(names.get(one, "")))
    return [
        AnsweredFor(one, answers_for(facts, one, on), one in members, stands.get(one), behind.get(one))
        for one in dict.fromkeys([*there, *stands, *behind])
    ]


def _supporters(answers: Sequence[AnswerGiven]) -> Iterator[Supporter]:
    for answer in answers:
        yield from answer.supporters


def _organisations(records: Sequence[Record]) -> Iterator[str]:
    for one in records:
        if one.get("organisation_id"):
            yield one["organisation_id"]
        if (one.get("basis") or {}).get("organisation_id"):
            yield one["basis"]["organisation_id"]


def _entry(connection: Connection, facts: Mapping[str, Any], audience: Audience) -> EntryView | None:
    if not facts["entry_id"]:
        return None
    identity = UUID(facts["entry_id"])
    return entries_by_id(connection, [identity], audience).get(identity)
