"""What the archive knew when, though clocks of several machines differ."""

from datetime import UTC, datetime

from application.commands.people import RegisterPerson, register_person
from application.opened import OpenArchive
from application.questions.known import known_at, last_position, recorded_at
from domain.clock import clock_set_to
from tests.application.filled import BY, named

NOON, EARLIER = datetime(2025, 5, 5, 10, tzinfo=UTC), datetime(2025, 5, 5, 9, tzinfo=UTC)


def test_now_is_the_last_event_though_its_time_is_earlier_than_one_before_it(opened: OpenArchive) -> None:
    positions = []
    for number, moment in enumerate((NOON, NOON, EARLIER)):
        with clock_set_to(moment):
            command = RegisterPerson(person_id=named(f"person {number}"), name="Kari Eksempel", by=BY)
            positions.append(register_person(opened.archive, command))
    with opened.stores.registers.connect() as connection:
        assert last_position(connection) == positions[-1]
        assert known_at(connection).position == positions[-1]
        assert known_at(connection, "2025-05-05").position == positions[-1]
        assert known_at(connection, "2025-05-04").position < positions[0]
        assert recorded_at(connection, positions[-1]) == recorded_at(connection, positions[0])
        assert str(recorded_at(connection, positions[-1])).startswith("2025-05-05T10:00")
        assert recorded_at(connection, 0) is None
