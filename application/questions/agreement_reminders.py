"""What agreements ask to be remembered, of all of them by day, with what they and those they concern are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, exists, join, or_, select, tuple_

from application.norwegian_order import norwegian_key
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.known import known_then
from application.questions.organisations import organisation_names
from application.questions.seen import Page, paged, seen_by
from application.registers.access import access
from application.registers.agreement_tables import agreement_parties, agreement_reminders, agreement_spans
from domain.access import Audience
from domain.agreements import ReminderKind

_ROWS = agreement_reminders.c
_KEYS = (_ROWS.day, _ROWS.agreement_id, _ROWS.kind)
_key = tuple_(*_KEYS)
CURSOR = r"(\d{4}-\d\d-\d\d)_([0-9a-f]{32})_([a-z]{1,16})"
"""What the cursors of the list look like: a day, an agreement and a kind of reminder."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something to remember about an agreement on an ISO day, as domain/agreements/reminders.py tells.

    `organisations` are those it concerns with their names now, a None for the assembly; nobody where it is all parties.
    """

    agreement: AgreementView
    kind: str
    day: str
    version: int | None
    clause: str | None
    organisations: tuple[tuple[UUID | None, str], ...]


def list_reminders(
    connection: Connection,
    first: str,
    last: str,
    known: int,
    audience: Audience,
    *,
    on: str | None = None,
    kind: str | None = None,
    organisations: Sequence[UUID] = (),
    agreement_id: UUID | None = None,
    after: str | None = None,
    limit: int = 100,
) -> Page[Remembered]:
    """Return what is to be remembered from one ISO day to another, both included, the first day first.

    With the day `on`, also what is overdue then: versions that are not adopted, and reviews of agreements that still
    bind somebody. `organisations` are one with those that became part of it: what concerns it, or all parties of an
    agreement that it is a party to. Of agreements whose content the asker may see.
    """
    days: ColumnElement[bool] = and_(_ROWS.day >= first, _ROWS.day <= last)
    conditions = [or_(days, _overdue(on, known)) if on else days, seen_by(audience), *known_then(_ROWS, known)]
    if kind:
        conditions.append(_ROWS.kind == kind)
    if organisations:
        conditions.append(_concerns(organisations, first, known))
    if agreement_id is not None:
        conditions.append(_ROWS.agreement_id == agreement_id.hex)
    if after is not None:
        match = re.fullmatch(CURSOR, after, re.ASCII)
        if match is None:
            return Page(())
        conditions.append(_key > tuple_(*match.groups()))
    of_them = join(agreement_reminders, access, access.c.record_id == _ROWS.agreement_id)
    groups = select(*_KEYS).select_from(of_them).where(*conditions).group_by(*_KEYS).order_by(*_KEYS).limit(limit + 1)
    keys = [tuple(row) for row in connection.execute(groups)]
    page = paged(keys, limit, ["_".join(key) for key in keys])
    if not page.items:
        return Page(())
    within = _key >= tuple_(*page.items[0]), _key <= tuple_(*page.items[-1])
    asked = select(agreement_reminders).select_from(of_them).where(*conditions, *within)
    rows = connection.execute(asked.order_by(*_KEYS, _ROWS.known_from, _ROWS.piece)).all()
    return Page(_told(connection, rows, audience), page.next)


def _told(connection: Connection, rows: Sequence[Any], audience: Audience) -> list[Remembered]:
    """Return what rows tell, those that differ in whom they concern alone as one."""
    views = agreements_by_id(connection, {UUID(row.agreement_id) for row in rows}, audience)
    names = organisation_names(connection, {UUID(row.organisation_id) for row in rows if row.organisation_id})
    together: dict[tuple[str, str, str, int | None, str | None], list[tuple[UUID | None, str]]] = {}
    for row in rows:
        who = together.setdefault((row.day, row.agreement_id, row.kind, row.version, row.clause), [])
        if row.organisation_id:
            who.append((UUID(row.organisation_id), names.get(UUID(row.organisation_id), "")))
        elif row.kind == ReminderKind.ADOPTION:
            who.append((None, ""))
    return [
        Remembered(views[UUID(agreement)], kind, day, version, clause, tuple(sorted(who, key=_by_name)))
        for (day, agreement, kind, version, clause), who in together.items()
    ]


def _by_name(one: tuple[UUID | None, str]) -> Any:
    return norwegian_key(one[1]), str(one[0])


def _overdue(on: str, known: int) -> ColumnElement[bool]:
    spans = agreement_spans.c
    binds = exists().where(
        spans.agreement_id == _ROWS.agreement_id,
        spans.state == "bound",
        spans.valid_from <= on,
        spans.valid_to > on,
        *known_then(spans, known),
    )
    waits = _ROWS.kind == ReminderKind.ADOPTION
    return and_(_ROWS.day < on, or_(waits, and_(_ROWS.kind == ReminderKind.REVIEW, binds)))


def _concerns(organisations: Sequence[UUID], first: str, known: int) -> ColumnElement[bool]:
    ids, parties = sorted(one.hex for one in organisations), agreement_parties.c
    theirs = select(parties.agreement_id).where(
        parties.organisation_id.in_(ids), parties.valid_to > first, *known_then(parties, known)
    )
    of_all = and_(_ROWS.organisation_id.is_(None), _ROWS.agreement_id.in_(theirs))
    return or_(_ROWS.organisation_id.in_(ids), of_all)
