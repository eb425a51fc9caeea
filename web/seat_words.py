"""What the seats of a body are called: by the organisation that is seated there, the role, and the number."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.organisations import organisation_names
from application.questions.seats import SeatView
from domain.seats import Role
from web.labels import label


def seat_names_now(connection: Connection, seats: Sequence[SeatView]) -> dict[UUID, str]:
    """Return what each seat is called, by the names that organisations have today."""
    senders = [one.organisation_id for one in seats if one.organisation_id]
    return seat_names(seats, organisation_names(connection, senders))


def seat_names(seats: Collection[SeatView], organisations: Mapping[UUID, str]) -> dict[UUID, str]:
    """Return what each seat is called: `Prøvdal kommune, medlem 2`, `Leder`."""
    alike = Counter(_place(one) for one in seats)
    own = {one.id: _role(one, numbered=alike[_place(one)] > 1 or one.number > 1) for one in seats}
    by_id = {one.id: one for one in seats}
    return {one.id: _whole(one, own, by_id, organisations) for one in seats}


def _whole(
    seat: SeatView, own: Mapping[UUID, str], seats: Mapping[UUID, SeatView], organisations: Mapping[UUID, str]
) -> str:
    words = own[seat.id]
    if seat.deputy_for is not None and seat.deputy_for in seats:
        principal = seats[seat.deputy_for]
        of_whom = _small(own[principal.id])
        if principal.organisation_id and principal.organisation_id != seat.organisation_id:
            of_whom = f"{organisations[principal.organisation_id]}, {of_whom}"
        words = gettext("%(deputy)s for %(member)s", deputy=words, member=of_whom)
    if seat.organisation_id:
        words = f"{organisations[seat.organisation_id]}, {_small(words)}"
    return f"{words} ({seat.label})" if seat.label else words


def _role(seat: SeatView, *, numbered: bool) -> str:
    words = label("seat", seat.role)
    if seat.role == Role.PERSONAL_DEPUTY and seat.deputy_for:
        return words  # known by whom it is for
    return f"{words} {seat.number}" if numbered else words


def _place(seat: SeatView) -> tuple[str, UUID | None, UUID | None]:
    return seat.role, seat.organisation_id, seat.deputy_for


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
