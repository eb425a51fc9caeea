"""Which statements there are, as the asker may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from application.questions.known import known_then
from application.questions.seen import (
    ACCESS_COLUMNS,
    Access,
    Page,
    any_of,
    below,
    paged,
    place_in,
    seen_by,
    shown_title,
)
from application.registers.access import access
from application.registers.columns import NEVER_DUE, STILL_KNOWN
from application.registers.statement_tables import (
    statement_adoptions,
    statement_areas,
    statement_publications,
    statement_recipients,
    statement_sayings,
    statement_spans,
    statement_supports,
    statements,
)
from domain.access import Audience
from domain.statements import Stance

NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""

STANDING_BEHIND = (Stance.BEHIND, Stance.RESERVED)
"""How those stand to a statement who stand behind it, with a reservation or without."""

_SAYING = statement_sayings.c

_COLUMNS = (
    statements.c.id,
    statements.c.reference,
    statements.c.slug,
    statements.c.kind,
    statements.c.title,
    statements.c.public_title,
    statements.c.summary,
    statements.c.case_id,
    statements.c.consultation_id,
    statements.c.said_on,
    statements.c.said_order,
    statements.c.withdrawn,
    statements.c.registered_at,
    statements.c.changed_at,
    *ACCESS_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as the asker may see it: `title` and `summary` are None where they are shielded from them.

    `said_on` is the first day on which it was adopted, sent or published, as it is written; None while only drafted.
    """

    id: UUID
    reference: str
    slug: str
    kind: str
    title: str | None
    summary: str | None
    case_id: UUID | None
    consultation_id: UUID | None
    said_on: str | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def statement_by_reference(connection: Connection, reference: str, audience: Audience) -> StatementView | None:
    """Return the statement `2025/7`, None when there is none for this asker."""
    found = _views(connection, audience, statements.c.reference == reference)
    return found[0] if found else None


def statements_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, StatementView]:
    """Return the statements with these ids that the asker may see, by id, in one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _views(connection, audience, statements.c.id.in_(wanted))}


def statements_answering(
    connection: Connection, consultation_ids: Iterable[UUID], audience: Audience
) -> dict[UUID, list[StatementView]]:
    """Return by consultation the statements that answer it, those said last first; of what the asker sees all of."""
    wanted = sorted({one.hex for one in consultation_ids})
    found: dict[UUID, list[StatementView]] = {}
    if wanted:
        columns = statements.c
        of_them = [columns.consultation_id.in_(wanted), columns.withdrawn.is_(False), seen_by(audience)]
        for one in _views(connection, audience, and_(*of_them)):
            if one.consultation_id is not None:
                found.setdefault(one.consultation_id, []).append(one)
    return found


def list_statements(
    connection: Connection,
    audience: Audience,
    *,
    known: int = NOW,
    kind: str | None = None,
    area: str | None = None,
    year: int | None = None,
    recipient: Sequence[UUID] = (),
    channel: str | None = None,
    supporter: Sequence[UUID] = (),
    adopted_by: str | None = None,
    state: str | None = None,
    on: str | None = None,
    case_id: UUID | None = None,
    identities: Sequence[UUID] | None = None,
    first_day: str | None = None,
    last_day: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[StatementView]:
    """Return statements as known at a position, those only drafted first and then those said last, from below `after`.

    The public sees nothing that is only drafted. Everything that is told must hold; but for `kind` and `year`, what is
    shielded from the asker is not found by it. Of `recipient`, one got it, and of `supporter`, one stands behind it:
    an organisation with those that became part of it. `state` is that of the ISO day `on`. `identities` are those that
    a search has found. With a `first_day` or `last_day`, ISO days that are included, it is what was said, no drafts.
    """
    said = _SAYING.said_order
    conditions: list[ColumnElement[bool]] = [statements.c.withdrawn.is_(False), *saying_then(audience, known)]
    if kind:
        conditions.append(_SAYING.kind == kind)
    if year is not None:
        conditions += [said >= f"{year:04d}-01-01", said <= f"{year:04d}-12-31"]
    if year is not None or first_day or last_day:
        conditions += [said >= (first_day or ""), said <= (last_day or NEVER_DUE), said < NEVER_DUE]
    by_content = _by_content(audience, known, area, recipient, channel, supporter, adopted_by, state, on)
    if case_id is not None:
        by_content.append(_SAYING.case_id == case_id.hex)
    if identities is not None:
        by_content.append(_SAYING.owner_id.in_(sorted({one.hex for one in identities})))
    if by_content:
        conditions += [*by_content, seen_by(audience)]
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        conditions.append(below(said, _SAYING.owner_id, *place))
    asked = _asked(audience, and_(*conditions)).join(statement_sayings, _SAYING.owner_id == statements.c.id)
    asked = asked.add_columns(said.label("said_then")).order_by(said.desc(), _SAYING.owner_id.desc()).limit(limit + 1)
    rows = connection.execute(asked).all()
    return paged([_view(row, audience) for row in rows], limit, [f"{row.said_then}_{row.id}" for row in rows])


def _by_content(
    audience: Audience,
    known: int,
    area: str | None,
    recipient: Sequence[UUID],
    channel: str | None,
    supporter: Sequence[UUID],
    adopted_by: str | None,
    state: str | None,
    on: str | None,
) -> list[ColumnElement[bool]]:
    def one_of(rows: Any, *wanted: ColumnElement[bool]) -> ColumnElement[bool]:
        return statements.c.id.in_(select(rows.owner_id).where(*wanted, *known_then(rows, known)))

    conditions = [one_of(statement_areas.c, statement_areas.c.area == area)] if area else []
    if recipient:
        conditions.append(one_of(statement_recipients.c, _among(statement_recipients.c, recipient)))
    if supporter:
        those = _among(statement_supports.c, supporter)
        conditions.append(one_of(statement_supports.c, those, *standing_behind(audience)))
    if channel:
        conditions.append(one_of(statement_publications.c, statement_publications.c.channel == channel))
    if adopted_by:
        conditions.append(one_of(statement_adoptions.c, statement_adoptions.c.adopted_by == adopted_by))
    if state and on:
        rows = statement_spans.c
        of_it = select(rows.owner_id).where(rows.owner_id == statements.c.id, *known_then(rows, known))
        conditions.append(any_of(of_it.where(rows.state == state, rows.valid_from <= on, rows.valid_to > on)))
    return conditions


def _among(rows: Any, organisations: Sequence[UUID]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = rows.organisation_id.in_(sorted({one.hex for one in organisations}))
    return found


def _views(connection: Connection, audience: Audience, wanted: ColumnElement[bool]) -> list[StatementView]:
    asked = _asked(audience, wanted).order_by(statements.c.said_order.desc(), statements.c.id.desc())
    return [_view(row, audience) for row in connection.execute(asked)]


def _asked(audience: Audience, wanted: ColumnElement[bool]) -> Select[Any]:
    statement = select(*_COLUMNS).join(access, access.c.record_id == statements.c.id)
    return statement.where(wanted, *line_seen_by(audience))


def line_seen_by(audience: Audience) -> list[ColumnElement[bool]]:
    """Return the conditions that the asker may know of a statement: the public of none that is only drafted."""
    if audience > Audience.PUBLIC:
        return []
    return [access.c.published_at.is_not(None), statements.c.said_order < NEVER_DUE]


def saying_then(audience: Audience, known: int) -> list[ColumnElement[bool]]:
    """Return the conditions on the sayings of statements that the asker may know of them, as known at a position."""
    then = [*known_then(_SAYING, known)]
    return then if audience > Audience.PUBLIC else [*then, _SAYING.said_order < NEVER_DUE]


def standing_behind(audience: Audience) -> list[ColumnElement[bool]]:
    """Return the conditions that a row of supports tells of one behind it; to the public, of what is no draft."""
    behind: list[ColumnElement[bool]] = [statement_supports.c.stance.in_(STANDING_BEHIND)]
    return behind if audience > Audience.PUBLIC else [*behind, statement_supports.c.drafted.is_(False)]


def _view(row: Any, audience: Audience) -> StatementView:
    of_it = Access.of(row)
    sees_content = audience >= of_it.content
    return StatementView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        kind=row.kind,
        title=shown_title(row.title, row.public_title, audience, of_it),
        summary=row.summary if sees_content else None,
        case_id=UUID(row.case_id) if row.case_id and sees_content else None,
        consultation_id=UUID(row.consultation_id) if row.consultation_id and sees_content else None,
        said_on=row.said_on,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees_content,
    )
