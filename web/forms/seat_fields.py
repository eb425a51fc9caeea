"""Fields that name a seat: people choose among the seats of the body that the page is about, programs send the id."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import g

from application.questions.known import last_position
from application.questions.seats import SeatView, seats_between
from domain import clock
from domain.intervals import OPEN
from web.forms.among import Among
from web.seat_words import seat_names_now
from web.services import current_services


class Seat(Among):
    """A seat, as its id."""


def seat(label: Any, *, required: bool = False, **more: Any) -> Seat:
    """A seat of the body."""
    metadata = {"label": label, "widget": "choice", "choices": seats_to_choose, **more}
    return Seat(required=True, metadata=metadata) if required else Seat(allow_none=True, metadata=metadata)


def seats_to_choose() -> Mapping[str, str]:
    """Return the seats of the body that the page is about, id by words: those there now, then those that were."""
    body_id = g.get("acting_body")
    if body_id is None:
        return {}
    with current_services().stores.registers.connect() as connection:
        seats = latest_seats(connection, body_id)
        names = seat_names_now(connection, seats)
    return {str(one.id): names[one.id] for one in seats}


def latest_seats(connection: Any, body_id: UUID) -> list[SeatView]:
    """Return every seat a body has or had, each as it was last; those that are there now first."""
    today, known = clock.today().isoformat(), last_position(connection)
    found: dict[UUID, SeatView] = {}
    for one in seats_between(connection, body_id, "0001-01-01", OPEN, known):
        if one.id not in found or found[one.id].valid_from < one.valid_from:
            found[one.id] = one
    return sorted(found.values(), key=lambda one: one.valid_to <= today)
