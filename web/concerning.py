"""Which decisions and papers name an organisation, the latest first, as far as the asker may see."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.decisions import DecisionView, latest_decisions_of
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
    # The index knows which papers name an organisation, for each audience; the registers would have to read them all.
    ids, total = _found(party, "journal-entry", audience, limit)
    views = entries_by_id(connection, ids, audience)
    return [views[one] for one in ids if one in views], total


def latest_decisions(
    connection: Connection, voters: Sequence[UUID], audience: Audience, *, limit: int = LATEST
) -> tuple[list[DecisionView], int]:
    """Return the latest decisions that an organisation and those that became part of it voted on.

    And how many decisions a search finds that the first of them voted on: none while the index is away.
    """
    _, total = _found(voters[0], "decision", audience, 0)
    return latest_decisions_of(connection, voters, audience, limit=limit), total


def _found(organisation_id: UUID, kind: str, audience: Audience, limit: int) -> tuple[list[UUID], int]:
    question = Question(filters={"organisation": (organisation_id.hex,), "type": (kind,)}, sort=Sort.NEWEST)
    try:
        answer = current_services().engine.search(question, audience, limit=limit)
    except SearchAwayError:
        return [], 0
    return [hit.record_id for hit in answer.hits], answer.total
