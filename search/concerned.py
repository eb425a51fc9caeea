"""Which records events and newly read texts concern: their entries in the index are to be made anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.decision_tables import decisions
from application.registers.documents import document_versions, record_documents
from application.registers.journal import journal_entries
from application.registers.register import Fact
from domain.action_plans import ActionPlan
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry
from domain.meeting_plans import MeetingPlan
from domain.meetings import Meeting
from domain.organisations import Organisation
from search.awaiting import Affected
from search.concerned_agreements import add_agreements, add_agreements_with_texts
from search.concerned_findings import add_findings
from search.concerned_people import add_people_and_appointments
from search.concerned_said import add_what_was_said

_OWN: tuple[tuple[type[ArchiveAggregate], str], ...] = (
    (Case, "case"),
    (JournalEntry, "journal-entry"),
    (Decision, "decision"),
    (Body, "body"),
    (Organisation, "organisation"),
    (ActionPlan, "action-plan"),
    (MeetingPlan, "meeting-plan"),
    (Meeting, "meeting"),
)

_WITH_FILES = ("journal-entry", "decision", "agreement", "consultation", "statement", "action-plan", "meeting")
"""Kinds of record that are found by what their documents say."""


def concerned(connection: Connection, facts: Sequence[Fact], digests: Sequence[str]) -> Affected:
    """Return the records whose entries these events, or new texts of these files, may have changed, by kind."""
    found = _affected(connection, facts)
    add_owners(connection, found, digests)
    add_people_and_appointments(connection, found, facts)
    add_findings(connection, found, facts)
    add_agreements(connection, found, facts)
    add_what_was_said(connection, found, facts)
    return found


def add_owners(connection: Connection, found: Affected, digests: Sequence[str]) -> None:
    """Add the records that documents with these bytes belong to."""
    _add_owners(connection, found, _documents_of_bytes(connection, digests))


def _affected(connection: Connection, facts: Iterable[Fact]) -> Affected:
    found: Affected = defaultdict(set)
    documents: set[UUID] = set()
    classified: set[UUID] = set()
    for fact in facts:
        identity = fact.event.originator_id
        if isinstance(fact.event, Document.Event):
            documents.add(identity)
        if isinstance(fact.event, Case.Classified) or (
            isinstance(fact.event, Case.Corrected) and "subject_areas" in fact.event.changes
        ):
            classified.add(identity)
        if isinstance(fact.event, JournalEntry.Moved | Decision.Moved):
            found["case"].add(UUID(fact.event.before["case_id"]))
        for aggregate, kind in _OWN:
            if isinstance(fact.event, aggregate.Event):
                found[kind].add(identity)
    for table, kind in ((journal_entries, "journal-entry"), (decisions, "decision")):
        within = select(table.c.id).where(table.c.case_id.in_([one.hex for one in classified]))
        found[kind].update(UUID(one) for one in connection.execute(within).scalars())
    _add_owners(connection, found, documents)
    for table, kind in ((journal_entries, "journal-entry"), (decisions, "decision")):
        of = select(table.c.case_id).where(table.c.id.in_([one.hex for one in found[kind]])).distinct()
        found["case"].update(UUID(one) for one in connection.execute(of).scalars())
    return found


def _add_owners(connection: Connection, found: Affected, documents: Iterable[UUID]) -> None:
    owners = select(record_documents.c.record_kind, record_documents.c.record_id)
    owners = owners.where(record_documents.c.record_kind.in_(_WITH_FILES))
    asked = list(documents)
    wanted = [one.hex for one in asked]
    for kind, record_id in connection.execute(owners.where(record_documents.c.document_id.in_(wanted))):
        found[kind].add(UUID(record_id))
    add_agreements_with_texts(connection, found, asked)


def _documents_of_bytes(connection: Connection, digests: Sequence[str]) -> list[UUID]:
    statement = select(document_versions.c.document_id).where(document_versions.c.sha256.in_(digests)).distinct()
    return [UUID(one) for one in connection.execute(statement).scalars()]
