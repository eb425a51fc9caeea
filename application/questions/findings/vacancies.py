"""Seats that nobody holds: since when, who sat there last, and whether that term ran out without a successor."""

from collections.abc import Iterator
from uuid import UUID

from application.questions.body_on_day import Beside
from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Scope, SeatRow
from application.registers.columns import read_id
from domain.appointments import Ground
from domain.dates import PartialDate
from domain.intervals import BEGINNING, OPEN, day_before
from domain.seats import Role


def vacancies(scope: Scope) -> Iterator[Finding]:
    """Yield what is found about seats that nobody holds on the day."""
    empty = [one for one in scope.seats.values() if one.id not in scope.held_by_seat and _is_there(scope, one)]
    acting = {row.acting_for for row in scope.held_then if row.acting_for}
    beside = scope.beside(one.id for one in empty) if empty else {}
    for seat in empty:
        yield _vacant(scope, seat, beside[seat.id], is_acted_for=seat.id in acting)


def _vacant(scope: Scope, seat: SeatRow, beside: Beside, *, is_acted_for: bool) -> Finding:
    last = beside.before
    following = beside.after.valid_from if beside.after else seat.valid_to
    since = max(seat.valid_from, last.valid_to if last else BEGINNING)
    is_deputy = Role(seat.fact["role"]).is_deputy
    ran_out = last is not None and last.term_until is not None and last.ground in (None, Ground.EXPIRED)
    kind = FindingKind.DEPUTY_VACANT if is_deputy else FindingKind.EXPIRED if ran_out else FindingKind.VACANT
    organisation = seat.fact["organisation_id"] or (last.organisation_id if last else None)
    return Finding(
        kind=kind,
        body_id=read_id(seat.body_id),
        seat_id=read_id(seat.id),
        appointment_id=read_id(last.appointment_id) if last else None,
        person_id=read_id(scope.shown(last.person_id)) if last else None,
        organisation_id=UUID(organisation) if organisation else None,
        since=None if since == BEGINNING else since,
        until=None if following == OPEN else day_before(following),
        rule=scope.rule("until-the-new-election" if ran_out else "substitute-election"),
        values={"ground": last.ground if last else None, "is_acted_for": is_acted_for},
    )


def _is_there(scope: Scope, seat: SeatRow) -> bool:
    """Return whether the seat and its body are there on the day."""
    body = scope.bodies.get(seat.body_id)
    if body is None or seat.valid_to <= scope.on or (body.dissolved and body.dissolved_on is None):
        return False
    begun = body.established_on is None or PartialDate.parse(body.established_on).first <= scope.day
    return begun and (not body.dissolved or PartialDate.parse(body.dissolved_on).last >= scope.day)
