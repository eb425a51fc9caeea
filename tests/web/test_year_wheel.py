"""The year as a picture: where meetings lie in the ring."""

from datetime import date, timedelta
from math import hypot

from application.closed_days import closed_days
from web.year_wheel import HEIGHT, WIDTH, Held, Wheel, wheel_of

MONTHS = ["jan", "feb", "mars", "april", "mai", "juni", "juli", "aug", "sep", "okt", "nov", "des"]


def a_wheel(*lanes: list[date], on: date = date(2026, 7, 2), length: int = 0) -> Wheel:
    held = {
        f"L{number}": [Held(one, one + timedelta(days=length), "planned") for one in days]
        for number, days in enumerate(lanes)
    }
    return wheel_of(2026, held, months=MONTHS, closed=closed_days(2026), on=on, flag="02.07.2026")


def test_the_year_runs_clockwise_from_the_top() -> None:
    days = [date(2026, 1, 1), date(2026, 4, 2), date(2026, 7, 2), date(2026, 10, 1)]
    winter, spring, summer, autumn = (mark.at for mark in a_wheel(days).marks)
    assert winter.x > WIDTH / 2 > autumn.x
    assert spring.x > winter.x
    assert summer.y > spring.y > winter.y
    assert abs(summer.x - WIDTH / 2) < 5


def test_lanes_and_marks_keep_apart_as_far_as_there_is_room() -> None:
    close = [date(2026, 5, 11), date(2026, 5, 14), date(2026, 9, 1)]
    wheel = a_wheel(close, close, close)
    marks = [mark.at for mark in wheel.marks]
    nearest = min(hypot(a.x - b.x, a.y - b.y) for i, a in enumerate(marks) for b in marks[:i])
    assert nearest >= wheel.size * 1.5
    full = a_wheel(*([date(2026, 2, 3)] for _ in range(12)))
    assert full.size * 2 < full.lanes[0] - full.lanes[1] + 0.2


def test_all_lies_in_the_picture_and_every_day_looked_at_has_its_line() -> None:
    for month in range(1, 13):
        wheel = a_wheel([date(2026, month, 28)], on=date(2026, month, 28))
        assert wheel.today is not None
        assert wheel.flag is not None
        assert 42 <= wheel.flag.x <= WIDTH - 42
        assert 11 <= wheel.flag.y <= HEIGHT - 11
    assert a_wheel([date(2026, 2, 3)], on=date(2025, 2, 3)).today is None


def test_what_takes_several_days_is_an_arc_and_closed_days_are_sectors() -> None:
    (mark,) = a_wheel([date(2026, 9, 8)], length=3).marks
    assert mark.path is not None
    assert mark.path.startswith("M")
    looks = [look for look, _ in a_wheel([]).closed]
    assert looks.count("holiday") == 8, "days that follow each other are one"
    assert "closed" in looks
