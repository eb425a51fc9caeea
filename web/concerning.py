"""Which decisions and papers name an organisation, the latest first, as far as the asker may see."""

from uuid import UUID

from sqlalchemy import Connection

from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.journal import EntryView, entries_by_id
from domain.access import Audience
from search.engines.errors import SearchAwayError
from search.question import Question, Sort
from web.services import current_services

LATEST = 10


def latest_entries(
    connection: Connection, party: UUID, audience: Audience, *, limit: int = LATEST
) -> tuple[list[EntryView], int]:
    """Return the latest journal entries the organisation is a party to, and how many there are for this audience."""
    ids, total = _found(party, "journal-entry", audience, limit)
    views = entries_by_id(connection, ids, audience)
    return [views[one] for one in ids if one in views], total


def latest_decisions(
    connection: Connection, voter: UUID, audience: Audience, *, limit: int = LATEST
) -> tuple[list[DecisionView], int]:
    """Return the latest decisions the organisation voted on, and how many there are for this audience."""
    ids, total = _found(voter, "decision", audience, limit)
    views = decisions_by_id(connection, ids, audience)
    return [views[one] for one in ids if one in views], total


def _found(organisation_id: UUID, kind: str, audience: Audience, limit: int) -> tuple[list[UUID], int]:
    # The index knows which records name an organisation, for each audience; the registers would have to read them all.
    question = Question(filters={"organisation": (organisation_id.hex,), "type": (kind,)}, sort=Sort.NEWEST)
    try:
        answer = current_services().engine.search(question, audience, limit=limit)
    except SearchAwayError:
        return [], 0
    return [hit.record_id for hit in answer.hits], answer.total
