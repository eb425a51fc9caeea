"""Long paragraphs cut where the other text has several: a table in a PDF is read as one, in a DOCX row by row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from application.comparison.paragraphs import Paragraph, PartOfText, paragraphs_of
from application.comparison.words import Lexicon, Words

LEAST_LONG, LEAST_WITHIN = 8, 4
"""Paragraphs of at least so many words are cut, and at those of the other text that have at least so many."""

SHARE_WITHIN = 0.5
"""So much of a paragraph must be paragraphs of the other text, word for word, for it to be cut there."""

_BEGINNING = 3


def recut(ours: Sequence[PartOfText], theirs: Sequence[PartOfText], lexicon: Lexicon) -> None:
    """Cut those paragraphs of ours in which several of theirs stand, word for word, into pieces like them."""
    own = [_words(each, lexicon) for section in ours for each in section.paragraphs]
    others = [_words(each, lexicon).code for section in theirs for each in section.paragraphs]
    known = {words.code for words in own}
    index: dict[str, set[str]] = defaultdict(set)
    for code in others:
        if len(code) >= LEAST_WITHIN and code not in known:
            index[code[:_BEGINNING]].add(code)
    equal = set(others)
    left = iter(own)
    for section in ours:
        section.paragraphs = [
            piece for paragraph in section.paragraphs for piece in _cut(paragraph, next(left), index, equal)
        ]


def _cut(paragraph: Paragraph, words: Words, index: Mapping[str, set[str]], equal: set[str]) -> Iterator[Paragraph]:
    if len(words) < LEAST_LONG or words.code in equal or not index:
        yield paragraph
        return
    found = list(_within(words.code, index))
    if sum(end - begin for begin, end in found) < SHARE_WITHIN * len(words) or len(found) < 2:
        yield paragraph
        return
    ends = sorted({0, len(words), *(place for span in found for place in span)})
    for begin, end in pairwise(ends):
        yield from paragraphs_of(words.text(begin, end), paragraph.page)


def _within(code: str, index: Mapping[str, set[str]]) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs of the other text stand in this one, the longest that begins at each place."""
    at = 0
    while at < len(code):
        candidates = index.get(code[at : at + _BEGINNING], ())
        length = max((len(one) for one in candidates if code.startswith(one, at)), default=0)
        if length and length < len(code):
            yield at, at + length
        at += length or 1


def _words(paragraph: Paragraph, lexicon: Lexicon) -> Words:
    return lexicon.read(f"{paragraph.marker} {paragraph.text}".lstrip())
