"""Cases that wait to be put on an agenda: open ones with a case paper that no meeting of a body has treated."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, exists, select

from application.questions.known import known_then, last_position
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.documents import BELONGS, record_documents
from application.registers.journal import UNANSWERED, journal_entries
from application.registers.meeting_tables import meeting_items, meeting_spans, meetings
from domain.access import Audience
from domain.intervals import OPEN
from domain.journal import JournalEntryKind
from domain.meetings import State


@dataclass(frozen=True, slots=True)
class AwaitingCase:
    """A case with what is to be put before a body: the title of its last case paper, and the documents of that."""

    id: UUID
    reference: str
    title: str
    documents: tuple[UUID, ...]


def cases_awaiting(connection: Connection, body_id: UUID, audience: Audience, *, limit: int = 20) -> list[AwaitingCase]:
    """Return the open cases with a case paper that is on no agenda of a body and in which it has decided nothing.

    The last paper first, of those that the asker may read. A meeting that was cancelled counts as none.
    """
    item, span, entry = meeting_items.c, meeting_spans.c, journal_entries.c
    known = last_position(connection)
    on_agenda = (
        exists()
        .where(item.case_id == cases.c.id, *known_then(item, known), meetings.c.id == item.owner_id)
        .where(meetings.c.body_id == body_id.hex, meetings.c.withdrawn.is_(False))
        .where(span.owner_id == meetings.c.id, span.valid_to == OPEN, *known_then(span, known))
        .where(span.state != str(State.CANCELLED))
    )
    decided = exists().where(decisions.c.case_id == cases.c.id, decisions.c.body_id == body_id.hex)
    asked = (
        select(cases.c.id, cases.c.reference, entry.id.label("entry_id"), entry.title)
        .join(journal_entries, entry.case_id == cases.c.id)
        .join(access, access.c.record_id == entry.id)
        .where(entry.kind == str(JournalEntryKind.CASE_PAPER), UNANSWERED, access.c.withdrawn_at.is_(None))
        .where(seen_by(audience))
        .where(cases.c.closed.is_(False), ~on_agenda, ~decided)
        .order_by(entry.year.desc(), entry.sequence.desc())
        .limit(limit * 3)
    )
    found: dict[str, tuple[str, str, str]] = {}
    for row in connection.execute(asked):
        if len(found) < limit:
            found.setdefault(row.id, (row.reference, row.title, row.entry_id))
    documents = _documents(connection, [entry_id for _, _, entry_id in found.values()])
    return [
        AwaitingCase(UUID(case), reference, title, documents.get(entry_id, ()))
        for case, (reference, title, entry_id) in found.items()
    ]


def _documents(connection: Connection, entries: Sequence[str]) -> dict[str, tuple[UUID, ...]]:
    if not entries:
        return {}
    of = record_documents.c
    asked = select(of.record_id, of.document_id).where(of.record_id.in_(sorted(entries)), BELONGS)
    found: dict[str, tuple[UUID, ...]] = {}
    for row in connection.execute(asked.order_by(of.role.desc(), of.position)):  # main before attachment
        found[row.record_id] = (*found.get(row.record_id, ()), UUID(row.document_id))
    return found
