"""What stands beside labels at the top of a letter: «Vår ref.:», «Deres ref.:», «Dato:», in lines, rows and columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from search.proposals.hearing.days import days_in
from search.proposals.hearing.letter import Line, Sheet

REFERENCE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?=\S*\d)[A-ZÆØÅ]{2,8}(?:[-/][A-ZÆØÅ\d]{1,8}){1,4}"
    r"|[A-ZÆØÅ]{1,8}[-/ ]\d{2,4}[-/]\d{1,7}(?:[-/]\d{1,5})?"
    r"|\d{1,6}/\d{2,7}(?:\s?[-–/]\s?\d{1,5})*|\d{2,4}/\d(?:\s?[-–]\s?\d{1,5})?"
    r"|(?:19|20)\d{2}-\d{3,7}(?:-\d{1,5})?"
    r"|(?:19|20)\d{5,10}(?:-\d{1,5})?"
    r")(?!\w|/\d)"
)
"""What the number of a case or a letter looks like in the archives of others."""


_LONGEST_VALUE, _LONGEST_VALUES = 40, 120
_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:19|20)\d\d")


class Label(Enum):
    """Whose number or day a label names, as seen by who wrote the letter."""

    OURS, CASE, REFERENCE, THEIRS, DATE, OTHER_DATE, OTHER = range(7)


_REF = r"(?:ref(?:eranse|erence)?|saks?\s?(?:nr|nummer)|case\s+(?:no|number)|arkivref\w*|sak)"
_LABELS = {
    Label.THEIRS: rf"(?:deres|dykkar|your)\s+{_REF}",
    Label.OTHER_DATE: r"(?:deres|dykkar|your)\s+(?:dato|date|brev\s+av)",
    Label.OURS: rf"(?:vår|vårt|our)\s+{_REF}",
    Label.CASE: r"(?:arkiv)?saks?[\s-]?(?:nr|nummer|id|ref(?:eranse)?)"
    r"(?:\s?/\s?(?:dok(?:ument)?\.?\s?(?:nr|nummer)|løpenr))?"
    r"|arkivsak(?:s?nr|\s?id)?|sak\s+nr|case\s+(?:no|number)",
    Label.DATE: r"(?:vår\s+|brev|dokument|our\s+|utsendings)?dat(?:o|e)",
    Label.REFERENCE: r"(?:oppdrags|prosjekt)(?:nr|nummer)|referanse|ref|reference"
    r"|journal(?:post)?(?:nr|nummer|id)|dok(?:ument)?\.?\s?(?:nr|nummer|id)",
    Label.OTHER: r"saksbehandler(?:/telefon)?|sakshandsamar|saksansvarlig|telefon|tlf|e-?post\w*|behandlende\s+enhet"
    r"|avdeling|kontakt\w*|arkivkode|gradering|side|(?:\w+)?frist|vedlegg|kopi\s+til|klassering",
}
_AFTER = r"(?![\w-])\.?(?:\s*\([^)]{3,60}\))?(?:\s*:|(?=\s|$))"
"""What follows a label: «Vår ref. (bes oppgitt ved svar):»."""
_ALL = re.compile(
    "|".join(rf"(?P<{label.name}>(?<![\w-])(?:{words}){_AFTER})" for label, words in _LABELS.items()), re.IGNORECASE
)
_NEEDS_COLON = frozenset({Label.DATE, Label.REFERENCE, Label.OTHER})
"""These are also words of sentences: without a colon they are labels beside others alone."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value beside its label, and the lines, the label's first, that both stand in."""

    label: Label
    value: str
    first: int
    last: int


def labelled_in(sheet: Sheet) -> Iterator[Labelled]:
    """Yield what stands beside labels, in order, or below them."""
    waiting: list[Label] = []
    begun = 0
    for number, line in enumerate(sheet.lines):
        labels = _labels(line)
        empty = [label for label, value in labels if not value]
        for label, value in labels:
            if value:
                yield Labelled(label, value, number, number)
        if not labels and waiting:
            last = _last_value(sheet, number, len(waiting) if number - begun > 1 else 1)
            for label, value in _below(sheet.lines[begun:number], waiting, sheet.lines[number : last + 1]):
                yield Labelled(label, value, begun, last)
        if len(empty) < len(labels) or not waiting:  # labels that are all empty follow each other in a column
            waiting, begun = [], number
        waiting = [*waiting, *empty] if labels else []


def is_labelled(line: Line) -> bool:
    """Whether a line is labels and what stands beside them."""
    return bool(_labels(line))


def references_of(text: str) -> list[str]:
    """Return what looks like the number of a case or a letter, and is no day."""
    days = [(one.start, one.end) for one in days_in(text)]
    return [
        match.group()
        for match in REFERENCE.finditer(text)
        if not _YEARS.fullmatch(match.group()) and not any(start <= match.start() < end for start, end in days)
    ]


def _labels(line: Line) -> list[tuple[Label, str]]:
    """Return the labels of a line with their values; none for a line that is a sentence."""
    found = list(_ALL.finditer(line.text))
    if not found or (found[0].start() > 0 and not found[0].group().endswith(":")):
        return []
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    labels = []
    for match, end in zip(found, ends, strict=True):
        label = Label[match.lastgroup or ""]
        value = line.text[match.end() : end].strip(" :;,|")
        is_alone = len(found) == 1
        stands_out = match.group().endswith(":") or match.group() == line.text or len(line.cells) > 1
        if is_alone and label in _NEEDS_COLON and not stands_out:
            continue
        if is_alone and found[0].start() > 0 and label is Label.OTHER:
            continue
        labels.append((label, value))
    return labels


def _below(labels: Sequence[Line], waiting: list[Label], values: Sequence[Line]) -> Iterator[tuple[Label, str]]:
    """Yield the values in lines below labels: by column where there are columns, else by what they look like."""
    if len(labels) == len(values) == 1 and len(labels[0].cells) == len(values[0].cells) == len(waiting) > 1:
        yield from ((label, value) for label, value in zip(waiting, values[0].cells, strict=True) if value)
        return
    text = " ".join(one.text for one in values)
    if len(text) > _LONGEST_VALUES:
        return
    days = days_in(text)
    for label, day in zip([one for one in waiting if one in (Label.DATE, Label.OTHER_DATE)], days, strict=False):
        yield label, text[day.start : day.end]
    wanted = [one for one in waiting if one in (Label.OURS, Label.CASE, Label.REFERENCE, Label.THEIRS)]
    references = references_of(text)
    if len(references) < len(wanted):  # it is theirs that is left empty
        wanted = [one for one in wanted if one is not Label.THEIRS]
    yield from zip(wanted, references, strict=False)


def _last_value(sheet: Sheet, number: int, most: int) -> int:
    """Return the last of at most so many lines, from a number on, that may be values of labels above."""
    last = number
    while last + 1 < min(number + most, len(sheet.lines)) and len(sheet.lines[last + 1].text) <= _LONGEST_VALUE:
        last += 1
    return last
