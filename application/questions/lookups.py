"""Records by what somebody types to name one in a form: the beginning of a reference, or some of a title or a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, case, or_, select

from application.norwegian_order import norwegian_key
from application.questions.action_plans import action_plans_by_id
from application.questions.agreements import agreements_by_id
from application.questions.cases import cases_by_id
from application.questions.consultations import consultations_by_id
from application.questions.council import offered_areas
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id
from application.questions.journal import entries_by_id
from application.questions.meetings import meetings_by_id
from application.questions.seen import has_words
from application.questions.statements import statements_by_id
from application.registers.action_plans import action_plans
from application.registers.agreement_tables import agreements
from application.registers.cases import cases
from application.registers.consultation_tables import consultations
from application.registers.decision_tables import decisions
from application.registers.directory import bodies, names, organisations
from application.registers.documents import documents
from application.registers.journal import journal_entries
from application.registers.meeting_tables import meetings
from application.registers.statement_tables import statements
from domain.access import Audience

MOST = 10
"""How many are offered."""

MOST_WORDS = 8
"""How many words of what is typed are looked for."""

_MOST_BODIES = 50
_REFERENCE = re.compile(r"\d{4}(/\d{0,6}(-\d{0,6})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a form names it: `name` is its reference, abbreviation or name, `title` what else tells it."""

    id: UUID
    name: str
    title: str


def cases_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return cases whose reference begins so, or whose title has these words, the newest first."""
    typed = typed.strip()
    condition = cases.c.reference.startswith(typed, autoescape=True)
    if not _REFERENCE.fullmatch(typed):
        condition = has_words(cases.c.title, typed)
    statement = select(cases.c.id).where(condition).order_by(exact_first(cases.c.reference, typed))
    found = _ids(connection, statement.order_by(cases.c.year.desc(), cases.c.sequence.desc()).limit(limit))
    return _named(found, cases_by_id(connection, found, audience))


def entries_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return journal entries whose reference begins so, or whose title has these words, the newest first."""
    typed = typed.strip()
    condition = journal_entries.c.reference.startswith(typed, autoescape=True)
    if not _REFERENCE.fullmatch(typed):
        condition = has_words(journal_entries.c.title, typed)
    columns = journal_entries.c
    statement = select(columns.id).where(condition).order_by(exact_first(columns.reference, typed))
    found = _ids(connection, statement.order_by(columns.year.desc(), columns.sequence.desc()).limit(limit))
    return _named(found, entries_by_id(connection, found, audience))


def decisions_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return decisions whose reference begins so, or whose title has these words, the latest first."""
    typed = typed.strip()
    begins = decisions.c.reference.istartswith(typed, autoescape=True)
    condition = or_(begins, has_words(decisions.c.title, typed))
    statement = select(decisions.c.id).where(condition).order_by(exact_first(decisions.c.reference, typed))
    found = _ids(connection, statement.order_by(decisions.c.decided_on.desc(), decisions.c.id).limit(limit))
    return _named(found, decisions_by_id(connection, found, audience))


def agreements_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return agreements whose reference begins so, or whose title has these words, the newest number first."""
    found = _with_line(connection, agreements, typed, limit)
    return _named(found, agreements_by_id(connection, found, audience))


def statements_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return statements whose reference begins so, or whose title has these words, the newest number first."""
    found = _with_line(connection, statements, typed, limit)
    return _named(found, statements_by_id(connection, found, audience))


def consultations_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return consultations whose reference begins so, or whose title has these words, the newest number first."""
    found = _with_line(connection, consultations, typed, limit)
    return _named(found, consultations_by_id(connection, found, audience))


def meetings_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return meetings whose reference begins so, or whose title has these words, the newest number first."""
    found = _with_line(connection, meetings, typed, limit)
    return _named(found, meetings_by_id(connection, found, audience))


def action_plans_named(connection: Connection, typed: str, audience: Audience, *, limit: int = MOST) -> list[Named]:
    """Return action plans whose reference begins so, or whose title has these words, the newest number first."""
    found = _with_line(connection, action_plans, typed, limit)
    return _named(found, action_plans_by_id(connection, found, audience))


def documents_named(connection: Connection, typed: str, *, limit: int = MOST) -> list[Named]:
    """Return documents whose title has these words, the last filed first; whoever asks. What tells more is its file."""
    columns = documents.c
    statement = select(columns.id).where(has_words(columns.title, typed.strip()))
    found = _ids(connection, statement.order_by(columns.filed_at.desc(), columns.id.desc()).limit(limit))
    views = documents_by_id(connection, found)
    return [Named(one, views[one].title, views[one].original.name) for one in found]


def bodies_named(connection: Connection, typed: str, *, limit: int = MOST) -> list[Named]:
    """Return bodies by what they are or were called, those there now first, in Norwegian order."""
    wanted = typed.strip().casefold()
    called = _called(connection, "body")
    rows = connection.execute(select(bodies.c.id, bodies.c.name, bodies.c.abbreviation, bodies.c.dissolved))
    found = [
        row
        for row in rows
        if any(wanted in name.casefold() for name in (row.name, row.abbreviation, *called.get(row.id, ())))
    ]
    found.sort(key=lambda row: (row.dissolved, not _begins(row.name, wanted), norwegian_key(row.name)))
    return [Named(UUID(row.id), row.name, row.abbreviation) for row in found[:limit]]


def bodies_called(connection: Connection, word: str) -> list[UUID]:
    """Return the bodies that a word may mean: the one with this abbreviation, or else those with it in their names."""
    found = bodies_named(connection, word, limit=_MOST_BODIES)
    exact = [one for one in found if one.title.casefold() == word.casefold()]
    return [one.id for one in exact or found]


def exact_first(reference: ColumnElement[str], typed: str) -> ColumnElement[int]:
    """Return an order in which the record with just this reference comes first, also where many begin so."""
    return case((reference.in_((typed.strip(), typed.strip().upper())), 0), else_=1)


def organisations_named(connection: Connection, typed: str, *, limit: int = MOST) -> list[Named]:
    """Return organisations by what they are or were called, those there now first, in Norwegian order."""
    borne = select(names.c.record_id).where(names.c.kind == "organisation", has_words(names.c.name, typed))
    condition = or_(has_words(organisations.c.name, typed), organisations.c.id.in_(borne))
    rows = list(connection.execute(select(organisations).where(condition).order_by(organisations.c.id).limit(500)))
    wanted = typed.strip().casefold()
    rows.sort(key=lambda row: (bool(row.merged_into), not _begins(row.name, wanted), norwegian_key(row.name)))
    return [Named(UUID(row.id), row.name, row.kind) for row in rows[:limit]]


def areas_named(connection: Connection, typed: str, *, limit: int = MOST) -> list[str]:
    """Return subject areas on offer that hold what is typed, in Norwegian order, those that begin so first."""
    wanted = typed.strip().casefold()
    found = [one for one in offered_areas(connection) if wanted in one.casefold()]
    return sorted(found, key=lambda one: not _begins(one, wanted))[:limit]


def _named(found: Sequence[UUID], views: Mapping[UUID, Any]) -> list[Named]:
    """Return those found that the asker may see, by their references and titles, in the order they were found."""
    return [Named(one, views[one].reference, views[one].title or "") for one in found if one in views]


def _ids(connection: Connection, statement: object) -> list[UUID]:
    return [UUID(row.id) for row in connection.execute(statement)]  # type: ignore[call-overload]


def _called(connection: Connection, kind: str) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    statement = select(names.c.record_id, names.c.name, names.c.abbreviation).where(names.c.kind == kind)
    for row in connection.execute(statement):
        found.setdefault(row.record_id, []).extend(filter(None, (row.name, row.abbreviation)))
    return dict(found)


def _begins(name: str, wanted: str) -> bool:
    return name.casefold().startswith(wanted)


def _with_line(connection: Connection, line: Table, typed: str, limit: int) -> list[UUID]:
    """Return those with this reference or these words in their titles, but what was registered by mistake."""
    typed, columns = typed.strip(), line.c
    condition = columns.reference.startswith(typed, autoescape=True)
    if not _REFERENCE.fullmatch(typed):
        condition = has_words(columns.title, typed)
    statement = select(columns.id).where(condition, columns.withdrawn.is_(False))
    statement = statement.order_by(exact_first(columns.reference, typed))
    return _ids(connection, statement.order_by(columns.year.desc(), columns.sequence.desc()).limit(limit))
