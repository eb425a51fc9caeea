"""What the seats of a body are called beside each other: `Marker 1`, `Leder`, `Vara for Marker 1`."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import gettext

from application.questions.seats import SeatView
from domain.seats import Role
from web.labels import label

Called = Iterable[tuple[SeatView, str | None]]


def seat_titles(seats: Called) -> dict[UUID, str]:
    """Return what each seat is called, from all seats of the body, each with the name of its organisation."""
    known = {seat.id: (seat, organisation) for seat, organisation in seats}
    return {identity: _title(seat, organisation, known) for identity, (seat, organisation) in known.items()}


def _title(
    seat: SeatView, organisation: str | None, known: dict[UUID, tuple[SeatView, str | None]], *, deep: bool = True
) -> str:
    if seat.label:
        return seat.label
    if seat.deputy_for in known and deep:
        principal = _title(*known[seat.deputy_for], known, deep=False)
        return str(gettext("Deputy for %(seat)s", seat=principal))
    if seat.role == Role.MEMBER and organisation is not None:
        return f"{organisation} {seat.number}"
    alone = seat.number == 1 and sum(_alike(seat, other) for other, _ in known.values()) == 1
    role = label("seat", seat.role)
    if organisation is None:
        return role if alone else f"{role} {seat.number}"
    return f"{organisation}, {role.lower()}" if alone else f"{organisation}, {role.lower()} {seat.number}"


def _alike(one: SeatView, other: SeatView) -> bool:
    return (one.role, one.organisation_id, one.deputy_for) == (other.role, other.organisation_id, other.deputy_for)
