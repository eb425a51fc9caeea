from datetime import UTC, date, datetime

import pytest

from domain.dates import PartialDate, is_before, iso, require_not_before
from domain.errors import InvalidValueError


@pytest.mark.parametrize(
    ("text", "iso_text", "first", "last"),
    [
        ("2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-2-3", "2023-02-03", date(2023, 2, 3), date(2023, 2, 3)),
        (" 01.03.2022 ", "2022-03-01", date(2022, 3, 1), date(2022, 3, 1)),
        ("1. 3. 2022", "2022-03-01", date(2022, 3, 1), date(2022, 3, 1)),
        ("12.2022", "2022-12", date(2022, 12, 1), date(2022, 12, 31)),
    ],
)
def test_a_date_is_known_to_the_day_the_month_or_the_year(text: str, iso_text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (str(parsed), parsed.first, parsed.last) == (iso_text, first, last)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-00", "2023-02-29", "32.01.2022", "0999", "2022/03/01", "mars 2022", "٢٠٢٢"]
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PartialDate.parse(text, field="sent_on")
    assert caught.value.values == {"field": "sent_on", "value": text, "problem": "bad-date"}


def test_a_day_needs_a_month() -> None:
    with pytest.raises(InvalidValueError):
        PartialDate(2022, day=3)


def test_dates_are_ordered_by_the_first_day_then_the_vaguer_first() -> None:
    texts = ["2022-01-02", "2021-12-31", "2022-01", "2022", "2022-01-01", "2021"]
    assert [str(one) for one in sorted(map(PartialDate.parse, texts))] == [
        "2021",
        "2021-12-31",
        "2022",
        "2022-01",
        "2022-01-01",
        "2022-01-02",
    ]
    with pytest.raises(TypeError):
        _ = PartialDate(2022) < "2022"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        ("3.2022", "2022-03"),
        (date(2022, 3, 1), "2022-03-01"),
        (datetime(2022, 3, 1, 23, 59, tzinfo=UTC), "2022-03-01"),
        (PartialDate(2022), "2022"),
    ],
)
def test_events_hold_iso_text(value: PartialDate | date | str | None, text: str | None) -> None:
    assert iso(value) == text


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2022-03-01", "2022-03-02", True),
        ("2021", "2022", True),
        ("2022-03", "2022-04-01", True),
        ("2022", "2022-12-31", False),
        ("2022-03-01", "2022", False),
        ("2022-03-01", "2022-03-01", False),
        (None, "2022", False),
        ("2022", None, False),
    ],
)
def test_before_means_certainly_before(one: str | None, other: str | None, *, before: bool) -> None:
    assert is_before(one, other) is before


def test_an_end_is_not_before_its_beginning() -> None:
    require_not_before("2022", "2022-05", field="closed_on")
    require_not_before(None, "1999", field="closed_on")
    with pytest.raises(InvalidValueError) as caught:
        require_not_before("2022", "2021-12-31", field="closed_on")
    values = {"field": "closed_on", "value": "2021-12-31", "problem": "before-start", "start": "2022"}
    assert caught.value.values == values
