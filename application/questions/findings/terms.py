"""How long people sit: what ends soon without a successor, and what lasts longer than it should."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from application.questions.body_on_day import MOST_NAMED
from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Row, Scope
from application.registers.appointment_tables import appointment_changes, appointment_spans
from application.registers.columns import read_id
from domain.appointments import HOLDS, Appointment
from domain.dates import PartialDate
from domain.intervals import BEGINNING, OPEN, day_after, day_before, days_after, months_after
from domain.seats import Role

_SPANS, _CHANGES = appointment_spans.c, appointment_changes.c

_LATE = (
    select(_CHANGES.appointment_id, _CHANGES.decided_on, _CHANGES.recorded_on, _CHANGES.days_late)
    .where(
        _CHANGES.days_late > bindparam("late_days"),
        _CHANGES.topic == Appointment.Made.TOPIC,
        _CHANGES.position <= bindparam("known"),
    )
    .order_by(_CHANGES.position)
)
_LATE_OF = _LATE.where(_CHANGES.appointment_id.in_(bindparam("held", expanding=True)))
_FOLLOWING = select(_SPANS.seat_id, _SPANS.valid_from).where(
    _SPANS.body_id == bindparam("body_id"),
    _SPANS.valid_from > bindparam("on"),
    _SPANS.valid_to > bindparam("on"),  # follows from it, and is read in the index
    _SPANS.valid_from <= bindparam("end"),
    _SPANS.known_from <= bindparam("known"),
    _SPANS.known_to > bindparam("known"),
    _SPANS.state.in_(sorted(HOLDS)),
)
_FOUR_YEARS = 48
LEEWAY_DAYS = 31
"""So many days a term may be longer than it should: an election is seldom on the very day."""


def expiring(scope: Scope) -> Iterator[Finding]:
    """Yield what ends within so many days of the day, and has no successor yet."""
    end = days_after(scope.on, scope.within_days + 1)
    ending = [row for row in scope.held_then if row.valid_to <= end]
    if not ending:
        return
    following = _following(scope, end)
    begins = {(row.seat_id, row.valid_from) for row in following}
    for row in ending:
        seat = scope.seats.get(row.seat_id)
        goes_on = seat is not None and seat.valid_to > row.valid_to
        if goes_on and (row.seat_id, row.valid_to) not in begins:
            last = day_before(row.valid_to)
            yield _of(scope, FindingKind.EXPIRING, row, since=last, until=last, rule="until-the-new-election")


def too_long(scope: Scope) -> Iterator[Finding]:
    """Yield what lasts longer than the body is seated for: written so, or sat out without an end."""
    for row in {row.appointment_id: row for row in scope.held}.values():
        months = scope.seating(row.body_id).fact["term_months"]
        if months is None or row.term_from is None:
            continue
        full = months_after(PartialDate.parse(row.term_from).last.isoformat(), months)
        allowed = days_after(full, LEEWAY_DAYS)
        sits_until = scope.on if row.term_until is None else PartialDate.parse(row.term_until).first.isoformat()
        if sits_until > allowed:
            is_assembly = row.body_id in scope.assemblies
            values = {"months": months, "term_from": row.term_from, "term_until": row.term_until}
            rule = "four-years" if is_assembly and months == _FOUR_YEARS else None
            yield _of(scope, FindingKind.TOO_LONG, row, since=full, until=_last(row), rule=rule, **values)


def leadership(scope: Scope) -> Iterator[Finding]:
    """Yield where the leadership of a body has not gone round in the time that it should."""
    leading = [
        row
        for row in scope.held_then
        if row.role == Role.LEADER and scope.seating(row.body_id).fact["leadership_months"] is not None
    ]
    history = scope.spans_of_seats(row.seat_id for row in leading)
    for row in leading:
        months = scope.seating(row.body_id).fact["leadership_months"]
        begun = _leads_since(scope, row, history[row.seat_id])
        due = months_after(begun, months) if begun != BEGINNING else OPEN
        if due <= scope.on:
            values = {"months": months, "leads_from": begun}
            yield _of(scope, FindingKind.LEADERSHIP, row, since=due, until=_last(row), **values)


def in_dissolved(scope: Scope) -> Iterator[Finding]:
    """Yield who sits in a body that is dissolved."""
    for row in scope.held_then:
        body = scope.bodies.get(row.body_id)
        if body is None or not body.dissolved:
            continue
        if body.dissolved_on is None or PartialDate.parse(body.dissolved_on).last < scope.day:
            since = day_after(body.dissolved_on) if body.dissolved_on else None
            values = {"dissolved_on": body.dissolved_on}
            yield _of(scope, FindingKind.IN_DISSOLVED, row, since=since, until=_last(row), **values)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield what was recorded long after it was decided, of those who hold something."""
    held = {row.appointment_id: row for row in scope.held}
    asked: dict[str, Any] = {"late_days": scope.late_days, "known": scope.known}
    if len(held) <= MOST_NAMED:
        statement, asked["held"] = _LATE_OF, list(held)
    else:
        days = (_SPANS.valid_from <= scope.on, _SPANS.valid_to > scope.first)
        statement = _LATE.where(_CHANGES.appointment_id.in_(select(_SPANS.appointment_id).where(*days, scope.within)))
    for change in scope.connection.execute(statement, asked).all():
        row = held.get(change.appointment_id)
        if row is not None:
            values = {"decided_on": change.decided_on, "recorded_on": change.recorded_on, "days": change.days_late}
            yield _of(scope, FindingKind.LATE, row, since=change.decided_on, until=change.recorded_on, **values)


def _following(scope: Scope, end: str) -> Sequence[Row]:
    """Return what begins after the day until `end`: of one body by a statement that is made once."""
    if scope.of_body is None:
        return scope.spans(_SPANS.valid_from > scope.on, _SPANS.valid_from <= end)
    asked = {"body_id": scope.of_body.body_id.hex, "on": scope.on, "end": end, "known": scope.known}
    return scope.connection.execute(_FOLLOWING, asked).all()


def _last(row: Row) -> str | None:
    return None if row.valid_to == OPEN else day_before(row.valid_to)


def _leads_since(scope: Scope, row: Row, held: list[Row]) -> str:
    """Return since when a participant, or else a person, has led without a break."""

    def leads(other: Row) -> bool:
        if row.organisation_id:
            return bool(other.organisation_id == row.organisation_id)
        return scope.shown(other.person_id) == scope.shown(row.person_id)

    begun: str = row.valid_from
    for other in sorted(held, key=lambda one: one.valid_from, reverse=True):
        if other.valid_from < begun <= other.valid_to and leads(other):
            begun = other.valid_from
    return begun


def _of(
    scope: Scope,
    kind: FindingKind,
    row: Row,
    *,
    since: str | None,
    until: str | None,
    rule: str | None = None,
    **values: object,
) -> Finding:
    return Finding(
        kind=kind,
        body_id=read_id(row.body_id),
        seat_id=read_id(row.seat_id),
        appointment_id=read_id(row.appointment_id),
        person_id=read_id(scope.shown(row.person_id)),
        organisation_id=read_id(row.organisation_id) if row.organisation_id else None,
        since=since,
        until=until,
        rule=scope.rule(rule) if rule else None,
        values=values,
    )
