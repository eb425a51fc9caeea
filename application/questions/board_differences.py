"""Two answers about the same body, side by side: the seats that one tells otherwise than the other, and in what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from application.questions.board import Board, SeatOnDay, Sitter


class Differs(StrEnum):
    """In what a seat differs, in the order in which it is told."""

    SEAT = "seat"
    PERSON = "person"
    STATE = "state"
    DAYS = "days"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Difference:
    """A seat as one answer and as the other has it, None where it has none, and in what they differ."""

    before: SeatOnDay | None
    after: SeatOnDay | None
    differs: tuple[Differs, ...]

    @property
    def seat(self) -> SeatOnDay:
        """The seat, as it is known best."""
        found = self.after or self.before
        assert found is not None
        return found


def differences(before: Board, after: Board) -> list[Difference]:
    """Return the seats that two answers tell differently, in the order of the later answer; deputies too."""
    old, new = ({one.seat.id: one for one in board.seats} for board in (before, after))
    both = [*new, *(one for one in old if one not in new)]
    found = [Difference(old.get(one), new.get(one), _differs(old.get(one), new.get(one))) for one in both]
    return [one for one in found if one.differs]


def _differs(before: SeatOnDay | None, after: SeatOnDay | None) -> tuple[Differs, ...]:
    if before is None or after is None:
        return (Differs.SEAT,)
    found = tuple(what for what, told in _TOLD.items() if told(before) != told(after))
    if Differs.PERSON in found:  # another person's days and basis are others', which goes without saying
        return tuple(one for one in found if one in (Differs.SEAT, Differs.PERSON))
    return found


def _seat(one: SeatOnDay) -> Any:
    seat = one.seat
    return (one.organisation, seat.role, seat.number, seat.label, seat.deputy_for, seat.rights, seat.elector)


def _of_sitters(told: Callable[[Sitter], Any]) -> Callable[[SeatOnDay], Any]:
    return lambda one: sorted(str(told(each)) for each in (*one.holders, *one.acting))


_TOLD: Mapping[Differs, Callable[[SeatOnDay], Any]] = {
    Differs.SEAT: _seat,
    Differs.PERSON: _of_sitters(lambda one: one.person),
    Differs.STATE: _of_sitters(lambda one: (one.holding.appointment_id, one.state, one.holding.certain)),
    Differs.DAYS: _of_sitters(lambda one: (one.holding.appointment_id, one.holding.term_from, one.holding.term_until)),
    Differs.BASIS: _of_sitters(lambda one: (one.holding.appointment_id, one.holding.basis_written)),
}
