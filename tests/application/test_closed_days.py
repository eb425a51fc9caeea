"""Days on which a council hardly meets."""

from datetime import date

from application.closed_days import ClosedBecause, ClosedDay, closed_days, closed_on, public_holidays


def test_public_holidays_are_known_by_name() -> None:
    holidays = public_holidays(2026)
    assert (holidays[date(2026, 5, 17)], holidays[date(2026, 4, 3)]) == ("Grunnlovsdag", "Langfredag")
    assert public_holidays(2026, "en_US")[date(2026, 4, 3)] == "Good Friday"


def test_days_around_holidays_are_closed_too() -> None:
    because = {day.isoformat(): one.because for day, one in closed_days(2026).items()}
    assert [day for day, why in because.items() if why is ClosedBecause.EASTER] == [
        "2026-03-30",
        "2026-03-31",
        "2026-04-01",
    ]
    assert because["2026-05-15"] is ClosedBecause.BETWEEN, "the Friday after Ascension Day"
    assert "2026-05-18" not in because, "a Monday after a holiday on a Sunday"
    assert "2026-12-23" not in because
    assert because["2026-12-24"] is ClosedBecause.CHRISTMAS


def test_of_any_day_it_is_told_why_nobody_meets() -> None:
    assert closed_on(date(2026, 2, 12)) is None
    assert closed_on(date(2026, 2, 14)) == ClosedDay(ClosedBecause.WEEKEND)
    assert closed_on(date(2026, 5, 1)) == ClosedDay(ClosedBecause.HOLIDAY, "Arbeidernes dag")
