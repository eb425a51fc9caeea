"""What is to be done after an item: told in lines with who and when, in a table, or on one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from search.proposals.hearing.days import days_in
from search.proposals.minutes.found import Task
from search.proposals.minutes.labels import Section, label_of
from search.proposals.minutes.lines import Line
from search.proposals.minutes.words import NAME

_WHO = re.compile(
    r"[\s,;(–-]*\b(?:ansvar(?:lig|leg)?|utføres\s+av|ved|v/)\s*:?\s*(?P<who>[^.;)\n]+?)(?=\s*(?:[.;)]|,?\s*\bfrist\b"
    r"|$))",
    re.IGNORECASE,
)
_DUE = re.compile(r"[\s,;(–-]*\b(?:tids)?frist\s*(?:er\s*)?:?\s*", re.IGNORECASE)
_BY = re.compile(r"\b(?:innen|innan|senest|seinast)\s+(?=\d)", re.IGNORECASE)
_HEADINGS = re.compile(
    r"(?:hva|kva|oppgave|oppgåve|tiltak|aksjon|oppfølging|sak|gjøremål)\b.*\b(?:ansvar\w*|hvem|kven)\b.*",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s*")
_NONE = re.compile(r"ingen(?:\s+oppfølging)?\.?|-|–", re.IGNORECASE)


def tasks_in(lines: Sequence[Line], met_on: date | None, names: Sequence[str]) -> Iterator[Task]:
    """Yield the tasks under a label; `names` are those of the people, by which the cells of a row are told apart."""
    last: Task | None = None
    is_table = False
    for line in lines:
        text = _MARK.sub("", line.text)
        label = label_of(text)
        if _HEADINGS.fullmatch(text) and ":" not in text:
            is_table = True
        elif label and label.section is Section.RESPONSIBLE and last:
            who, due = _parts(f"{text}", met_on)
            last = replace(last, responsible=last.responsible or who or label.rest.rstrip("."), due=last.due or due)
        elif label and label.section is Section.DUE and last:
            last = replace(last, due=last.due or _day(label.rest, met_on))
        elif not _NONE.fullmatch(text):
            if last:
                yield last
            last = _of_row(line, met_on, names) if is_table else _of_text(text, line, met_on)
    if last:
        yield last


def _of_text(text: str, line: Line, met_on: date | None) -> Task:
    who, due = _parts(text, met_on)
    told = [match.start() for match in (_WHO.search(text), _DUE.search(text)) if match]
    bare = text[: min(told, default=len(text))].strip(" ,;–-(")
    return Task(bare.rstrip(" .,;") if told else bare, line.spot, who, due)


def _parts(text: str, met_on: date | None) -> tuple[str | None, str | None]:
    who, due = _WHO.search(text), _DUE.search(text) or _BY.search(text)
    return (who["who"].strip(" ,.") if who else None), (_day(text[due.end() :], met_on) if due else None)


def _of_row(line: Line, met_on: date | None, names: Sequence[str]) -> Task:
    if len(line.cells) > 1:
        cells = [*line.cells, "", ""]
        return Task(cells[0], line.spot, cells[1] or None, _day(cells[2], met_on))
    days = days_in(line.text, met_on)
    rest = line.text[: days[-1].start].strip() if days else line.text
    due = days[-1].day.isoformat() if days and days[-1].day else None
    who = next((name for name in names if rest.endswith(name)), None)
    match = re.search(rf"(?P<who>{NAME})$", rest) if who is None else None
    who = who or (match["who"] if match else None)
    return Task(rest.removesuffix(who or "").strip(" ,;–-"), line.spot, who, due)


def _day(text: str, met_on: date | None) -> str | None:
    return next((one.day.isoformat() for one in days_in(text, met_on) if one.day), None)
