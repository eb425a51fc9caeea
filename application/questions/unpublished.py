"""What is not published yet: of the whole archive, of a case, or of one record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, literal, select, true

from application.questions.action_plan_facts import facts_of_action_plans
from application.questions.agreement_facts import facts_of_agreements
from application.questions.consultation_facts import facts_of_consultations
from application.questions.known import last_position
from application.questions.meeting_facts import facts_of_meetings
from application.questions.meeting_plan_facts import facts_of_plans
from application.questions.principles_facts import facts_of_principles
from application.questions.seen import Page, any_of, below, counted, paged, place_in
from application.questions.statement_facts import facts_of_statements
from application.registers.access import UNPUBLISHED, access
from application.registers.action_plans import action_plans
from application.registers.agreement_tables import agreements
from application.registers.consultation_tables import consultations
from application.registers.decision_tables import decisions
from application.registers.documents import BELONGS, record_documents
from application.registers.journal import journal_entries
from application.registers.meeting_plans import meeting_plans
from application.registers.meeting_tables import meetings
from application.registers.principles import principles
from application.registers.statement_tables import statements
from domain.access import Audience
from domain.agreements import texts_of_drafts
from domain.consultations import texts_of_drafts as texts_of_drafted_answers
from domain.meetings import papers_kept_closed
from domain.statements import texts_of_drafts as texts_of_drafted_statements

_LINES = {
    "agreement": agreements,
    "consultation": consultations,
    "meeting": meetings,
    "statement": statements,
    "principles": principles,
    "meeting-plan": meeting_plans,
    "action-plan": action_plans,
}
"""The tables with a line for each record of some kinds that can be registered by mistake."""

_DRAFTS: Mapping[str, tuple[Callable[..., Mapping[UUID, Any]], Callable[[Any], frozenset[str]]]] = {
    "agreement": (facts_of_agreements, texts_of_drafts),
    "consultation": (facts_of_consultations, texts_of_drafted_answers),
    "meeting": (facts_of_meetings, papers_kept_closed),
    "statement": (facts_of_statements, texts_of_drafted_statements),
    "principles": (
        lambda connection, ids, known, _: facts_of_principles(connection, ids, known),
        lambda _: frozenset(),
    ),
    "meeting-plan": (lambda connection, ids, known, _: facts_of_plans(connection, ids, known), lambda _: frozenset()),
    "action-plan": (
        lambda connection, ids, known, _: facts_of_action_plans(connection, ids, known),
        lambda _: frozenset(),
    ),
}
"""Of kinds with texts of their own: what is recorded of them, and which texts are of drafts alone."""


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A record that is not public yet: `kind` is `journal-entry`, `decision`, `document` or one of _LINES.

    `reference` is its own, or that of the record a document belongs to.
    """

    kind: str
    record_id: UUID
    reference: str
    shielded: bool


def unpublished(
    connection: Connection, *, case_id: UUID | None = None, record_id: UUID | None = None
) -> list[Unpublished]:
    """Return what is not public yet, of one case or one record if asked, in a query or two for each kind.

    A record comes before its documents; documents of records that are public already are among them. Those of an
    agreement or the like that is not go with it. Texts that are only drafts stay closed.
    """
    found: list[Unpublished] = []
    documents: list[Unpublished] = []
    for kind, table in (("journal-entry", journal_entries), ("decision", decisions)):
        wanted = and_(access.c.published_at.is_(None), _wanted(table.c.case_id, table.c.id, case_id, record_id))
        statement = select(access.c.record_id, access.c.scope, table.c.reference).where(wanted)
        own = statement.join(table, table.c.id == access.c.record_id).order_by(
            table.c.case_id, table.c.number.nulls_first(), table.c.id
        )
        found += [_of(kind, row) for row in connection.execute(own)]
        of_documents = statement.join(record_documents, record_documents.c.document_id == access.c.record_id).join(
            table, and_(table.c.id == record_documents.c.record_id, BELONGS)
        )
        of_documents = of_documents.order_by(record_documents.c.position, access.c.record_id)
        documents += [_of("document", row) for row in connection.execute(of_documents)]
    for kind in _DRAFTS:
        documents += _of_public(connection, kind, case_id, record_id)
    return (
        found + list({one.record_id: one for one in documents}.values()) + _with_lines(connection, case_id, record_id)
    )


def list_unpublished(connection: Connection, *, after: str | None = None, limit: int = 50) -> Page[tuple[str, UUID]]:
    """Return kind and id of records with a line of their own that are not public yet, the last registered first.

    From below the cursor `after`. For those who see everything.
    """
    statement = select(access.c.kind, access.c.record_id, access.c.begun_at).where(*_records())
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        statement = statement.where(below(access.c.begun_at, access.c.record_id, *place))
    ordered = statement.order_by(access.c.begun_at.desc(), access.c.record_id.desc()).limit(limit + 1)
    rows = list(connection.execute(ordered))
    found = [(row.kind, UUID(row.record_id)) for row in rows]
    return paged(found, limit, [f"{row.begun_at}_{row.record_id}" for row in rows])


def count_unpublished(connection: Connection) -> int:
    """Return how many of them there are; one over MOST_COUNTED when there are more."""
    return counted(connection, select(access.c.record_id).where(*_records()))


def _records() -> list[ColumnElement[bool]]:
    stands = [
        ~any_of(select(line.c.id).where(line.c.id == access.c.record_id, line.c.withdrawn.is_(True)))
        for line in _LINES.values()
    ]
    return [UNPUBLISHED, access.c.kind.in_(("journal-entry", "decision", *_LINES)), *stands]


def _with_lines(connection: Connection, case_id: UUID | None, record_id: UUID | None) -> list[Unpublished]:
    found: list[Unpublished] = []
    for kind, line in _LINES.items():
        columns = line.c
        if case_id is not None and not _lies_in_cases(columns):
            continue
        statement = select(access.c.record_id, access.c.scope, columns.reference)
        statement = statement.join(line, columns.id == access.c.record_id)
        wanted = and_(access.c.published_at.is_(None), columns.withdrawn.is_(False))
        wanted = and_(wanted, _wanted(_case_of(columns), columns.id, case_id, record_id))
        ordered = statement.where(wanted).order_by(columns.year, columns.sequence)
        found += [_of(kind, row) for row in connection.execute(ordered)]
    return found


def _of_public(connection: Connection, kind: str, case_id: UUID | None, record_id: UUID | None) -> list[Unpublished]:
    """Return the texts that are not public, and of no draft, of records of a kind that are."""
    columns, own = _LINES[kind].c, access.alias("own")
    if case_id is not None and not _lies_in_cases(columns):
        return []
    facts_of, drafted = _DRAFTS[kind]
    statement = select(access.c.record_id, access.c.scope, columns.reference, columns.id.label("owner_id"))
    statement = statement.join(record_documents, record_documents.c.document_id == access.c.record_id)
    statement = statement.join(_LINES[kind], and_(columns.id == record_documents.c.record_id, BELONGS))
    statement = statement.join(own, own.c.record_id == columns.id)
    wanted = and_(UNPUBLISHED, own.c.published_at.is_not(None), columns.withdrawn.is_(False))
    wanted = and_(wanted, _wanted(_case_of(columns), columns.id, case_id, record_id))
    order = (columns.year, columns.sequence, record_documents.c.position, access.c.record_id)
    rows = list(connection.execute(statement.where(wanted).order_by(*order)))
    ids, known = {UUID(row.owner_id) for row in rows}, last_position(connection) if rows else 0
    facts = facts_of(connection, ids, known, Audience.OFFICER)
    closed = {document for each in facts.values() for document in drafted(each)}
    return [_of("document", row) for row in rows if row.record_id not in closed]


def _of(kind: str, row: Any) -> Unpublished:
    return Unpublished(kind, UUID(row.record_id), row.reference, row.scope is not None)


def _lies_in_cases(columns: Any) -> bool:
    return "case_id" in columns


def _case_of(columns: Any) -> ColumnElement[str]:
    """Return the case that each record lies in; principles and plans lie in none."""
    found: ColumnElement[str] = columns.case_id if _lies_in_cases(columns) else literal("")
    return found


def _wanted(
    of_case: ColumnElement[str], identity: ColumnElement[str], case_id: UUID | None, record_id: UUID | None
) -> ColumnElement[bool]:
    conditions = []
    if case_id is not None:
        conditions.append(of_case == case_id.hex)
    if record_id is not None:
        conditions.append(identity == record_id.hex)
    return and_(true(), *conditions)
