"""Questions about journal entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select

from application.questions.seen import ACCESS_COLUMNS, Access, Page, below, paged, shown_title
from application.registers.access import access
from application.registers.cases import cases
from application.registers.journal import former_entries, journal_entries
from domain.access import Audience

_NUMBER = re.compile(r"(\d{4})/(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or recipient; `name` is None when it is shielded from the asker."""

    name: str | None
    organisation_id: UUID | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """A journal entry as the asker may see it; `title` is None when its content is shielded and no other is given.

    `moved_from` is the reference it was registered with, for one that was moved to another case. `due` and
    `responsible` are for those who are signed in.
    """

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
    due: str | None
    responsible: str | None
    moved_from: str | None
    access: Access
    sees_content: bool


def entry_by_reference(connection: Connection, reference: str, audience: Audience) -> EntryView | None:
    """Return the entry `2025/17-3`, None when there is none for this asker."""
    found = _select(connection, audience, journal_entries.c.reference == reference.strip(), 1)
    return found[0] if found else None


def entry_now(connection: Connection, reference: str, audience: Audience) -> EntryView | None:
    """Return the entry that had this reference before it was moved to another case, None when there is none.

    No reference is ever given to another entry.
    """
    statement = select(former_entries.c.entry_id).where(former_entries.c.reference == reference.strip()).limit(1)
    identity = connection.execute(statement).scalar()
    return entries_by_id(connection, [UUID(identity)], audience).get(UUID(identity)) if identity else None


def entries_moved_out(connection: Connection, case_id: UUID, audience: Audience) -> list[tuple[str, EntryView]]:
    """Return the entries that were moved out of a case, each with the reference it had there, in their order there."""
    statement = select(former_entries.c.reference, former_entries.c.entry_id)
    statement = statement.where(former_entries.c.case_id == case_id.hex).order_by(former_entries.c.position)
    rows = list(connection.execute(statement))
    views = entries_by_id(connection, [UUID(row.entry_id) for row in rows], audience) if rows else {}
    found = [(row.reference, views[UUID(row.entry_id)]) for row in rows if UUID(row.entry_id) in views]
    return sorted(found, key=lambda one: int(one[0].rpartition("-")[2]))


def entries_by_id(connection: Connection, identities: Sequence[UUID], audience: Audience) -> dict[UUID, EntryView]:
    """Return the entries with these ids that the asker may see, by id, in one query."""
    wanted = {"ids": [one.hex for one in identities]}
    found = (entry_view(row, audience) for row in connection.execute(_by_id(audience), wanted))
    return {one.id: one for one in found}


def entries_of_case(
    connection: Connection, case_id: UUID, audience: Audience, *, after: int = 0, limit: int = 1000
) -> list[EntryView]:
    """Return a case's entries by number, from above the number `after`."""
    statement = entries_seen(audience).where(journal_entries.c.case_id == case_id.hex, journal_entries.c.number > after)
    statement = statement.order_by(journal_entries.c.number).limit(limit)
    return [entry_view(row, audience) for row in connection.execute(statement)]


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
        statement = statement.where(journal_entries.c.public_since.is_not(None), access.c.published_at.is_not(None))
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
    """Return the highest entry number given out in the case, 0 when none is; those moved out of it keep theirs."""
    statement = select(func.max(journal_entries.c.number)).where(journal_entries.c.case_id == case_id.hex)
    moved = select(former_entries.c.reference).where(former_entries.c.case_id == case_id.hex)
    numbers = [int(reference.rpartition("-")[2]) for reference in connection.execute(moved).scalars()]
    return max(int(connection.execute(statement).scalar() or 0), *numbers, 0)


@cache
def entries_seen(audience: Audience) -> Any:
    """Return the statement that selects the entries whose line the asker may see, for `entry_view`."""
    statement = (
        select(
            journal_entries,
            *ACCESS_COLUMNS,
            cases.c.reference.label("case_reference"),
        )
        .join(access, access.c.record_id == journal_entries.c.id)
        .join(cases, cases.c.id == journal_entries.c.case_id)
    )
    return statement.where(access.c.published_at.is_not(None)) if audience == Audience.PUBLIC else statement


def entry_view(row: Any, audience: Audience) -> EntryView:
    """Return an entry from a row of `entries_seen`, as the asker may see it."""
    own = Access.of(row)
    signed_in = audience > Audience.PUBLIC
    return EntryView(
        id=UUID(row.id),
        reference=row.reference,
        case_id=UUID(row.case_id),
        case_reference=row.case_reference,
        kind=row.kind,
        title=shown_title(row.title, row.public_title, audience, own),
        senders=_parties(row.senders, audience, own),
        recipients=_parties(row.recipients, audience, own),
        document_date=row.document_date,
        received_on=row.received_on,
        sent_on=row.sent_on,
        registered_on=row.registered_on,
        year=row.year,
        sequence=row.sequence,
        answered_way=row.answered_way,
        answered_on=row.answered_on,
        answer_id=UUID(row.answer_id) if row.answer_id else None,
        due=row.due if signed_in else None,
        responsible=row.responsible if signed_in else None,
        moved_from=row.registered_as if row.registered_as != row.reference else None,
        access=own,
        sees_content=audience >= own.content,
    )


@cache
def _by_id(audience: Audience) -> Any:
    return entries_seen(audience).where(journal_entries.c.id.in_(bindparam("ids", expanding=True)))


def _select(connection: Connection, audience: Audience, condition: ColumnElement[bool], limit: int) -> list[EntryView]:
    statement = entries_seen(audience).where(condition)
    statement = statement.order_by(journal_entries.c.year.desc(), journal_entries.c.sequence.desc()).limit(limit)
    return [entry_view(row, audience) for row in connection.execute(statement)]


def _parties(stored: list[dict[str, Any]], audience: Audience, own: Access) -> tuple[Party, ...]:
    found = []
    for one in stored:
        if (one.get("shielded") or own.withdrawn) and audience < Audience.OFFICER:
            found.append(Party(None, None))
        else:
            organisation = one.get("organisation_id")
            found.append(Party(one["name"], UUID(organisation) if organisation else None))
    return tuple(found)
