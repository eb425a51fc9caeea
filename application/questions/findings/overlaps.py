"""Two who hold one seat at once, and one who holds two seats of the same participant: on days that are certain."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Row, Scope
from application.registers.columns import read_id
from domain.appointments import State
from domain.intervals import BEGINNING, OPEN, Interval, day_before
from domain.seats import Role

_BESIDE = frozenset({Role.LEADER, Role.DEPUTY_LEADER, Role.OBSERVER, Role.SECRETARY})
"""Whoever leads a body is a member of it as well."""
_THERE = frozenset({State.SITTING, State.ACTING})


def overlaps(scope: Scope) -> Iterator[Finding]:
    """Yield where two hold one seat, and where one holds two."""
    there = [row for row in scope.held if row.certain and row.state in _THERE]
    yield from _two_holders(scope, there)
    yield from _two_seats(scope, there)


def _two_holders(scope: Scope, there: list[Row]) -> Iterator[Finding]:
    for rows in _several(there, lambda row: row.seat_id):
        told = set()
        for one, other in combinations(rows, 2):
            people = frozenset((scope.shown(one.person_id), scope.shown(other.person_id)))
            days = _days(one) & _days(other)
            if days and len(people) == 2 and (one.appointment_id, other.appointment_id) not in told:
                told.add((one.appointment_id, other.appointment_id))
                yield _found(scope, FindingKind.TWO_HOLDERS, other, one, days)


def _two_seats(scope: Scope, there: list[Row]) -> Iterator[Finding]:
    sent = [row for row in there if row.role not in _BESIDE and row.organisation_id]
    for rows in _several(sent, lambda row: (scope.shown(row.person_id), row.body_id, row.organisation_id)):
        told = set()
        for one, other in combinations(rows, 2):
            days = _days(one) & _days(other)
            if days and one.seat_id != other.seat_id and (one.appointment_id, other.appointment_id) not in told:
                told.add((one.appointment_id, other.appointment_id))
                yield _found(scope, FindingKind.TWO_SEATS, other, one, days)


def _several(rows: list[Row], what: Callable[[Row], object]) -> Iterator[list[Row]]:
    together: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        together[what(row)].append(row)
    return (many for many in together.values() if len(many) > 1)


def _days(row: Row) -> Interval:
    return Interval(row.valid_from, row.valid_to)


def _found(scope: Scope, kind: FindingKind, later: Row, earlier: Row, days: Interval) -> Finding:
    return Finding(
        kind=kind,
        body_id=read_id(later.body_id),
        seat_id=read_id(later.seat_id),
        appointment_id=read_id(later.appointment_id),
        person_id=read_id(scope.shown(later.person_id)),
        organisation_id=read_id(later.organisation_id) if later.organisation_id else None,
        since=None if days.start == BEGINNING else days.start,
        until=None if days.end == OPEN else day_before(days.end),
        values={
            "other_appointment_id": earlier.appointment_id,
            "other_person_id": scope.shown(earlier.person_id),
            "other_seat_id": earlier.seat_id,
        },
    )
