"""The history of agreements, statements and consultations, of whose drafts the public is told nothing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import texts_of_none
from application.questions.history import HistoryEvent, history_with_documents
from application.questions.statement_facts import texts_of_no_version, without_changes_of_drafts
from domain.access import Audience
from domain.agreements.facts import versions_of
from web.history_shown.records import MOST_READ, record_history
from web.history_shown.shown import MOST, in_words
from web.history_shown.standing import readable, seen_then
from web.history_words import Step


def agreement_history(
    connection: Connection, agreement_id: UUID, facts: Mapping[str, Any], audience: Audience
) -> list[Step]:
    """Return the history of an agreement whose content is for the asker, of which `facts` are what they may know.

    The public is told nothing of versions that are only drafted, nor of their texts, nor what was corrected in one
    while it was.
    """
    if audience != Audience.PUBLIC:
        return record_history(connection, agreement_id, audience, sees_content=True)
    hidden = texts_of_none(connection, agreement_id, versions_of(facts))
    return _without_drafts(connection, agreement_id, facts, hidden)


def statement_history(
    connection: Connection, statement_id: UUID, facts: Mapping[str, Any], audience: Audience
) -> list[Step]:
    """Return the history of a statement whose content is for the asker, as `agreement_history` does of an agreement."""
    if audience != Audience.PUBLIC:
        return record_history(connection, statement_id, audience, sees_content=True)
    hidden = texts_of_no_version(connection, statement_id, versions_of(facts))
    return _without_drafts(connection, statement_id, facts, hidden)


def consultation_history(
    connection: Connection,
    consultation_id: UUID,
    facts: Mapping[str, Any],
    hidden: frozenset[UUID],
    audience: Audience,
) -> list[Step]:
    """Return the history of a consultation whose content is for the asker, of which `facts` are what they may know.

    The public is told nothing of drafts of the answer, nor of the documents `hidden` that are only drafts.
    """
    if audience != Audience.PUBLIC:
        return record_history(connection, consultation_id, audience, sees_content=True)
    return _without_drafts(connection, consultation_id, facts, hidden)


def is_of_draft(event: HistoryEvent, facts: Mapping[str, Any]) -> bool:
    """Return whether an event tells of a version that is not among the facts, or puts a draft right."""
    if event.record_kind == "consultation":
        return _is_of_drafted_answer(event, facts)
    if event.record_kind not in ("agreement", "statement"):
        return False
    details = event.details
    if event.topic.endswith(".corrected") and details["number"] is not None:
        record = facts["records"].get(str(details["number"]))
        return record is None or record["kind"] == "version"
    held = details.get("before") if event.topic.endswith(".record-taken-back") else details
    version = held.get("version") if isinstance(held, dict) else None
    return version is not None and version not in versions_of(facts)


def _without_drafts(
    connection: Connection, record_id: UUID, facts: Mapping[str, Any], hidden: frozenset[UUID]
) -> list[Step]:
    """Return the history of a record as the public may know it: nothing of versions that are not among the facts."""
    events = history_with_documents(connection, record_id, limit=MOST_READ)
    if len(events) == MOST_READ:
        return []
    shown = without_changes_of_drafts([one for one in events if one.record_id not in hidden])
    known = [one for one in readable(connection, shown, record_id, Audience.PUBLIC) if not is_of_draft(one, facts)]
    return in_words(connection, seen_then(known, Audience.PUBLIC)[:MOST], Audience.PUBLIC)


def _is_of_drafted_answer(event: HistoryEvent, facts: Mapping[str, Any]) -> bool:
    """Return whether an event of a consultation tells of a draft of the answer."""
    details = event.details
    if event.topic == "consultation.corrected" and details["number"] is not None:
        return str(details["number"]) not in facts["records"]
    if event.topic == "consultation.record-taken-back":
        return bool(details["before"]["kind"] == "draft")
    return event.topic == "consultation.drafted"
