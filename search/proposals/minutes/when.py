"""When a meeting was held: its day, and when it began and ended."""

import re
from collections.abc import Sequence

from search.proposals.hearing.days import WrittenDay, days_in
from search.proposals.hearing.found import Note
from search.proposals.minutes.found import Doubt, Found, Told
from search.proposals.minutes.head_labels import BODY, DAY, TIME, labelled
from search.proposals.minutes.lines import Line
from search.proposals.minutes.words import times_in

OPENED = re.compile(
    r"\b(?:møtet\s+)?(?:ble\s+|vart\s+|blei\s+)?(?:åpnet|åpna|opna|satt|starta|startet|begynte|byrja|sett)\b[^.]*?\bkl",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\b(?:hevet|heva|avsluttet|avslutta|slutt|sluttet|slutta|ferdig|over|løyst|oppløst)\b[^.]*?(?=\bkl)"
    r"|\bmøteslutt\b:?|\bmøtet\s+slutt\b:?",
    re.IGNORECASE,
)
_TOP = 12


def told_day(lines: Sequence[Line], year: str | None) -> Told:
    """Return the day of the meeting; `year` is that of the items, for a day that is written without one."""
    sure: list[Found] = []
    rest: list[Found] = []
    for at, line in enumerate(lines):
        field = labelled(line)
        text = field[1] if field else line.text
        if field and field[0] not in (DAY, TIME, BODY):
            continue
        for day in days_in(text):
            if found := _found_day(day, line, year, is_labelled=field is not None):
                is_title = (
                    at < _TOP
                    and re.search(r"\b(?:møte|protokoll|referat|møtebok)", line.text, re.IGNORECASE)
                    and not re.search(r"neste|førre|forrige", line.text, re.IGNORECASE)
                )
                (sure if (field and field[0] != BODY) or is_title else rest if at < _TOP else []).append(found)
            break
    return Told.first_of(sure or rest)


def _found_day(day: WrittenDay, line: Line, year: str | None, *, is_labelled: bool) -> Found | None:
    doubts = (Doubt.WEEKDAY,) * day.is_wrong_weekday + (() if is_labelled else (Doubt.UNLABELLED,))
    if day.day is None and day.note is Note.YEAR_ADDED and year:
        again = days_in(f"{line.text[day.start : day.end].rstrip('.')}. {year}".replace("..", "."))
        written = next((one.day for one in days_in(f"{line.text} {year}") if one.day), None)
        found = next((one.day for one in again if one.day), written)
        return Found(found.isoformat(), line.spot, (*doubts, Doubt.YEAR_ADDED)) if found else None
    return Found(day.day.isoformat(), line.spot, doubts) if day.day else None


def times_told(lines: Sequence[Line], tail: Sequence[Line]) -> tuple[list[Found], list[Found]]:
    """Return when the meeting began, and when it ended, the surest first."""
    opened: list[Found] = []
    closed: list[Found] = []
    for line in [*lines, *tail]:
        if match := CLOSED.search(line.text):
            _, other = times_in(line.text[match.end() :])
            end, _ = times_in(f"kl. {line.text[match.end() :].lstrip(' .:').removeprefix('kl').lstrip('. ')}")
            closed.insert(0, Found(other or end or "", line.spot))
        if OPENED.search(line.text):
            begin, _ = times_in(line.text[OPENED.search(line.text).end() - 2 :])  # type: ignore[union-attr]
            opened.append(Found(begin or "", line.spot))
    for at, line in enumerate(lines):
        field = labelled(line)
        is_time = bool(field) and field[0] in (TIME, DAY)  # type: ignore[index]
        is_title = field is None and at < _TOP and not OPENED.search(line.text) and not CLOSED.search(line.text)
        if not (is_time or is_title):
            continue
        text = field[1] if field else line.text
        begin, end = times_in(_without_days(text), is_labelled=bool(field) and field[0] == TIME)  # type: ignore[index]
        opened += [Found(begin, line.spot)] if begin else []
        closed += [Found(end, line.spot)] if end else []
    return [one for one in opened if one.value], [one for one in closed if one.value]


def _without_days(text: str) -> str:
    for day in reversed(days_in(text)):
        text = f"{text[: day.start]} , {text[day.end :]}"
    return text
