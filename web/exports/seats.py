"""The seats of a body on a day as files: a seat on each row, with everybody who held it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from application.questions.board import Board, SeatOnDay, Sitter
from application.questions.seen import Page
from web.api.seats import SeatSchema, seat_json
from web.board.titles import seat_titles
from web.board.words import basis_words, term_words
from web.exports.listing import Cell, Column, Listing, day
from web.labels import label


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat, one of those who held it if any did, and what the body's seats are called."""

    seat: SeatOnDay
    holder: Sitter | None
    titles: Mapping[UUID, str]
    on: str


def seat_rows(board: Board) -> Page[SeatRow]:
    """Return all seats of a board, deputies too: a row for each holder, and one for a seat that nobody held."""
    titles = seat_titles((one.seat, one.organisation) for one in board.seats)
    rows = [SeatRow(one, holder, titles, board.on) for one in board.seats for holder in (one.holders or (None,))]
    return Page(rows)


def _of_holder(told: Callable[[Sitter], Cell]) -> Callable[[SeatRow], Cell]:
    return lambda row: told(row.holder) if row.holder else None


def _state(row: SeatRow) -> str:
    if row.holder is None:
        return str(gettext("Vacant"))
    words = label("holding", row.holder.state)
    return words if row.holder.holding.certain else f"{words} ({gettext('not certain')})"


def _acting(row: SeatRow) -> str:
    return ", ".join(one.person for one in row.seat.acting)


def _deputy_for(row: SeatRow) -> str | None:
    principal = row.seat.seat.deputy_for
    return row.titles.get(principal) if principal else None


def _days(row: SeatRow) -> str | None:
    if row.holder is not None:
        return term_words(row.holder.holding.term_from, row.holder.holding.term_until)
    return None


def _as_json(rows: Sequence[SeatRow]) -> Sequence[Any]:
    """Return each seat once, as the API answers it."""
    return [seat_json(row.seat) for row in rows if row.holder is None or row.holder is row.seat.holders[0]]


SEATS = Listing[SeatRow](
    name=lazy_gettext("Seats"),
    columns=(
        Column(lazy_gettext("Day"), lambda row: day(row.on)),
        Column(lazy_gettext("Seat"), lambda row: row.titles[row.seat.seat.id], 30),
        Column(lazy_gettext("Role"), lambda row: label("seat", row.seat.seat.role), 20),
        Column(lazy_gettext("Organisation"), lambda row: row.seat.organisation, 30),
        Column(lazy_gettext("Deputy for"), _deputy_for, 24),
        Column(lazy_gettext("Person"), _of_holder(lambda one: one.person), 30),
        Column(lazy_gettext("Status"), _state, 20),
        Column(lazy_gettext("Acting in the seat"), _acting, 30),
        Column(lazy_gettext("From and to"), _days, 26),
        Column(lazy_gettext("Basis"), _of_holder(lambda one: basis_words(one.basis)), 30),
        Column(lazy_gettext("Authority"), _of_holder(lambda one: one.basis.authority), 30),
        Column(lazy_gettext("Decided on"), _of_holder(lambda one: day(one.basis.decided_on))),
        Column(lazy_gettext("Recorded"), _of_holder(lambda one: day(one.recorded_on))),
    ),
    schema=SeatSchema,
    as_json=_as_json,
)
