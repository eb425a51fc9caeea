import threading
from datetime import UTC, date, datetime

from domain import clock
from domain.cases import Case

NEW_YEARS_EVE = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)


def test_events_are_stamped_by_the_clock() -> None:
    with clock.clock_set_to(NEW_YEARS_EVE):
        case = Case.open(reference="2025/1", title="Ny bru", by="kari")
    case.close(by="kari")
    opened, closed = case.collect_events()
    assert opened.timestamp == NEW_YEARS_EVE
    assert closed.timestamp > NEW_YEARS_EVE


def test_today_is_the_day_at_the_office() -> None:
    with clock.clock_set_to(NEW_YEARS_EVE):
        assert clock.today() == date(2025, 1, 1)


def test_the_clock_is_set_inside_the_block_and_this_thread_only() -> None:
    seen: list[datetime] = []
    with clock.clock_set_to(NEW_YEARS_EVE):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
        with clock.clock_set_to(datetime(1999, 1, 1, tzinfo=UTC)):
            assert clock.now().year == 1999
        assert clock.now() == NEW_YEARS_EVE
    assert seen[0] > NEW_YEARS_EVE
    assert clock.now() > NEW_YEARS_EVE
    assert clock.now().tzinfo is not None
