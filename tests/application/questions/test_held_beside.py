"""Who held an empty seat last and first is found as by looking through everything that was ever told of it."""

from random import Random
from typing import Any

from sqlalchemy import Connection, create_engine, select

from application.questions.body_on_day import MOST_NAMED, Beside, held_beside
from application.registers.appointment_tables import appointment_spans, metadata
from domain.appointments import HOLDS, State

SEATS = [f"{number:032x}" for number in range(4)]
DAYS = [f"2020-0{month}-01" for month in range(1, 8)]
_NEVER_HELD = "f" * 32


def filled(connection: Connection) -> list[Any]:
    """Fill the register with spans that begin, end and become known at the same few days and positions."""
    chance = Random(8)
    metadata.create_all(connection)
    rows = []
    for number in range(200):
        first = chance.randrange(len(DAYS) - 1)
        rows.append(
            {
                "known_from": (known_from := chance.randrange(1, 9)),
                "piece": number,
                "known_to": chance.randrange(known_from + 1, 11),
                "appointment_id": f"{number:032x}",
                "body_id": "b" * 32,
                "seat_id": chance.choice(SEATS),
                "person_id": f"{chance.randrange(9):032x}",
                "role": "member",
                "state": str(chance.choice((State.SITTING, State.ACTING, State.NOMINATED))),
                "certain": True,
                "valid_from": DAYS[first],
                "valid_to": chance.choice(DAYS[first + 1 :]),
                "basis": "{}",
                "basis_kind": "none-found",
            }
        )
    connection.execute(appointment_spans.insert(), rows)
    return list(connection.execute(select(appointment_spans)))


def looked_through(rows: list[Any], seat_id: str, on: str, known: int) -> tuple[str | None, str | None]:
    """Return the appointments that held a seat last before a day and first after it."""
    held = [
        row for row in rows if row.seat_id == seat_id and row.state in HOLDS and row.known_from <= known < row.known_to
    ]
    before = [row for row in held if row.valid_to <= on]
    after = [row for row in held if row.valid_from > on]
    last = max(before, key=lambda row: (row.valid_to, row.valid_from, row.known_from, row.piece), default=None)
    first = min(after, key=lambda row: (row.valid_from, row.known_from, row.piece), default=None)
    return last and last.appointment_id, first and first.appointment_id


def appointments(beside: Beside) -> tuple[str | None, str | None]:
    """Return those that were found."""
    return beside.before and beside.before.appointment_id, beside.after and beside.after.appointment_id


def test_held_beside_is_what_looking_through_everything_finds() -> None:
    with create_engine("sqlite://").connect() as connection:
        rows = filled(connection)
        told = set()
        for on in DAYS:
            for known in range(11):
                found = held_beside(connection, SEATS, on, known)
                for seat_id in SEATS:
                    expected = looked_through(rows, seat_id, on, known)
                    assert appointments(found[seat_id]) == expected
                    told.add(expected)
        assert len(told) > 50


def test_held_beside_of_very_many_seats_finds_the_same() -> None:
    with create_engine("sqlite://").connect() as connection:
        filled(connection)
        many = [*SEATS, *(f"{number:032x}" for number in range(100, 100 + MOST_NAMED))]
        few, all_of_them = (held_beside(connection, seats, DAYS[3], 5) for seats in (SEATS, many))
        assert {one: all_of_them[one] for one in SEATS} == few
        assert held_beside(connection, [_NEVER_HELD], DAYS[3], 5) == {_NEVER_HELD: Beside()}
