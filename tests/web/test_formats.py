"""Dates, times, sizes and numbers as Norwegians write them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from domain.dates import PartialDate
from web.formats import (
    NBSP,
    format_count,
    format_counted,
    format_day,
    format_iso,
    format_long_day,
    format_moment,
    format_size,
    unbroken,
)

# 23.30 UTC in winter is past midnight in Oslo.
LATE = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_bokmal(wordy_app: Flask) -> Iterator[None]:
    with wordy_app.test_request_context(), force_locale("nb"):
        yield


@pytest.mark.parametrize(
    ("value", "day", "long", "iso"),
    [
        (None, "", "", ""),
        ("", "", "", ""),
        ("2022", "2022", "2022", "2022"),
        ("2022-03", "03.2022", "mars 2022", "2022-03"),
        ("2022-03-01", "01.03.2022", "1. mars 2022", "2022-03-01"),
        (date(2022, 3, 1), "01.03.2022", "1. mars 2022", "2022-03-01"),
        (PartialDate(2022, 3), "03.2022", "mars 2022", "2022-03"),
        (LATE, "01.01.2025", "1. januar 2025", "2025-01-01T00:30+01:00"),
        (LATE.isoformat(), "01.01.2025", "1. januar 2025", "2025-01-01T00:30+01:00"),
    ],
)
def test_a_day_is_shown_as_far_as_it_is_known(value: object, day: str, long: str, iso: str) -> None:
    assert (format_day(value), format_long_day(value), format_iso(value)) == (day, long, iso)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (LATE, "01.01.2025 kl. 00.30"),
        ("2024-06-30T21:59:00.000+00:00", "30.06.2024 kl. 23.59"),
    ],
)
def test_a_moment_is_shown_as_the_clock_was_at_the_office(value: datetime | str | None, shown: str) -> None:
    assert format_moment(value) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (None, ""),
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (96_400, "96 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_849_999, "1,8 MB"),
        (99_960_000, "100 MB"),
        (2_000_000_000, "2 GB"),
    ],
)
def test_a_size_is_shown_in_thousands(size: int | None, shown: str) -> None:
    assert format_size(size) == shown.replace(" ", NBSP)


def test_thousands_stand_apart() -> None:
    assert [format_count(one) for one in (7, 1284, 1_284_000)] == ["7", f"1{NBSP}284", f"1{NBSP}284{NBSP}000"]


def test_a_reference_stays_on_one_line() -> None:
    assert unbroken("RR 14/2026") == f"RR{NBSP}14/2026"
    assert unbroken(None) == ""


@pytest.mark.parametrize(("value", "shown"), [(0, "0"), (1000, f"1{NBSP}000"), (1001, f"mer enn 1{NBSP}000")])
def test_what_is_not_counted_to_the_end_says_so(value: int, shown: str) -> None:
    assert format_counted(value) == shown
