"""Their reference: the number that the sender knows the matter by, never the one it has with us."""

import re
from collections.abc import Iterator

from search.proposals.hearing.found import Found, Told
from search.proposals.hearing.labels import Label, labelled_in, references_of
from search.proposals.hearing.letter import Letter, Sheet
from search.proposals.hearing.sentences import sentences_of

_RANKS = {Label.OURS: 0, Label.CASE: 1, Label.REFERENCE: 2}
_IN_WORDS = re.compile(
    r"\b(?:merk\w*|oppgi\w*|oppgje\w*|før\s+opp|referer\w*|vis\s+til|quote|state|mark\w*|vår\s+referanse\s+er"
    r"|vårt\s+saksnummer\s+er|our\s+reference\s+is)\b",
    re.IGNORECASE,
)
_LABEL_IN_WORDS = re.compile(r"\b(?:saks?\w*|ref\w*|arkivsak\w*|nummer|case|number)\b", re.IGNORECASE)
_IN_SUBJECT = re.compile(r"\b(?:saks?(?:nr|nummer)?|ref\w*|arkivsak\w*|case)\b\.?\s*:?\s*$|[(\[]\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{3,12}(?![\d.:])")
"""A number alone is a reference beside a label only."""
_WORDS, _SUBJECT = 3, 4


def told_reference(letter: Letter) -> Told:
    """Return the sender's reference, the surest first: labelled so, asked to be named in answers, in a subject."""
    found = [one for sheet in letter.sheets for one in _of_sheet(sheet)]
    for head in (letter.headers.get("subject"), letter.quoted.get("subject")):
        if head is not None:
            values = references_of(head.value)
            found += [
                (_SUBJECT, Found(_plain(value), head.line))
                for value in values
                if _IN_SUBJECT.search(head.value[: head.value.index(value)])
            ]
    return Told.first_of([one for _, one in sorted(found, key=lambda pair: pair[0])])


def _of_sheet(sheet: Sheet) -> Iterator[tuple[int, Found]]:
    for one in labelled_in(sheet):
        values = (references_of(one.value) or _NUMBER.findall(one.value)) if one.label in _RANKS else []
        if values:
            yield _RANKS[one.label], Found(_plain(values[0]), sheet.read_line(one.first, one.last))
    for sentence in sentences_of(sheet.text):
        asked = _IN_WORDS.search(sentence.text)
        if asked is None:
            continue
        for value in references_of(sentence.text):
            at = sentence.text.index(value)
            if at > asked.start() and _LABEL_IN_WORDS.search(sentence.text, asked.start(), at):
                yield _WORDS, Found(_plain(value), sheet.read_in(sentence, asked.start(), at + len(value)))


def _plain(value: str) -> str:
    return re.sub(r"\s+", "", value) if "/" in value else " ".join(value.split())
