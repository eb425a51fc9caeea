"""Which consultations there are, as the asker may see them, with how each stands on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from application.questions.known import known_then
from application.questions.seen import (
    ACCESS_COLUMNS,
    Access,
    Page,
    above,
    below,
    paged,
    place_in,
    seen_by,
    shown_title,
)
from application.registers.access import access
from application.registers.columns import STILL_KNOWN
from application.registers.consultation_tables import (
    consultation_areas,
    consultation_municipalities,
    consultation_spans,
    consultation_statements,
    consultations,
)
from domain.access import Audience

_SPAN = consultation_spans.c

_COLUMNS = (
    consultations.c.id,
    consultations.c.reference,
    consultations.c.slug,
    consultations.c.title,
    consultations.c.public_title,
    consultations.c.about,
    consultations.c.sender_id,
    consultations.c.sender,
    consultations.c.their_reference,
    consultations.c.received_on,
    consultations.c.case_id,
    consultations.c.entry_id,
    consultations.c.withdrawn,
    consultations.c.registered_at,
    consultations.c.changed_at,
    *ACCESS_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation as the asker may see it: `title` and what it holds are None where they are shielded from them."""

    id: UUID
    reference: str
    slug: str
    title: str | None
    about: str | None
    sender_id: UUID | None
    sender: str | None
    their_reference: str | None
    received_on: str
    case_id: UUID | None
    entry_id: UUID | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


@dataclass(frozen=True, slots=True)
class ListedConsultation:
    """A consultation in a list, and how it stands on the day asked about; `due` is the last day of its deadline."""

    consultation: ConsultationView
    state: str
    is_open: bool
    way: str | None
    deadline: str | None
    due: str
    answered_on: str | None


def consultation_by_reference(connection: Connection, reference: str, audience: Audience) -> ConsultationView | None:
    """Return the consultation `2025/3`, None when there is none for this asker."""
    found = _select(connection, audience, consultations.c.reference == reference)
    return found[0] if found else None


def consultations_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, ConsultationView]:
    """Return the consultations with these ids that the asker may see, by id, in one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, consultations.c.id.in_(wanted))}


def list_consultations(
    connection: Connection,
    audience: Audience,
    *,
    on: str,
    known: int,
    state: str | None = None,
    way: str | None = None,
    sender: Sequence[UUID] = (),
    municipality: Sequence[UUID] = (),
    area: str | None = None,
    case_id: UUID | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ListedConsultation]:
    """Return consultations as they stand on the ISO day `on`, as known at a position, from after the cursor `after`.

    `state` is `open` (by deadline, so that late ones come first), `late` (those of them past their deadline), `closed`
    or a state of its own (domain/consultations); what is not only open comes by when it was received, the last first.
    `municipality` are organisations of which one was asked or heard from: one with those that became part of it. What
    is shielded from the asker is not found by what it holds.
    """
    conditions = _narrowed(audience, on, known, state, way, sender, municipality, area, case_id)
    by_deadline = state in ("open", "late")
    day: Any = _SPAN.due if by_deadline else consultations.c.received_on
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        conditions.append((above if by_deadline else below)(day, consultations.c.id, *place))
    order = (day, consultations.c.id) if by_deadline else (day.desc(), consultations.c.id.desc())
    rows_ = connection.execute(_listed(audience).where(and_(*conditions)).order_by(*order).limit(limit + 1))
    found = [_in_list(row, audience) for row in rows_]
    cursors = [f"{one.due if by_deadline else one.consultation.received_on}_{one.consultation.id.hex}" for one in found]
    return paged(found, limit, cursors)


def count_consultations(
    connection: Connection,
    audience: Audience,
    *,
    on: str,
    known: int,
    state: str | None = None,
    way: str | None = None,
    sender: Sequence[UUID] = (),
    municipality: Sequence[UUID] = (),
    area: str | None = None,
) -> tuple[int, int]:
    """Return how many consultations `list_consultations` finds, and how many of them are open past their deadline."""
    conditions = _narrowed(audience, on, known, state, way, sender, municipality, area)
    late = func.count().filter(_SPAN.open.is_(True), _SPAN.due < on)
    statement = select(func.count(), late).select_from(consultations)
    statement = statement.join(access, access.c.record_id == consultations.c.id)
    statement = statement.join(consultation_spans, _SPAN.owner_id == consultations.c.id).where(*conditions)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    row = connection.execute(statement).one()
    return int(row[0]), int(row[1])


def standings_of(
    connection: Connection, identities: Iterable[UUID], audience: Audience, *, on: str, known: int
) -> dict[UUID, ListedConsultation]:
    """Return how consultations stand on a day, by id, those that the asker may see; one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    that_day = (_SPAN.valid_from <= on, _SPAN.valid_to > on, *known_then(_SPAN, known))
    rows = connection.execute(_listed(audience).where(consultations.c.id.in_(wanted), *that_day))
    found = (_in_list(row, audience) for row in rows)
    return {one.consultation.id: one for one in found}


def count_open(connection: Connection, audience: Audience, *, on: str, known: int) -> tuple[int, int]:
    """Return how many consultations are open on a day, and how many of them past their deadline."""
    that_day = (_SPAN.open.is_(True), _SPAN.valid_from <= on, _SPAN.valid_to > on, *known_then(_SPAN, known))
    late = func.count().filter(_SPAN.due < on)
    statement = select(func.count(), late).select_from(consultation_spans)
    statement = statement.join(access, access.c.record_id == _SPAN.owner_id).where(*that_day)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    row = connection.execute(statement).one()
    return int(row[0]), int(row[1])


def deadlines_between(
    connection: Connection, audience: Audience, first: str, last: str, *, limit: int = 500
) -> list[ListedConsultation]:
    """Return the open consultations whose deadline is on one of these days, as it is known now, the soonest first."""
    now = (
        _SPAN.open.is_(True),
        _SPAN.valid_from <= last,
        _SPAN.valid_to > _SPAN.due,
        *known_then(_SPAN, STILL_KNOWN - 1),
    )
    wanted = and_(*now, _SPAN.due >= first, _SPAN.due <= last, _SPAN.valid_from <= _SPAN.due)
    rows = connection.execute(_listed(audience).where(wanted).order_by(_SPAN.due, consultations.c.id).limit(limit))
    return [_in_list(row, audience) for row in rows]


def waiting_for(
    connection: Connection, organisations: Sequence[UUID], audience: Audience, *, on: str, known: int, limit: int = 50
) -> list[tuple[ListedConsultation, str | None]]:
    """Return the open consultations in which one of these was asked and has not answered, with its inner deadline."""
    rows = consultation_municipalities.c
    of_them = rows.organisation_id.in_(sorted(one.hex for one in organisations))
    asked = and_(of_them, rows.state == "asked", rows.valid_from <= on, rows.valid_to > on, *known_then(rows, known))
    that_day = (_SPAN.open.is_(True), _SPAN.valid_from <= on, _SPAN.valid_to > on, *known_then(_SPAN, known))
    due = func.coalesce(rows.deadline, _SPAN.due)
    statement = (
        _listed(audience, rows.deadline.label("inner"))
        .join(consultation_municipalities, and_(rows.owner_id == consultations.c.id, asked))
        .where(*that_day, seen_by(audience))
        .order_by(due, consultations.c.id)
        .limit(limit)
    )
    return [(_in_list(row, audience), row.inner) for row in connection.execute(statement)]


def consultations_answered_by(
    connection: Connection, statements: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, list[ConsultationView]]:
    """Return by statement the consultations that it answers, as known at a position; two queries at the most.

    Of those whose content the asker sees.
    """
    rows = consultation_statements.c
    wanted = sorted({one.hex for one in statements})
    if not wanted:
        return {}
    asked = select(rows.statement_id, rows.owner_id).where(rows.statement_id.in_(wanted), rows.relation == "answer")
    told = connection.execute(asked.where(*known_then(rows, known)))
    pairs = [(UUID(row.statement_id), UUID(row.owner_id)) for row in told]
    views = consultations_by_id(connection, (one for _, one in pairs), audience)
    found: dict[UUID, list[ConsultationView]] = {}
    for statement_id, identity in pairs:
        if identity in views and views[identity].sees_content and not views[identity].withdrawn:
            found.setdefault(statement_id, []).append(views[identity])
    return found


def _narrowed(
    audience: Audience,
    on: str,
    known: int,
    state: str | None,
    way: str | None,
    sender: Sequence[UUID],
    municipality: Sequence[UUID],
    area: str | None,
    case_id: UUID | None = None,
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        consultations.c.withdrawn.is_(False),
        _SPAN.valid_from <= on,
        _SPAN.valid_to > on,
        *known_then(_SPAN, known),
    ]
    if state in ("open", "late", "closed"):
        conditions.append(_SPAN.open.is_(state != "closed"))
    elif state:
        conditions.append(_state(audience) == state)
    if state == "late":
        conditions.append(_SPAN.due < on)
    if way:
        conditions += [_SPAN.way == way, seen_by(audience)]
    if sender:
        conditions += [consultations.c.sender_id.in_(sorted(one.hex for one in sender)), seen_by(audience)]
    if municipality:
        rows = consultation_municipalities.c
        of_them = rows.organisation_id.in_(sorted(one.hex for one in municipality))
        asked = select(rows.owner_id).where(of_them, *known_then(rows, known))
        conditions += [consultations.c.id.in_(asked), seen_by(audience)]
    if area:
        about = consultation_areas.c
        named = select(about.owner_id).where(about.area == area, *known_then(about, known))
        conditions += [consultations.c.id.in_(named), seen_by(audience)]
    if case_id is not None:
        conditions += [consultations.c.case_id == case_id.hex, seen_by(audience)]
    return conditions


def _listed(audience: Audience, *more: Any) -> Select[Any]:
    columns = (*_COLUMNS, _state(audience), _SPAN.open, _SPAN.way, _SPAN.deadline, _SPAN.due, _SPAN.answered_on, *more)
    statement = (
        select(*columns)
        .join(access, access.c.record_id == consultations.c.id)
        .join(consultation_spans, _SPAN.owner_id == consultations.c.id)
    )
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    return statement


def _state(audience: Audience) -> ColumnElement[str]:
    """Return how far each has come, as the asker may know it: the public knows nothing of drafts."""
    state: ColumnElement[str] = _SPAN.public_state if audience == Audience.PUBLIC else _SPAN.state
    return state.label("state")


def _in_list(row: Any, audience: Audience) -> ListedConsultation:
    view = _view(row, audience)
    way = row.way if view.sees_content else None
    return ListedConsultation(view, row.state, row.open, way, row.deadline, row.due, row.answered_on)


def _select(connection: Connection, audience: Audience, wanted: ColumnElement[bool]) -> list[ConsultationView]:
    statement = select(*_COLUMNS).join(access, access.c.record_id == consultations.c.id).where(wanted)
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    ordered = statement.order_by(consultations.c.year.desc(), consultations.c.sequence.desc())
    return [_view(row, audience) for row in connection.execute(ordered)]


def _view(row: Any, audience: Audience) -> ConsultationView:
    of_it = Access.of(row)
    sees = audience >= of_it.content
    return ConsultationView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        title=shown_title(row.title, row.public_title, audience, of_it),
        about=row.about if sees else None,
        sender_id=UUID(row.sender_id) if row.sender_id and sees else None,
        sender=row.sender if sees else None,
        their_reference=row.their_reference if sees else None,
        received_on=row.received_on,
        case_id=UUID(row.case_id) if row.case_id and sees else None,
        entry_id=UUID(row.entry_id) if row.entry_id and sees else None,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees,
    )
