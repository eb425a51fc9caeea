"""What we have said, as lines of a list or a timeline: which version stands, where it went, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.seen import Page
from application.questions.statement_facts import facts_of_statements, statements_replacing
from application.questions.statements import StatementView, list_statements, statements_by_id
from domain.access import Audience
from domain.intervals import BEGINNING
from domain.intervals import first_day as first_meant
from domain.recorded import Record, records_of
from domain.statements import RecordKind, Supporter, standing_on, supporters
from domain.statements.facts import DAY_OF


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement on a day. What it holds is empty where that is not for the asker.

    `version` stands on the day as `state` (domain/statements/standing.py), None before there was any. `recipients`
    are organisations, each once, and `channels` each once, in the order in which it went there. `replies` are what came
    of it; `corrected` the versions that put an earlier one right; `retraction` is the record that took it back;
    `replaced_by` are those said by the day that take its place.
    `facts` are what all this is told from.
    """

    view: StatementView
    version: int | None = None
    state: str | None = None
    areas: Sequence[str] = ()
    recipients: Sequence[UUID] = ()
    channels: Sequence[str] = ()
    supporters: Sequence[Supporter] = ()
    replies: Sequence[Record] = ()
    corrected: Sequence[Record] = ()
    retraction: Record | None = None
    replaced_by: Sequence[StatementView] = ()
    facts: Mapping[str, Any] | None = None


def lines_of_statements(
    connection: Connection, statement_page: Page[StatementView], on: str, known: int, audience: Audience
) -> Page[StatementLine]:
    """Return the statements of a page as lines on an ISO day, as known at a position; a constant number of queries.

    Those that were not registered then are left out.
    """
    ids = [one.id for one in statement_page.items if one.sees_content]
    facts = facts_of_statements(connection, ids, known, audience)
    replacing = statements_replacing(connection, facts, known)
    views = statements_by_id(connection, {each for told in replacing.values() for each in told}, audience)
    lines = []
    for one in statement_page.items:
        if not one.sees_content:
            lines.append(StatementLine(one))
        elif one.id in facts:
            replaced_by = [views[each] for each in replacing.get(one.id, ()) if each in views]
            lines.append(_line(one, facts[one.id], on, [each for each in replaced_by if _is_said(each, on)]))
    return Page(lines, statement_page.next)


def what_was_said(
    connection: Connection,
    audience: Audience,
    on: str,
    known: int,
    *,
    area: str | None = None,
    identities: Sequence[UUID] | None = None,
    first_day: str | None = None,
    last_day: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[StatementLine]:
    """Return what was said, the last first, from below the cursor `after`: the timeline of “What have we said about …”.

    About the subject area `area`, and of the statements `identities` that a search has found; from `first_day` until
    `last_day`, ISO days that are both included. What is only drafted is not among it, nor is what the asker may not
    see the content of when it is asked for by what it holds.
    """
    said = list_statements(
        connection,
        audience,
        known=known,
        area=area,
        identities=identities,
        first_day=first_day or BEGINNING,
        last_day=last_day,
        after=after,
        limit=limit,
    )
    return lines_of_statements(connection, said, on, known, audience)


def _line(
    view: StatementView, facts: Mapping[str, Any], on: str, replaced_by: Sequence[StatementView]
) -> StatementLine:
    stands = standing_on(facts, on)
    sent = (UUID(one) for record in _told(facts, on, RecordKind.SENDING) for one in record["recipients"])
    retracted = _told(facts, on, RecordKind.RETRACTION)
    return StatementLine(
        view=view,
        version=stands.version if stands else None,
        state=stands.state if stands else None,
        areas=facts["subject_areas"],
        recipients=list(dict.fromkeys(sent)),
        channels=list(dict.fromkeys(record["channel"] for record in _told(facts, on, RecordKind.PUBLICATION))),
        supporters=supporters(facts, on),
        replies=_told(facts, on, RecordKind.REPLY),
        corrected=[one for one in _told(facts, on, RecordKind.VERSION) if one["corrects"]],
        retraction=retracted[0] if retracted else None,
        replaced_by=replaced_by,
        facts=facts,
    )


def _is_said(view: StatementView, on: str) -> bool:
    """Return whether a statement was said by a day: none takes the place of another before."""
    return view.said_on is not None and not view.withdrawn and first_meant(view.said_on) <= on


def _told(facts: Mapping[str, Any], on: str, kind: RecordKind) -> list[Record]:
    """Return what had happened by a day, in the order of the days."""
    told = [(first_meant(record[DAY_OF[kind]]), number, record) for number, record in records_of(facts, kind)]
    return [record for day, _, record in sorted(told, key=lambda one: one[:2]) if day <= on]
