"""What waits for an answer: papers that came in and are not answered (restanseliste), with the day and who has them."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from application.questions.journal import EntryView, entries_by_id
from application.questions.seen import Page, any_of, counted, paged, those_counted
from application.registers.access import access
from application.registers.cases import cases
from application.registers.journal import UNANSWERED, journal_entries
from domain.access import Audience
from domain.journal import JournalEntryKind

_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{4})_(\d{1,9})", re.ASCII)


def waiting_for_answer(
    connection: Connection,
    audience: Audience,
    *,
    responsible: str | None = None,
    due_from: str | None = None,
    due_before: str | None = None,
    after: str | None = None,
    limit: int = 25,
) -> Page[EntryView]:
    """Return incoming entries that are not answered, those due first coming first, those without a day last.

    Of everybody, or of one account: its own, and those of its cases that nobody else has. `due_from` and `due_before`
    are ISO days; from NEVER_DUE are those without a day.
    """
    columns = journal_entries.c
    statement = select(columns.id, columns.due_order, columns.year, columns.sequence).where(*_waiting(audience))
    if responsible is not None:
        statement = statement.where(_of_account(responsible))
    if due_from:
        statement = statement.where(columns.due_order >= due_from)
    if due_before:
        statement = statement.where(columns.due_order < due_before)
    if after:
        match = _CURSOR.fullmatch(after)
        if match is None:
            return Page(())
        day, year, sequence = match[1], int(match[2]), int(match[3])
        later = (columns.year > year) | ((columns.year == year) & (columns.sequence > sequence))
        statement = statement.where(columns.due_order >= day, (columns.due_order > day) | later)
    rows = list(
        connection.execute(statement.order_by(columns.due_order, columns.year, columns.sequence).limit(limit + 1))
    )
    views = entries_by_id(connection, [UUID(row.id) for row in rows], audience) if rows else {}
    cursors = [f"{row.due_order}_{row.year:04d}_{row.sequence}" for row in rows]
    return paged([views[UUID(row.id)] for row in rows], limit, cursors)


def count_waiting(connection: Connection, audience: Audience, *, responsible: str | None = None) -> int:
    """Return how many wait for an answer, of everybody or of one account; one over MOST_COUNTED when there are more."""
    return counted(connection, _those_waiting(audience, responsible))


def count_waiting_and_late(
    connection: Connection, audience: Audience, due_before: str, *, responsible: str | None = None
) -> tuple[int, int]:
    """Return how many wait for an answer, and how many of these were due before an ISO day; counted as above."""
    due = journal_entries.c.due_order
    some = those_counted(_those_waiting(audience, responsible).add_columns(due).order_by(due))
    late = func.sum(case((some.c.due_order < due_before, 1), else_=0))
    row = connection.execute(select(func.count(), late).select_from(some)).one()
    return int(row[0]), int(row[1] or 0)


def _those_waiting(audience: Audience, responsible: str | None) -> Select[Any]:
    statement = select(journal_entries.c.id).where(*_waiting(audience))
    return statement if responsible is None else statement.where(_of_account(responsible))


def _waiting(audience: Audience) -> list[ColumnElement[bool]]:
    kept = select(access.c.record_id).where(access.c.record_id == journal_entries.c.id, access.c.withdrawn_at.is_(None))
    if audience == Audience.PUBLIC:
        kept = kept.where(access.c.published_at.is_not(None))
    return [
        journal_entries.c.kind == JournalEntryKind.INCOMING,
        UNANSWERED,
        any_of(kept),
    ]


def _of_account(account: str) -> ColumnElement[bool]:
    own = journal_entries.c.responsible == account
    of_cases = select(cases.c.id).where(cases.c.responsible == account)
    return own | and_(journal_entries.c.responsible.is_(None), journal_entries.c.case_id.in_(of_cases))
