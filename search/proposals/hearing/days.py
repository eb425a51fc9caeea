"""Days as letters write them: in figures or words, without a year, the end of a month, or counted from the letter."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from search.proposals.hearing.found import Note

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "mars march mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag måndag monday",
            "tirsdag tysdag tuesday",
            "onsdag wednesday",
            "torsdag thursday",
            "fredag friday",
            "lørdag laurdag saturday",
            "søndag sundag sunday",
        )
    )
    for name in names.split()
}
_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "en ein ett eit én éin éitt one",
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "sju syv seven",
            "åtte eight",
            "ni nine",
            "ti ten",
            "elleve eleven",
            "tolv twelve",
        ),
        1,
    )
    for name in names.split()
}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_DAY = re.compile(
    rf"(?<![\d./])(?:(?P<weekday>{_any(_WEEKDAYS)}),?\s+(?:den\s+)?)?(?:"
    r"(?P<d1>\d{1,2})\.\s?(?P<m1>\d{1,2})\.\s?(?P<y1>\d{4}|\d{2}(?![\d.]))"
    r"|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})\s?[-–/]\s?(?P<y2>\d{4}|\d{2}(?!\d))"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    rf"|(?P<d4>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<m4>{_any(_MONTHS)})\b\.?(?:,?\s+(?P<y4>\d{{4}}))?"
    rf"|(?P<m5>{_any(_MONTHS)})\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<y5>\d{{4}})"
    rf"|(?:utgangen\s+av|end\s+of)\s+(?P<m6>{_any(_MONTHS)})\b(?:,?\s+(?P<y6>\d{{4}}))?"
    r"|(?:utgangen\s+av|end\s+of)\s+(?P<y7>\d{4})"
    r"|(?P<end>utgangen\s+av\s+året|utgangen\s+av\s+inneverande\s+år|utgangen\s+av\s+inneværende\s+år|årsskiftet"
    r"|end\s+of\s+the\s+year)"
    r"|(?:(?<=innen )|(?<=innan )|(?<=senest )|(?<=seinast ))(?P<d9>\d{1,2})\.(?P<m9>\d{2})(?![\d.]*\d)"
    r"|(?P<d8>\d{1,2})\.\s?(?P<m8>\d{1,2})\.(?!\s?\d))(?!\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_any(_NUMBERS)})\s+(?P<unit>dag|day|uke|vek|week|måned|månad|month)(?:\w*)"
    r"(?:\s+(?:fra(?:\s+og\s+med)?|frå(?:\s+og\s+med)?|etter|from|after)\s+(?P<start>[^.;]{1,60}))?"
    r"|\b(?:uke|veke|week)\s+\d{1,2}\b",
    re.IGNORECASE,
)
_LETTERS_DAY = re.compile(
    r"(?:dags|dagens|brevets|dette\s+brevets)\s+dato|datoen?\s+(?:på|i|for)\s+(?:dette\s+)?brevet|brevdato|i\s+dag|today"
    r"|(?:the\s+)?date\s+of\s+this\s+letter",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day that a text names from `start` to `end`; `day` is None when none follows from what is written."""

    start: int
    end: int
    day: date | None
    note: Note | None = None
    is_wrong_weekday: bool = False


def days_in(text: str, dated: date | None = None) -> list[WrittenDay]:
    """Return the days in a text, in order; `dated` is the day of the letter, which others may be counted from."""
    found = [*_counted(text, dated), *_named(text, dated)]
    return sorted(found, key=lambda one: one.start)


def _named(text: str, dated: date | None) -> Iterator[WrittenDay]:
    for match in _DAY.finditer(text):
        group = match.groupdict()
        day, note = _read(group, dated)
        if day is None and not (group["m4"] or group["m6"] or group["end"]):
            continue  # figures that are no date
        weekday = group["weekday"]
        is_wrong = bool(weekday and day and _WEEKDAYS[weekday.lower()] != day.weekday())
        yield WrittenDay(match.start(), match.end(), day, note, is_wrong)


def _read(group: dict[str, str | None], dated: date | None) -> tuple[date | None, Note | None]:
    if group["end"]:
        return (date(dated.year, 12, 31) if dated else None), Note.END_OF_PERIOD
    if group["y7"]:
        return _date(group["y7"], "12", "31"), Note.END_OF_PERIOD
    if group["m6"]:
        return _end_of_month(_MONTHS[group["m6"].lower()], group["y6"], dated), Note.END_OF_PERIOD
    for number in "12345":
        day, month, year = (group.get(f"{part}{number}") for part in "dmy")
        if day and month and year:
            return _date(year, month, day), None
    day, month = group["d4"] or group["d8"] or group["d9"], group["m4"] or group["m8"] or group["m9"]
    assert day is not None
    assert month is not None
    return _next(month, day, dated), Note.YEAR_ADDED


def _counted(text: str, dated: date | None) -> Iterator[WrittenDay]:
    for match in _COUNTED.finditer(text):
        start = _LETTERS_DAY.match(match["start"]) if match["start"] else None
        if start is not None and dated is not None:
            day = _later(dated, match["count"], match["unit"].lower())
            yield WrittenDay(match.start(), match.start("start") + start.end(), day, Note.COUNTED)
        else:
            yield WrittenDay(match.start(), match.end(), None, Note.COUNTED)


def _later(dated: date, count: str, unit: str) -> date:
    number = int(count) if count.isdigit() else _NUMBERS[count.lower()]
    if unit in ("dag", "day"):
        return dated + timedelta(days=number)
    if unit in ("uke", "vek", "week"):
        return dated + timedelta(weeks=number)
    months = dated.year * 12 + dated.month - 1 + number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(dated.day, monthrange(year, month + 1)[1]))


def _date(year: str, month: str, day: str) -> date | None:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    try:
        return date(full, number, int(day)) if 1900 <= full <= 2100 else None
    except ValueError:
        return None


def _next(month: str, day: str, dated: date | None) -> date | None:
    if dated is None:
        return None
    this_year = _date(str(dated.year), month, day)
    return this_year if this_year is None or this_year >= dated else _date(str(dated.year + 1), month, day)


def _end_of_month(month: int, year: str | None, dated: date | None) -> date | None:
    if year is None and dated is None:
        return None
    full = int(year) if year else dated.year + (month < dated.month) if dated else 0
    return date(full, month, monthrange(full, month)[1]) if 1900 <= full <= 2100 else None
