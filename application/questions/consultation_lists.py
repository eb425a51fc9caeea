"""Lists of consultations as they stand on a day, and were known at a position: by deadline, or the last first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from application.questions.consultations import CONSULTATION_COLUMNS, ConsultationView, consultation_view
from application.questions.known import known_then
from application.questions.seen import Page, above, below, paged, place_in, seen_by
from application.registers.access import access
from application.registers.columns import STILL_KNOWN
from application.registers.consultation_tables import (
    consultation_areas,
    consultation_municipalities,
    consultation_senders,
    consultation_spans,
    consultations,
)
from domain.access import Audience

_SPAN = consultation_spans.c


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
        asking = consultation_senders.c
        those = asking.sender_id.in_(sorted(one.hex for one in sender))
        conditions += [_SPAN.owner_id.in_(select(asking.owner_id).where(those, *known_then(asking, known)))]
        conditions.append(seen_by(audience))
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
    how = (_state(audience), _SPAN.open, _SPAN.way, _SPAN.deadline, _SPAN.due, _SPAN.answered_on)
    statement = (
        select(*CONSULTATION_COLUMNS, *how, *more)
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
    view = consultation_view(row, audience)
    way = row.way if view.sees_content else None
    return ListedConsultation(view, row.state, row.open, way, row.deadline, row.due, row.answered_on)
