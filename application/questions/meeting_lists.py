"""Lists of meetings as they stand on a day, and were known at a position, and how many there are of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from application.questions.known import known_then
from application.questions.meetings import MEETING_COLUMNS, MeetingView, meeting_view
from application.questions.seen import Page, above, below, paged, place_in, seen_by
from application.registers.access import access
from application.registers.columns import STILL_KNOWN
from application.registers.meeting_tables import meeting_bodies, meeting_spans, meetings
from domain.access import Audience
from domain.intervals import OPEN
from domain.meetings import TOOK_PLACE, MeetingKind, State

TO_COME = (State.PLANNED, State.CONVENED)
"""The states of a meeting that is still to come."""

GROUPS: Mapping[str, Sequence[str]] = {"to-come": TO_COME, "took-place": TOOK_PLACE}
"""What a list can be narrowed to beside a single state."""

_SPAN = meeting_spans.c


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting on a day: how far it has come, and when and where it is as it was settled then."""

    meeting: MeetingView
    state: str
    starts_on: str
    starts_at: str | None
    ends_on: str | None
    ends_at: str | None
    place: str | None
    form: str
    moved: bool


@dataclass(frozen=True, slots=True)
class MeetingYears:
    """The years that there are meetings in, the latest first, and the bodies that meet."""

    years: Sequence[int]
    bodies: Sequence[UUID]


def list_meetings(
    connection: Connection,
    audience: Audience,
    *,
    on: str,
    known: int,
    year: int | None = None,
    bodies: Sequence[UUID] = (),
    state: str | None = None,
    kind: str | None = None,
    plan_id: UUID | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[ListedMeeting]:
    """Return meetings as they stand on the ISO day `on`, as known at a position, from after the cursor `after`.

    `state` is `to-come`, with the soonest first, `took-place` or a state of its own (domain/meetings); all but those to
    come are with the latest first. One of the `bodies` meets, alone or with others.
    """
    conditions = _narrowed(audience, on, known, year, bodies, state, kind, plan_id)
    rises = state in ("to-come", *TO_COME)
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        conditions.append((above if rises else below)(_SPAN.starts_on, meetings.c.id, *place))
    order = (_SPAN.starts_on, meetings.c.id) if rises else (_SPAN.starts_on.desc(), meetings.c.id.desc())
    rows = connection.execute(_listed(audience).where(and_(*conditions)).order_by(*order).limit(limit + 1))
    found = [_in_list(row, audience) for row in rows]
    return paged(found, limit, [f"{one.starts_on}_{one.meeting.id.hex}" for one in found])


def count_meetings(
    connection: Connection,
    audience: Audience,
    *,
    on: str,
    known: int,
    year: int | None = None,
    bodies: Sequence[UUID] = (),
    state: str | None = None,
    kind: str | None = None,
) -> int:
    """Return how many meetings `list_meetings` finds."""
    conditions = _narrowed(audience, on, known, year, bodies, state, kind, None)
    asked = _listed(audience).where(and_(*conditions)).with_only_columns(func.count())
    return int(connection.execute(asked).scalar_one())


def meetings_between(
    connection: Connection,
    audience: Audience,
    first: str,
    last: str,
    *,
    on: str,
    known: int,
    states: Sequence[str] = (),
    limit: int = 500,
) -> list[ListedMeeting]:
    """Return the meetings that begin on one of these days, as they stand on a day, the soonest first.

    Those in one of the states, if any are named.
    """
    conditions = _narrowed(audience, on, known, None, (), None, None, None)
    if states:
        conditions.append(_span_state(audience).in_([str(one) for one in states]))
    wanted = and_(*conditions, _SPAN.starts_on >= first, _SPAN.starts_on <= last)
    ordered = _listed(audience).where(wanted).order_by(_SPAN.starts_on, _SPAN.starts_at, meetings.c.id).limit(limit)
    return [_in_list(row, audience) for row in connection.execute(ordered)]


def meetings_standing(
    connection: Connection, identities: Iterable[UUID], audience: Audience, *, on: str, known: int
) -> dict[UUID, ListedMeeting]:
    """Return how meetings stand on a day, by id, those that the asker may see; one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    that_day = (_SPAN.valid_from <= on, _SPAN.valid_to > on, *known_then(_SPAN, known))
    rows = connection.execute(_listed(audience).where(meetings.c.id.in_(wanted), *that_day))
    found = (_in_list(row, audience) for row in rows)
    return {one.meeting.id: one for one in found}


def meetings_by_state(
    connection: Connection, audience: Audience, year: int, *, on: str, known: int
) -> dict[UUID, dict[str, int]]:
    """Return by body how many of its own ordinary meetings of a year stand in each state on a day; one query."""
    conditions = _narrowed(audience, on, known, year, (), None, MeetingKind.ORDINARY, None)
    state = _state(audience)
    asked = _listed(audience).where(and_(*conditions))
    asked = asked.with_only_columns(meetings.c.body_id, state, func.count().label("how_many"))
    found: dict[UUID, dict[str, int]] = {}
    for row in connection.execute(asked.group_by(meetings.c.body_id, state)):
        found.setdefault(UUID(row.body_id), {})[row.state] = int(row.how_many)
    return found


def held_in(
    connection: Connection, audience: Audience, year: int, *, on: str, known: int
) -> dict[UUID, tuple[int, int]]:
    """Return by body how many of its ordinary meetings of a year were held, and how many nobody cancelled."""
    found = {}
    for body_id, states in meetings_by_state(connection, audience, year, on=on, known=known).items():
        held = sum(count for state, count in states.items() if state in TOOK_PLACE)
        found[body_id] = (held, sum(states.values()) - states.get(State.CANCELLED, 0))
    return found


def meeting_years(connection: Connection, audience: Audience) -> MeetingYears:
    """Return the years that there are meetings in, as it is known now, and the bodies that meet; two queries."""
    now = (meetings.c.withdrawn.is_(False), *known_then(_SPAN, STILL_KNOWN - 1), _SPAN.valid_to == OPEN)
    year = func.substr(_SPAN.starts_on, 1, 4).label("year")
    asked = _listed(audience).where(*now).with_only_columns(year).distinct()
    years = sorted((int(one) for one in connection.execute(asked).scalars()), reverse=True)
    meeting = select(meetings.c.body_id).join(access, access.c.record_id == meetings.c.id)
    meeting = meeting.where(meetings.c.withdrawn.is_(False)).distinct()
    if audience == Audience.PUBLIC:
        meeting = meeting.where(access.c.published_at.is_not(None))
    return MeetingYears(years, [UUID(one) for one in connection.execute(meeting).scalars()])


def _narrowed(
    audience: Audience,
    on: str,
    known: int,
    year: int | None,
    bodies: Sequence[UUID],
    state: str | None,
    kind: str | None,
    plan_id: UUID | None,
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        meetings.c.withdrawn.is_(False),
        _SPAN.valid_from <= on,
        _SPAN.valid_to > on,
        *known_then(_SPAN, known),
    ]
    if year is not None:
        conditions += [_SPAN.starts_on >= f"{year:04d}", _SPAN.starts_on < f"{year + 1:04d}"]
    if bodies:
        rows = meeting_bodies.c
        of_them = rows.body_id.in_(sorted(one.hex for one in bodies))
        conditions.append(meetings.c.id.in_(select(rows.owner_id).where(of_them, *known_then(rows, known))))
    if state and state in GROUPS:
        conditions.append(_span_state(audience).in_([str(one) for one in GROUPS[state]]))
    elif state:
        conditions.append(_span_state(audience) == state)
    if kind:
        conditions += [meetings.c.kind == kind, seen_by(audience)]
    if plan_id is not None:
        conditions.append(meetings.c.plan_id == plan_id.hex)
    return conditions


def _listed(audience: Audience) -> Select[Any]:
    when = (_SPAN.starts_on, _SPAN.starts_at, _SPAN.ends_on, _SPAN.ends_at, _SPAN.place, _SPAN.form, _SPAN.moved)
    statement = (
        select(*MEETING_COLUMNS, _state(audience), *when)
        .join(access, access.c.record_id == meetings.c.id)
        .join(meeting_spans, _SPAN.owner_id == meetings.c.id)
    )
    if audience == Audience.PUBLIC:
        statement = statement.where(access.c.published_at.is_not(None))
    return statement


def _state(audience: Audience) -> ColumnElement[str]:
    return _span_state(audience).label("state")


def _span_state(audience: Audience) -> ColumnElement[str]:
    """Return how far each has come, as the asker may know it: the public knows nothing of minutes that are not out."""
    return _SPAN.public_state if audience == Audience.PUBLIC else _SPAN.state


def _in_list(row: Any, audience: Audience) -> ListedMeeting:
    view = meeting_view(row, audience)
    return ListedMeeting(
        meeting=view,
        state=row.state,
        starts_on=row.starts_on,
        starts_at=row.starts_at,
        ends_on=row.ends_on,
        ends_at=row.ends_at,
        place=row.place if view.sees_content else None,
        form=row.form,
        moved=row.moved,
    )
