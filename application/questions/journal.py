"""Questions about journal entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, select

from application.questions.seen import Access, Page, below, paged, shown_title
from application.registers.access import access
from application.registers.cases import cases
from application.registers.journal import journal_entries
from domain.access import Audience

_NUMBER = re.compile(r"(\d{4})/(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or recipient; `name` is None when it is shielded from the asker."""

    name: str | None
    organisation_id: UUID | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """A journal entry as the asker may see it; `title` is None when its content is shielded and no other is given."""

    id: UUID
    reference: str
    case_id: UUID
    case_reference: str
    kind: str
    title: str | None
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    document_date: str | None
    received_on: str | None
    sent_on: str | None
    registered_on: str
    year: int
    sequence: int
    answered_way: str | None
    answered_on: str | None
    answer_id: UUID | None
    access: Access
    sees_content: bool


def entry_by_reference(connection: Connection, reference: str, audience: Audience) -> EntryView | None:
    """Return the entry `2025/17-3`, None when there is none for this asker."""
    found = _select(connection, audience, journal_entries.c.reference == reference.strip(), 1)
    return found[0] if found else None


def entries_by_id(connection: Connection, identities: Sequence[UUID], audience: Audience) -> dict[UUID, EntryView]:
    """Return the entries with these ids that the asker may see, by id, in one query."""
    wanted = [one.hex for one in identities]
    return {one.id: one for one in _select(connection, audience, journal_entries.c.id.in_(wanted), len(wanted))}


def entries_of_case(
    connection: Connection, case_id: UUID, audience: Audience, *, after: int = 0, limit: int = 1000
) -> list[EntryView]:
    """Return a case's entries by number, from above the number `after`."""
    statement = _statement(audience).where(journal_entries.c.case_id == case_id.hex, journal_entries.c.number > after)
    statement = statement.order_by(journal_entries.c.number).limit(limit)
    return [_view(row, audience) for row in connection.execute(statement)]


def entries_answered_by(connection: Connection, entry_id: UUID, audience: Audience) -> list[EntryView]:
    """Return the entries that this one answers."""
    return _select(connection, audience, journal_entries.c.answer_id == entry_id.hex, 100)


def registered_around(
    connection: Connection, audience: Audience, first_day: str, last_day: str
) -> tuple[str | None, str | None]:
    """Return the nearest days of registration before the first and after the last day, None where there is none."""
    day = journal_entries.c.registered_on
    statement = select(day).limit(1)
    if audience == Audience.PUBLIC:
        statement = statement.join(access, access.c.record_id == journal_entries.c.id)
        statement = statement.where(access.c.published_at.is_not(None))
    before = connection.execute(statement.where(day < first_day).order_by(day.desc())).scalar()
    after = connection.execute(statement.where(day > last_day).order_by(day)).scalar()
    return before, after


def list_entries(
    connection: Connection,
    audience: Audience,
    *,
    after: str | None = None,
    first_day: str | None = None,
    last_day: str | None = None,
    limit: int = 50,
) -> Page[EntryView]:
    """Return entries, the last registered first, from below the journal number `after` (`2025/118`).

    `first_day` and `last_day` are ISO days of registration, both included.
    """
    conditions: list[ColumnElement[bool]] = []
    if first_day:
        conditions.append(journal_entries.c.registered_on >= first_day)
    if last_day:
        conditions.append(journal_entries.c.registered_on <= last_day)
    if after:
        match = _NUMBER.fullmatch(after)
        if match is None:
            return Page(())
        columns = journal_entries.c
        conditions.append(below(columns.year, columns.sequence, int(match[1]), int(match[2])))
    found = _select(connection, audience, and_(True, *conditions), limit + 1)
    return paged(found, limit, [f"{one.year}/{one.sequence}" for one in found])


def last_number(connection: Connection, case_id: UUID) -> int:
    """Return the highest entry number given out in the case, 0 when none is."""
    statement = select(func.max(journal_entries.c.number)).where(journal_entries.c.case_id == case_id.hex)
    return int(connection.execute(statement).scalar() or 0)


def _statement(audience: Audience) -> Any:
    statement = (
        select(
            journal_entries,
            access.c.published_at,
            access.c.scope,
            access.c.basis,
            cases.c.reference.label("case_reference"),
        )
        .join(access, access.c.record_id == journal_entries.c.id)
        .join(cases, cases.c.id == journal_entries.c.case_id)
    )
    return statement.where(access.c.published_at.is_not(None)) if audience == Audience.PUBLIC else statement


def _select(connection: Connection, audience: Audience, condition: ColumnElement[bool], limit: int) -> list[EntryView]:
    statement = _statement(audience).where(condition)
    statement = statement.order_by(journal_entries.c.year.desc(), journal_entries.c.sequence.desc()).limit(limit)
    return [_view(row, audience) for row in connection.execute(statement)]


def _view(row: Any, audience: Audience) -> EntryView:
    own = Access.of(row)
    return EntryView(
        id=UUID(row.id),
        reference=row.reference,
        case_id=UUID(row.case_id),
        case_reference=row.case_reference,
        kind=row.kind,
        title=shown_title(row.title, row.public_title, audience, own),
        senders=_parties(row.senders, audience),
        recipients=_parties(row.recipients, audience),
        document_date=row.document_date,
        received_on=row.received_on,
        sent_on=row.sent_on,
        registered_on=row.registered_on,
        year=row.year,
        sequence=row.sequence,
        answered_way=row.answered_way,
        answered_on=row.answered_on,
        answer_id=UUID(row.answer_id) if row.answer_id else None,
        access=own,
        sees_content=audience >= own.content,
    )


def _parties(stored: list[dict[str, Any]], audience: Audience) -> tuple[Party, ...]:
    found = []
    for one in stored:
        if one.get("shielded") and audience < Audience.OFFICER:
            found.append(Party(None, None))
        else:
            organisation = one.get("organisation_id")
            found.append(Party(one["name"], UUID(organisation) if organisation else None))
    return tuple(found)
