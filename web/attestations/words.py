"""What attestations say of seats, days and bases, in the reader's language."""

from flask_babel import gettext

from application.questions.bases import BasisView
from application.questions.seats import SeatView
from domain.appointments import State
from domain.intervals import BEGINNING, OPEN, day_before
from web.formats import format_count, format_day, unbroken
from web.labels import label


def seat_lines(seat: SeatView, organisation: str | None) -> tuple[str, ...]:
    """Return what a seat is called: whose it is and its number, and below that its role."""
    role = seat.label or label("seat", seat.role)
    if organisation is None:
        return (f"{role} {seat.number}" if seat.number > 1 else role,)
    return f"{organisation} {seat.number}", role


def written_days(first: str | None, last: str | None) -> str:
    """Return a time by its first and last day as they were written; what is not known is said."""
    if first and last:
        return f"{format_day(first)}–{format_day(last)}"
    if first:
        return str(gettext("From %(first)s", first=format_day(first)))
    if last:
        return str(gettext("Until %(last)s", last=format_day(last)))
    return str(gettext("From when is not known"))


def span_days(valid_from: str, valid_to: str) -> str:
    """Return the days of a span of a register, which is half-open, as people write them."""
    first = None if valid_from == BEGINNING else valid_from
    last = None if valid_to == OPEN else day_before(valid_to)
    return written_days(first, last)


def basis_words(basis: BasisView) -> str:
    """Return on what an appointment rests."""
    if basis.is_missing:
        return str(gettext("No decision found"))
    if basis.is_hidden:
        return str(gettext("A decision that is not published"))
    return ", ".join(filter(None, (basis.authority, unbroken(basis.reference), format_day(basis.decided_on))))


def recorded_words(day: str, position: int) -> str:
    """Return when something was first recorded, and by which event."""
    return str(gettext("Recorded %(day)s, no. %(position)s", day=format_day(day), position=format_count(position)))


def state_lines(state: str, *, certain: bool) -> tuple[str, ...]:
    """Return how somebody stood to a seat, where they did not simply sit, and whether the days are certain."""
    told = () if state == State.SITTING else (label("holding", state),)
    return told if certain else (*told, str(gettext("The day is not certain")))
