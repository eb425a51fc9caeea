"""Questions about cases."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, or_, select

from application.questions.seen import Page, any_of, below, paged
from application.registers.access import access
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.journal import journal_entries
from domain.access import Audience
from domain.errors import InvalidValueError
from domain.references import CaseReference


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the asker may see it. `published` says whether anything in it is.

    `sees_title` is False for those who are shown the public title in the title's stead.
    """

    id: UUID
    reference: str
    title: str
    opened_on: str | None
    recorded_at: str
    subject_areas: tuple[str, ...]
    responsible: str | None
    closed: bool
    closed_ground: str | None
    closed_on: str | None
    published: bool
    sees_title: bool


def case_by_reference(connection: Connection, reference: str, audience: Audience) -> CaseView | None:
    """Return the case with a reference such as `2025/17`, None when there is none for this asker."""
    try:
        wanted = CaseReference.parse(reference)
    except InvalidValueError:
        return None
    found = _select(connection, audience, and_(cases.c.year == wanted.year, cases.c.sequence == wanted.sequence), 1)
    return found[0] if found else None


def case_by_id(connection: Connection, identity: UUID, audience: Audience) -> CaseView | None:
    """Return the case with this id, None when there is none for this asker."""
    return cases_by_id(connection, [identity], audience).get(identity)


def cases_by_id(connection: Connection, identities: list[UUID], audience: Audience) -> dict[UUID, CaseView]:
    """Return the cases with these ids that the asker may see, by id, in one query."""
    wanted = {"ids": [one.hex for one in identities]}
    found = (_view(row, audience) for row in connection.execute(_by_id(audience), wanted))
    return {one.id: one for one in found}


def list_cases(
    connection: Connection, audience: Audience, *, after: str | None = None, year: int | None = None, limit: int = 50
) -> Page[CaseView]:
    """Return cases, newest reference first, from below the reference `after`."""
    conditions: list[ColumnElement[bool]] = []
    if year is not None:
        conditions.append(cases.c.year == year)
    if after:
        try:
            last = CaseReference.parse(after)
        except InvalidValueError:
            return Page(())
        conditions.append(below(cases.c.year, cases.c.sequence, last.year, last.sequence))
    found = _select(connection, audience, and_(True, *conditions), limit + 1)
    return paged(found, limit, [one.reference for one in found])


def last_sequence(connection: Connection, year: int) -> int:
    """Return the highest case number given out that year, 0 when none is."""
    statement = select(cases.c.sequence).where(cases.c.year == year).order_by(cases.c.sequence.desc()).limit(1)
    found = connection.execute(statement).scalar()
    return int(found or 0)


def years(connection: Connection, audience: Audience) -> list[int]:
    """Return the years that have cases the asker may see, newest first: one look into the index for each."""
    statement = select(cases.c.year).order_by(cases.c.year.desc(), cases.c.sequence.desc()).limit(1)
    if audience == Audience.PUBLIC:
        statement = statement.where(has_published())
    found: list[int] = []
    while year := connection.execute(statement.where(cases.c.year < (found[-1] if found else 10_000))).scalar():
        found.append(year)
    return found


def has_published() -> ColumnElement[bool]:
    """Return the condition that something in the case is published."""
    entry = select(1).join_from(journal_entries, access, access.c.record_id == journal_entries.c.id)
    decision = select(1).join_from(decisions, access, access.c.record_id == decisions.c.id)
    public = access.c.published_at.is_not(None)
    return or_(
        any_of(entry.where(journal_entries.c.case_id == cases.c.id, public)),
        any_of(decision.where(decisions.c.case_id == cases.c.id, public)),
    )


@cache
def _by_id(audience: Audience) -> Select[Any]:
    return _statement(audience).where(cases.c.id.in_(bindparam("ids", expanding=True)))


@cache
def _statement(audience: Audience) -> Select[Any]:
    published = has_published()
    statement = select(cases, published.label("published"))
    return statement.where(published) if audience == Audience.PUBLIC else statement


def _select(connection: Connection, audience: Audience, condition: ColumnElement[bool], limit: int) -> list[CaseView]:
    statement = _statement(audience).where(condition)
    statement = statement.order_by(cases.c.year.desc(), cases.c.sequence.desc()).limit(limit)
    return [_view(row, audience) for row in connection.execute(statement)]


def _view(row: Any, audience: Audience) -> CaseView:
    hidden = row.public_title is not None and audience < Audience.OFFICER
    return CaseView(
        id=UUID(row.id),
        reference=row.reference,
        title=row.public_title if hidden else row.title,
        opened_on=row.opened_on,
        recorded_at=row.recorded_at,
        subject_areas=tuple(row.subject_areas),
        responsible=row.responsible if audience > Audience.PUBLIC else None,
        closed=row.closed,
        closed_ground=row.closed_ground if audience > Audience.PUBLIC else None,
        closed_on=row.closed_on,
        published=bool(row.published),
        sees_title=not hidden,
    )
