"""Which agreements there are, as the asker may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select

from application.questions.known import known_then
from application.questions.numbered import below_number, numbered
from application.questions.seen import ACCESS_COLUMNS, Access, Page, any_of, paged, seen_by, shown_title
from application.registers.agreement_tables import (
    agreement_areas,
    agreement_parties,
    agreement_spans,
    agreements,
)
from application.registers.columns import STILL_KNOWN
from domain.access import Audience
from domain.agreements import PartyRole

_COLUMNS = (
    agreements.c.id,
    agreements.c.reference,
    agreements.c.slug,
    agreements.c.kind,
    agreements.c.title,
    agreements.c.public_title,
    agreements.c.covers,
    agreements.c.case_id,
    agreements.c.withdrawn,
    agreements.c.registered_at,
    agreements.c.changed_at,
    *ACCESS_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement as the asker may see it: `title` and `covers` are None where they are shielded from them."""

    id: UUID
    reference: str
    slug: str
    kind: str
    title: str | None
    covers: str | None
    case_id: UUID | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def agreement_by_reference(connection: Connection, reference: str, audience: Audience) -> AgreementView | None:
    """Return the agreement `2025/3`, None when there is none for this asker."""
    found = _select(connection, audience, agreements.c.reference == reference)
    return found[0] if found else None


def agreements_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, AgreementView]:
    """Return the agreements with these ids that the asker may see, by id, in one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, agreements.c.id.in_(wanted))}


def list_agreements(
    connection: Connection,
    audience: Audience,
    *,
    kind: str | None = None,
    party: Sequence[UUID] = (),
    counterpart: Sequence[UUID] = (),
    area: str | None = None,
    state: str | None = None,
    on: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[AgreementView]:
    """Return agreements, the newest number first, from below the cursor `after` (a reference).

    Of `party`, and of `counterpart`, one is a party at some time: an organisation with those that became part of it.
    `area` is the name of a subject area; what is shielded from the asker is not found by it. `state` with the ISO day
    `on` is `in-force`, `awaiting`, or `ended` (it has bound somebody before that day, and binds nobody on it or later).
    """
    conditions: list[ColumnElement[bool]] = [agreements.c.withdrawn.is_(False)]
    if kind:
        conditions.append(agreements.c.kind == kind)
    if party:
        conditions.append(_is_party(party))
    if counterpart:
        conditions.append(_is_party(counterpart, role=PartyRole.COUNTERPART))
    if area:
        conditions += [_is_about(area), seen_by(audience)]
    if state and on:
        conditions += _in_state(state, on)
    if after:
        below = below_number(agreements, after)
        if below is None:
            return Page(())
        conditions.append(below)
    found = _select(connection, audience, and_(*conditions), limit + 1)
    return paged(found, limit, [one.reference for one in found])


def _is_party(organisations: Sequence[UUID], role: str | None = None) -> ColumnElement[bool]:
    rows = agreement_parties.c
    of_them = rows.organisation_id.in_(sorted(one.hex for one in organisations))
    asked = select(rows.agreement_id).where(of_them, *known_then(rows, _NOW))
    return agreements.c.id.in_(asked if role is None else asked.where(rows.role == role))


def _is_about(area: str) -> ColumnElement[bool]:
    rows = agreement_areas.c
    return agreements.c.id.in_(select(rows.agreement_id).where(rows.area == area, *known_then(rows, _NOW)))


def _in_state(state: str, on: str) -> list[ColumnElement[bool]]:
    rows = agreement_spans.c
    of_it = select(rows.agreement_id).where(rows.agreement_id == agreements.c.id, *known_then(rows, _NOW))
    that_day = of_it.where(rows.valid_from <= on, rows.valid_to > on)
    if state == "awaiting":
        return [any_of(that_day.where(rows.state == "awaiting"))]
    if state == "in-force":
        return [any_of(that_day.where(rows.state == "bound"))]
    still = of_it.where(rows.state == "bound", rows.valid_to > on)
    return [any_of(of_it.where(rows.state == "bound")), ~any_of(still)]


_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""


def _select(
    connection: Connection, audience: Audience, wanted: ColumnElement[bool], limit: int | None = None
) -> list[AgreementView]:
    asked = numbered(agreements, _COLUMNS, audience, wanted, limit)
    return [_view(row, audience) for row in connection.execute(asked)]


def _view(row: Any, audience: Audience) -> AgreementView:
    of_it = Access.of(row)
    sees_content = audience >= of_it.content
    return AgreementView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        kind=row.kind,
        title=shown_title(row.title, row.public_title, audience, of_it),
        covers=row.covers if sees_content else None,
        case_id=UUID(row.case_id) if row.case_id and sees_content else None,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees_content,
    )
