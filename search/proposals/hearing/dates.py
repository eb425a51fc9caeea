"""The day of the letter: the one it calls its date, the one beside its place, or the one its mail was sent."""

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from search.proposals.days import proposed_day
from search.proposals.hearing.days import days_in
from search.proposals.hearing.found import Found, Told
from search.proposals.hearing.labels import Label, is_labelled, labelled_in
from search.proposals.hearing.letter import Letter, Sheet
from search.proposals.paper import Paper

_PLACE = re.compile(r"(?:[A-ZÆØÅ][\w-]+(?:\s(?:i|på|[A-ZÆØÅ][\w-]+)){0,3},?\s+)?(?:den\s+)?")
_TOP, _BOTTOM = 15, 12


def told_date(letter: Letter, zone: ZoneInfo, *, is_forwarded: bool) -> Told:
    """Return the day of the letter; `is_forwarded` says that the mail it came with is one of our own."""
    found = [one for sheet in letter.sheets if sheet.name for one in _of_sheet(sheet)]
    heads = [_sent(letter, zone)]
    heads.insert(0 if is_forwarded else 1, _quoted(letter))
    found += [one for one in heads if one is not None]
    found += [one for sheet in letter.sheets if not sheet.name for one in _of_sheet(sheet)]
    return Told.first_of(found)


def day_of(told: Told) -> date | None:
    """Return a told day as one that can be counted from."""
    return date.fromisoformat(told.value) if told.best else None


def _of_sheet(sheet: Sheet) -> Iterator[Found]:
    for one in labelled_in(sheet):
        days = days_in(one.value) if one.label is Label.DATE else []
        if days and days[0].day and days[0].start == 0:
            yield Found(days[0].day.isoformat(), sheet.read_line(one.first, one.last))
    yield from _beside_a_place(sheet, range(min(_TOP, len(sheet.lines))))
    yield from _beside_a_place(sheet, range(max(_TOP, len(sheet.lines) - _BOTTOM), len(sheet.lines)))


def _beside_a_place(sheet: Sheet, numbers: range) -> Iterator[Found]:
    for number in numbers:
        line = sheet.lines[number]
        days = [] if is_labelled(line) or len(line.text) > 60 else days_in(line.text)
        if len(days) == 1 and days[0].day and days[0].note is None:
            before, after = line.text[: days[0].start], line.text[days[0].end :]
            if _PLACE.fullmatch(before) and not after.strip(" ."):
                yield Found(days[0].day.isoformat(), sheet.read_line(number))


def _sent(letter: Letter, zone: ZoneInfo) -> Found | None:
    head = letter.headers.get("date")
    found = proposed_day(Paper("", (), {"date": head.value}), zone) if head else None
    return Found(found.value, head.line) if found and head else None


def _quoted(letter: Letter) -> Found | None:
    head = letter.quoted.get("date")
    days = days_in(head.value) if head else []
    return Found(days[0].day.isoformat(), head.line) if head and days and days[0].day else None
