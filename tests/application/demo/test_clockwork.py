"""Actions of the demo archive are done in the order of time, and wait for what they rest on."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from application.archive import RecordNotFoundError
from application.demo.clockwork import Clockwork
from domain import clock
from domain.errors import InvalidValueError


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 9, tzinfo=UTC)


def test_what_rests_on_something_not_recorded_yet_waits_for_it() -> None:
    work = Clockwork(at(30))
    there: list[bool] = []
    done: list[int] = []

    def use() -> None:
        if not there:
            raise RecordNotFoundError(kind="case", id=uuid4())
        done.append(clock.now().day)

    work.at(at(3), use)
    work.at(datetime(2026, 11, 5, 8, tzinfo=UTC), lambda: there.append(True))
    work.run()
    assert done == [5]
    assert len(work.waited) == 2


def test_what_never_comes_is_left_undone_and_what_is_wrong_is_told() -> None:
    work = Clockwork(at(6))

    def never() -> None:
        raise RecordNotFoundError(kind="case", id=uuid4())

    work.at(at(3), never)
    work.run()
    assert len(work.waited) == 4

    def wrong() -> None:
        raise InvalidValueError(field="title", value="", problem="missing")

    work.at(at(3), wrong)
    with pytest.raises(InvalidValueError):
        work.run()
