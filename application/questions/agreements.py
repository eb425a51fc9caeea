"""Questions about agreements: which there are, and what is recorded about one, as it is known now or was known then."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select

from application.questions.seen import ACCESS_COLUMNS, Access, Page, any_of, paged, shown_title
from application.registers.access import access
from application.registers.agreement_tables import (
    agreement_areas,
    agreement_bases,
    agreement_parties,
    agreement_records,
    agreement_replacements,
    agreement_spans,
    agreement_texts,
    agreements,
)
from application.registers.agreements import facts_of
from domain.access import Audience
from domain.agreements import PartyRole, without_drafts
from domain.agreements.facts import versions_of

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


@dataclass(frozen=True, slots=True)
class VersionText:
    """A text of a version: the document, and what its bytes hash to."""

    version: int
    document_id: UUID
    sha256: str


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
        year, _, sequence = after.partition("/")
        if not (year.isdecimal() and sequence.isdecimal() and len(year) == 4 and len(sequence) < 7):
            return Page(())
        number = (int(year), int(sequence))
        below = agreements.c.sequence < number[1]
        conditions.append(or_(agreements.c.year < number[0], and_(agreements.c.year == number[0], below)))
    found = _select(connection, audience, and_(*conditions), limit + 1)
    return paged(found, limit, [one.reference for one in found])


_RECORDS = agreement_records.c
_KNOWN_THEN = (
    select(_RECORDS.number, _RECORDS.record)
    .where(
        _RECORDS.agreement_id == bindparam("agreement_id"),
        _RECORDS.known_from <= bindparam("known"),
        _RECORDS.known_to > bindparam("known"),
    )
    .order_by(_RECORDS.number)
)


def agreement_facts(
    connection: Connection, agreement_id: UUID, known: int, audience: Audience
) -> dict[str, Any] | None:
    """Return what is recorded about an agreement, as known at a position, as domain/agreements/facts.py tells.

    None where it was not registered then. The public knows nothing of versions that are only drafted. Whether the asker
    may see what the agreement holds is told by its view: `sees_content`.
    """
    asked = {"agreement_id": agreement_id.hex, "known": known}
    records = {row.number: row.record for row in connection.execute(_KNOWN_THEN, asked)}
    if not records:
        return None
    facts = facts_of(records)
    return without_drafts(facts) if audience == Audience.PUBLIC else facts


def replaced_by(connection: Connection, agreement_id: UUID, known: int) -> list[UUID]:
    """Return the agreements that take the place of this one, as known at a position."""
    rows = agreement_replacements.c
    asked = select(rows.agreement_id).where(rows.replaces_id == agreement_id.hex, *known_then(rows, known))
    return [UUID(one) for one in connection.execute(asked.order_by(rows.known_from, rows.piece)).scalars()]


def texts_of_agreement(connection: Connection, agreement_id: UUID, known: int) -> list[VersionText]:
    """Return the texts of all versions of an agreement, the main one of each first, as known at a position."""
    rows = agreement_texts.c
    asked = select(rows.version, rows.document_id, rows.sha256)
    asked = asked.where(rows.agreement_id == agreement_id.hex, *known_then(rows, known))
    found = connection.execute(asked.order_by(rows.version, rows.ordinal))
    return [VersionText(row.version, UUID(row.document_id), row.sha256) for row in found]


def versions_with_document(connection: Connection, document_id: UUID, known: int) -> list[tuple[UUID, int]]:
    """Return the agreements and versions that a document is a text of, as known at a position."""
    rows = agreement_texts.c
    asked = select(rows.agreement_id, rows.version)
    asked = asked.where(rows.document_id == document_id.hex, *known_then(rows, known))
    found = connection.execute(asked.order_by(rows.agreement_id, rows.version))
    return [(UUID(row.agreement_id), row.version) for row in found]


def agreements_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[AgreementView, tuple[int, ...]]]:
    """Return the agreements whose content the asker may see and that rest on a decision, with the versions that do."""
    rows, versions = agreement_bases.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.agreement_id, rows.version).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.agreement_id)] |= {row.version} - {None}
    views = agreements_by_id(connection, versions, audience)
    seen = {one.id: one for one in views.values() if one.sees_content and not one.withdrawn}
    return [(one, tuple(sorted(_told_of(connection, one, versions[one.id], known, audience)))) for one in seen.values()]


def texts_in_agreements(
    connection: Connection, document_id: UUID, known: int, audience: Audience
) -> list[tuple[AgreementView, tuple[int, ...]]]:
    """Return the agreements whose content the asker may see, with the versions that a document is a text of."""
    versions = defaultdict[UUID, set[int]](set)
    for agreement_id, version in versions_with_document(connection, document_id, known):
        versions[agreement_id].add(version)
    views = agreements_by_id(connection, versions, audience)
    found = [(one, _told_of(connection, one, versions[one.id], known, audience)) for one in views.values()]
    return [(one, tuple(sorted(told))) for one, told in found if told and one.sees_content]


def _told_of(
    connection: Connection, view: AgreementView, versions: Iterable[int], known: int, audience: Audience
) -> set[int]:
    """Return those versions that the asker may know of: the public knows nothing of drafts."""
    if audience > Audience.PUBLIC:
        return set(versions)
    facts = agreement_facts(connection, view.id, known, audience)
    return set(versions) & set(versions_of(facts)) if facts else set()


def known_then(rows: Any, known: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions on rows of two axes that they were known at a position."""
    return rows.known_from <= known, rows.known_to > known


def seen_by(audience: Audience) -> ColumnElement[bool]:
    """Return the condition, beside the access register, that the asker may see what a record holds."""
    shown = [access.c.withdrawn_at.is_(None)]
    if audience < Audience.OFFICER:
        shown.append(access.c.scope.is_(None))
    if audience == Audience.PUBLIC:
        shown.append(access.c.published_at.is_not(None))
    return and_(*shown)


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


_NOW = 2**62 - 1
"""A position after all there are: what is known now."""


def _select(
    connection: Connection, audience: Audience, wanted: ColumnElement[bool], limit: int | None = None
) -> list[AgreementView]:
    statement = select(*_COLUMNS).join(access, access.c.record_id == agreements.c.id).where(wanted)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    ordered = statement.order_by(agreements.c.year.desc(), agreements.c.sequence.desc()).limit(limit)
    return [_view(row, audience) for row in connection.execute(ordered)]


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
