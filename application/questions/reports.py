"""Reports that representatives owe: by what day, and which were delivered, as known now or then.

A body's seating says how often whoever sits there reports. The first report is due so many months after the person
came, and the last one when the person leaves.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from application.questions.findings.scope import Row, Scope
from application.questions.seats import seats_then
from application.registers.appointment_tables import appointment_reports, appointment_spans
from application.registers.seats import seats
from domain.intervals import BEGINNING, OPEN, day_before, months_after
from domain.seats import Role

_NO_DUTY = '"report_months": null'
"""How a seating without a duty to report is written: JSON as application/registers/seats.py writes it."""
_SPANS, _REPORTS = appointment_spans.c, appointment_reports.c


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report that is due on a day, every `months` months; `delivered_on` is None until it is delivered."""

    appointment_id: UUID
    body_id: UUID
    seat_id: UUID
    person_id: UUID
    organisation_id: UUID | None
    months: int
    due_on: str
    delivered_on: str | None = None
    entry_id: UUID | None = None
    note: str | None = None

    def is_overdue(self, on: str) -> bool:
        """Return whether it was due before an ISO day, and is not delivered."""
        return self.delivered_on is None and self.due_on < on


def reports_due(connection: Connection, on: str, known: int, *, body_id: UUID | None = None) -> list[ReportView]:
    """Return the reports that are due until an ISO day and the next of each who sits then, the first due first."""
    return reports_within(Scope(connection, on, known, body_id=body_id))


def reports_of(connection: Connection, organisations: Sequence[UUID], on: str, known: int) -> list[ReportView]:
    """Return what reports_due returns of those whom some organisations sent."""
    duty = (seats.c.seat_id.is_(None), ~seats.c.fact.contains(_NO_DUTY), *seats_then(on, known))
    reporting = list(connection.execute(select(seats.c.body_id).where(*duty)).scalars())
    if not reporting:
        return []
    its = _SPANS.organisation_id.in_([one.hex for one in organisations])
    sent = select(_SPANS.body_id).where(
        its, _SPANS.body_id.in_(reporting), _SPANS.known_from <= known, _SPANS.known_to > known
    )
    bound = tuple(UUID(body) for body in sorted(connection.execute(sent.distinct()).scalars()))
    return reports_within(Scope(connection, on, known, bodies_within=bound), its) if bound else []


def reports_within(scope: Scope, *conditions: ColumnElement[bool]) -> list[ReportView]:
    """Return what reports_due returns, within a scope that is read already, of those who were sent under conditions."""
    duties = {body: one.fact["report_months"] for body, one in scope.seatings.items() if one.fact["report_months"]}
    if not duties:
        return []
    its = _SPANS.body_id.in_(sorted(duties))
    held: dict[str, list[Row]] = defaultdict(list)
    for row in scope.spans(its, _SPANS.valid_from <= scope.on, *conditions):
        if not Role(row.role).is_deputy:
            held[row.appointment_id].append(row)
    delivered = _delivered(scope, sorted(duties))
    found = [
        report
        for identity, rows in held.items()
        for report in _of_appointment(scope, rows, duties[rows[0].body_id], delivered[identity])
    ]
    return sorted(found, key=lambda one: (one.due_on, one.appointment_id.hex))


def _of_appointment(scope: Scope, rows: list[Row], months: int, delivered: list[Any]) -> Iterator[ReportView]:
    began, end = min(row.valid_from for row in rows), max(row.valid_to for row in rows)
    since = max(began, scope.seating(rows[0].body_id).valid_from)
    if since == BEGINNING:
        return
    row, before = rows[-1], since
    for due in _due_days(since, end, months, scope.on):
        told = next((one for one in delivered if before < one.due_on <= due), None)
        yield ReportView(
            appointment_id=UUID(row.appointment_id),
            body_id=UUID(row.body_id),
            seat_id=UUID(row.seat_id),
            person_id=UUID(scope.shown(row.person_id)),
            organisation_id=UUID(row.organisation_id) if row.organisation_id else None,
            months=months,
            due_on=due,
            delivered_on=told.delivered_on if told else None,
            entry_id=UUID(told.entry_id) if told and told.entry_id else None,
            note=told.note if told else None,
        )
        before = due


def _due_days(since: str, end: str, months: int, on: str) -> Iterator[str]:
    """Yield the days on which reports are due, until the first one after the day, or the last of those who leave."""
    for number in range(1, 1200):
        due = months_after(since, months * number)
        if end != OPEN and due >= end:
            if end > since:
                yield day_before(end)
            return
        yield due
        if due > on:
            return


def _delivered(scope: Scope, bodies: list[str]) -> dict[str, list[Any]]:
    """Return what was delivered, by appointment, the last recorded first."""
    statement = select(appointment_reports).where(
        _REPORTS.body_id.in_(bodies), _REPORTS.known_from <= scope.known, _REPORTS.known_to > scope.known
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in scope.connection.execute(statement.order_by(_REPORTS.known_from.desc())):
        found[row.appointment_id].append(row)
    return found
