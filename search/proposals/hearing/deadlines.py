"""By which day a letter wants an answer. Several that are not the same are told, and none is chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from search.proposals.hearing.days import WrittenDay, days_in
from search.proposals.hearing.deadline_words import (
    ASKS,
    BY,
    DEADLINE,
    EARLIER,
    LIST_BEGINS,
    MOVED,
    NOW,
    OF_A_LETTER,
    OTHER_MATTER,
    PERIOD,
    PLAIN,
    REFERS_BACK,
    SEEN,
    UNTIL,
)
from search.proposals.hearing.found import Doubt, Found, Note, ReadLine, Told
from search.proposals.hearing.letter import Sheet
from search.proposals.hearing.sentences import sentences_of

_FAR = 160
"""So many characters may be between what says that it is a deadline and the day."""

_MOVED_TO, _SAID, _ASKED, _MENTIONED = range(4)
"""How sure it is, the surest first: a deadline that was moved, one called so, one asked for, one that was before."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    day: WrittenDay
    line: ReadLine

    @property
    def found(self) -> Found | None:
        return Found(self.day.day.isoformat(), self.line, self.day.note) if self.day.day else None


def told_deadline(sheets: Iterable[Sheet], dated: date | None, today: date | None) -> Told:
    """Return the deadline of a letter that asks for a statement, from its sheets; `dated` is the letter's day."""
    candidates = [one for sheet in sheets for one in _candidates(sheet, dated)]
    known = sorted(_ranked([one for one in candidates if one.found], dated), key=lambda one: one.rank)
    unread = tuple(dict.fromkeys(one.line for one in candidates if not one.found and one.rank != _MENTIONED))
    if not known or known[0].rank == _MENTIONED:
        others = Told.first_of([one.found for one in known if one.found])
        doubts = (Doubt.UNCOUNTED,) if unread else (Doubt.NOT_FOUND,)
        return Told(None, tuple(one for one in (others.best, *others.others) if one), doubts, unread)
    first, told = known[0], Told.first_of([one.found for one in known if one.found])
    if first.rank != _MOVED_TO and len({one.day.day for one in known if one.rank != _MENTIONED}) > 1:
        days = tuple(one for one in (told.best, *told.others) if one)
        return Told(None, days, (Doubt.DIFFER,))
    return Told(told.best, told.others, tuple(_doubts(first.day, dated, today)))


def _ranked(known: list[_Candidate], dated: date | None) -> list[_Candidate]:
    """Return candidates; beside one that is after the letter, those before it are of another matter."""
    days = [one.day.day for one in known if one.rank != _MENTIONED and one.day.day]
    if dated is None or not any(day >= dated for day in days):
        return known
    return [replace(one, rank=_MENTIONED) if one.day.day and one.day.day < dated else one for one in known]


def asks_by(sheet: Sheet) -> ReadLine | None:
    """Return the line by which a sheet asks for a statement within a time, None when it does not."""
    return next((one.line for one in _candidates(sheet, None) if one.rank != _MENTIONED), None)


def _doubts(written: WrittenDay, dated: date | None, today: date | None) -> Iterator[Doubt]:
    if written.is_wrong_weekday:
        yield Doubt.WEEKDAY
    if written.day and dated and written.day < dated:
        yield Doubt.BEFORE_LETTER
    elif written.day and today and written.day < today:
        yield Doubt.PASSED


def _candidates(sheet: Sheet, dated: date | None) -> Iterator[_Candidate]:
    before = ""
    for sentence in sentences_of(sheet.text):
        days = [one for one in days_in(sentence.text, dated) if not OF_A_LETTER.search(sentence.text[: one.start])]
        asks = ASKS.search(sentence.text) or (REFERS_BACK.match(sentence.text) and ASKS.search(before))
        for cue, rank, day in _deadlines(sentence.text, days, is_asked=bool(asks)) if days else ():
            yield _Candidate(rank, day, sheet.read_in(sentence, cue, day.end))
        before = sentence.text
    yield from _listed(sheet, dated)


def _deadlines(text: str, days: list[WrittenDay], *, is_asked: bool) -> Iterator[tuple[int, int, WrittenDay]]:
    """Yield where the words that tell of a deadline begin, how sure it is, and the day."""
    taken: set[int] = set()
    moved = MOVED.search(text)
    for pattern in (DEADLINE, PLAIN) if is_asked else (DEADLINE,):
        for cue in pattern.finditer(text):
            day = _after(text, cue, days)
            if day is None or day.start in taken or OTHER_MATTER.search(text, cue.start(), day.start):
                continue
            if moved and (last := _last_to(text, days)):
                taken |= {one.start for one in days}
                yield min(cue.start(), moved.start()), _MOVED_TO, last
                continue
            taken.add(day.start)
            yield cue.start(), _MENTIONED if _is_earlier(text, cue, day) else _SAID, day
    for day in days:
        if day.start in taken or not (by := BY.search(text, 0, day.start)):
            continue
        if is_asked and not OTHER_MATTER.search(text[max(0, by.start() - _FAR) : day.end + _FAR]):
            yield by.start(), _MENTIONED if _is_answered(text) else _ASKED, day


def _after(text: str, cue: re.Match[str], days: list[WrittenDay]) -> WrittenDay | None:
    """Return the day that words tell of: the next one, of a period its end, else the one they follow."""
    after = [one for one in days if cue.end() <= one.start <= cue.end() + _FAR]
    if after:
        first = after[0]
        is_span = len(after) > 1 and UNTIL.search(text[first.end : after[1].start]) is not None
        if is_span and len(text[first.end : after[1].start].strip()) <= 15:
            return after[1]
        between = text[cue.end() : first.start]
        is_period = PERIOD.search(cue.group()) is not None and first.note is not Note.COUNTED
        if is_period and not (BY.search(between) or UNTIL.search(between)):
            return None
        return first
    before = [one for one in days if 0 <= cue.start() - one.end <= 12]
    return before[-1] if before and not PERIOD.search(cue.group()) else None


def _last_to(text: str, days: list[WrittenDay]) -> WrittenDay | None:
    """Return the day that a deadline was moved to: the last one after «til», else the last."""
    to = [one for one in days if UNTIL.search(text[: one.start]) or NOW.search(text[: one.start])]
    return to[-1] if to else days[-1]


def _is_earlier(text: str, cue: re.Match[str], day: WrittenDay) -> bool:
    around = text[max(0, cue.start() - 40) : day.start]
    return EARLIER.search(around) is not None


def _is_answered(text: str) -> bool:
    return SEEN.search(text) is not None


def _listed(sheet: Sheet, dated: date | None) -> Iterator[_Candidate]:
    """Yield the deadlines that are listed line by line under «Høringsfrister:»."""
    is_listed = False
    for number, line in enumerate(sheet.lines):
        if LIST_BEGINS.fullmatch(line.text):
            is_listed = True
            continue
        days = days_in(line.text, dated) if is_listed else []
        is_listed = bool(days)
        if days:
            yield _Candidate(_SAID, days[-1], sheet.read_line(number))
