"""What stands beside labels at the top of a letter: «Vår ref.:», «Deres ref.:», «Dato:», in lines, rows and columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from search.proposals.hearing.days import days_in
from search.proposals.hearing.letter import Line, Sheet

REFERENCE = re.compile(
    r"(?<![\w/.-])(?:"
    r"[A-ZÆØÅ]{1,8}[-/ ]\d{2,4}[-/]\d{1,7}(?:[-/]\d{1,5})?"
    r"|\d{2,4}/\d{1,7}(?:\s?[-–/]\s?\d{1,5})*"
    r"|(?:19|20)\d{2}-\d{3,7}(?:-\d{1,5})?"
    r"|(?:19|20)\d{5,10}(?:-\d{1,5})?"
    r")(?![\w/])"
)
"""What the number of a case or a letter looks like in the archives of others."""


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
    Label.REFERENCE: r"referanse|ref|reference|journal(?:post)?(?:nr|nummer|id)",
    Label.OTHER: r"saksbehandler(?:/telefon)?|sakshandsamar|saksansvarlig|telefon|tlf|e-?post\w*|behandlende\s+enhet"
    r"|avdeling|kontakt\w*|arkivkode|gradering|side|(?:\w+)?frist|vedlegg|kopi\s+til|klassering",
}
_ALL = re.compile(
    "|".join(
        rf"(?P<{label.name}>(?<![\w-])(?:{words})(?![\w-])\.?(?:\s*:|(?=\s|$)))" for label, words in _LABELS.items()
    ),
    re.IGNORECASE,
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
    """Yield what stands beside labels, in order."""
    for number, line in enumerate(sheet.lines):
        labels = _labels(line)
        below = sheet.lines[number + 1] if number + 1 < len(sheet.lines) else None
        for label, value in labels:
            if value:
                yield Labelled(label, value, number, number)
        empty = [label for label, value in labels if not value]
        if empty and below is not None and not _labels(below):
            for label, value in _below(line, labels, empty, below):
                yield Labelled(label, value, number, number + 1)


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
        if is_alone and label in _NEEDS_COLON and not match.group().endswith(":") and len(line.cells) < 2:
            continue
        if is_alone and found[0].start() > 0 and label is Label.OTHER:
            continue
        labels.append((label, value))
    return labels


def _below(line: Line, labels: list[tuple[Label, str]], empty: list[Label], below: Line) -> Iterator[tuple[Label, str]]:
    """Yield the values in the line below labels: by column where there are columns, else by what they look like."""
    if len(line.cells) == len(below.cells) == len(labels) > 1:
        yield from ((label, value) for (label, _), value in zip(labels, below.cells, strict=True) if value)
        return
    if len(below.text) > 120:
        return
    days = days_in(below.text)
    for label, day in zip([one for one in empty if one in (Label.DATE, Label.OTHER_DATE)], days, strict=False):
        yield label, below.text[day.start : day.end]
    wanted = [one for one in empty if one in (Label.OURS, Label.CASE, Label.REFERENCE, Label.THEIRS)]
    references = references_of(below.text)
    if len(references) < len(wanted):  # it is theirs that is left empty
        wanted = [one for one in wanted if one is not Label.THEIRS]
    yield from zip(wanted, references, strict=False)
