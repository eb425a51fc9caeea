"""The sections and paragraphs of a text, put together from the lines of its pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

from application.comparison.headings import (
    Begun,
    ends_sentence,
    heading_in,
    is_bare_title,
    is_in_contents,
    marker_of,
    without_page_number,
)
from application.comparison.pages import BarePages, Line
from application.comparison.result import Heading, Text

LEAST_RUNNING_ON = 0.2
"""Where so many lines go on with a small letter, lines end where the page did, not where the paragraph does."""

WIDE, FULL = 0.6, 0.85
"""A line of this share of the usual width may go on in the next; of that, even if a sentence ends there."""

LONG_TITLE = 40
"""A title of fewer letters does not go on in the next line."""

LONG = 1000
"""A paragraph of more words than this is taken as several."""

LEAST_PIECE, MOST_PIECE = 200, 1500
OFTEN_AT_SENTENCE, OFTEN = 16, 512
"""A giant paragraph is cut after one of so many ends of sentences, and one of so many other words: always the same."""

_SHARED_END = re.compile(r"(?:og|eller|samt|til)\b")
_SPACES = re.compile(r"[^\S\t]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the number or letter it begins with, its words, and the page it begins on."""

    marker: str
    text: str
    page: int


@dataclass(slots=True)
class PartOfText:
    """A section of a text as it stands: its heading and the paragraphs below it."""

    heading: Heading
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """Lines that belong together."""

    lines: list[str]
    page: int

    @property
    def text(self) -> str:
        """The lines as one, with words that were parted at the end of a line made whole."""
        pieces: list[str] = []
        for line in self.lines:
            if not pieces:
                pieces.append(line)
            elif not _is_parted(pieces[-1]):
                pieces += (" ", line)
            elif line[0].islower() and not _SHARED_END.match(line):
                pieces[-1] = pieces[-1][:-1]
                pieces.append(line)
            else:
                pieces += (" ", line) if line[0].islower() else (line,)
        return "".join(pieces)


def sections_of(*sides: Sequence[Text]) -> list[list[PartOfText]]:
    """Return the sections of the texts of each side; what stands before the first heading of a text is one too.

    What is a running head of one text is none of any other's words either.
    """
    bare = [[BarePages(text.pages) for text in side] for side in sides]
    heads = {head for side in bare for pages in side for head in pages.heads}
    return [
        [section for at, pages in enumerate(side) for section in _sections(at, pages.lines(heads))] for side in bare
    ]


def paragraphs_of(text: str, page: int) -> list[Paragraph]:
    """Return a text as a paragraph with what it begins with apart; a giant one as several."""
    marker, words = marker_of(text)
    first, *others = _pieces(words)
    return [Paragraph(marker, first, page), *(Paragraph("", piece, page) for piece in others)]


def _sections(at: int, lines: Sequence[Line]) -> list[PartOfText]:
    blocks = _blocks(lines)
    read = [block.text for block in blocks]
    sections = [PartOfText(Heading("", "", at, blocks[0].page if blocks else 1))]
    for block, words, heading in zip(blocks, read, _headings(read), strict=True):
        if heading is not None:
            sections.append(PartOfText(Heading(heading.number, heading.title, at, block.page)))
            text = heading.rest
        else:
            text = without_page_number(words) if is_in_contents(words) else words
        if text:
            sections[-1].paragraphs += paragraphs_of(text, block.page)
    return [one for one in sections if one.paragraphs or one.heading.label]


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Return lines put together to paragraphs; headings by themselves."""
    running_on = _is_running_on(lines)
    width = _usual_width(lines)
    blocks: list[_Block] = []
    last = ""  # the line before, nothing where a paragraph ended for sure
    for line in lines:
        if not line.text:
            last = last if line.begins_page else ""
            continue
        words = _SPACES.sub(" ", line.text)
        if last and _goes_on(last, line, width if running_on else None, is_second=len(blocks[-1].lines) == 1):
            blocks[-1].lines.append(words)
        else:
            blocks.append(_Block([words], line.page))
        last = line.text
    return blocks


def _is_running_on(lines: Sequence[Line]) -> bool:
    pairs = [(one.text, other.text) for one, other in pairwise(lines) if one.text and other.text]
    going_on = sum(1 for one, other in pairs if other[0].islower() and not ends_sentence(one))
    return going_on > LEAST_RUNNING_ON * len(pairs)


def _usual_width(lines: Sequence[Line]) -> int:
    widths = sorted(len(line.text) for line in lines if line.text)
    return widths[len(widths) * 9 // 10] if widths else 0


def _goes_on(last: str, line: Line, width: int | None, *, is_second: bool) -> bool:
    """Return whether a line goes on with the paragraph of the line before; `width` where lines end at the page's."""
    text = line.text
    if width is None:
        return line.begins_page and text[0].islower() and not ends_sentence(last) and heading_in(last) is None
    if marker_of(text)[0] and (ends_sentence(last) or not text[0].isdigit()):
        return False
    if "\t" in text or "\t" in last or is_in_contents(text) or is_in_contents(last):
        return False
    if _starts_section(last, text, width):
        return False
    if line.begins_page:
        return not ends_sentence(last) and (text[0].islower() or _is_parted(last))
    if is_second and heading_in(last) is not None:
        return text[0].islower() and len(last) >= max(FULL * width, LONG_TITLE)
    if ends_sentence(last):
        return len(last) >= FULL * width
    return len(last) >= WIDE * width or _is_parted(last)


def _starts_section(last: str, text: str, width: int) -> bool:
    heading = heading_in(text)
    if heading is None:
        return False
    if ends_sentence(last) or len(last) < WIDE * width or heading_in(last) is not None:
        return True
    return heading.is_sure and bool(heading.title) and not heading.rest  # else `jf. kommuneloven / § 18-4 Punktene …`


def _is_parted(line: str) -> bool:
    return line[-1] == "-" and line[-2:-1].isalpha()


def _headings(texts: Sequence[str]) -> list[Begun | None]:
    """Return the heading that each paragraph is or begins with; a list of short numbered lines is none."""
    found = [heading_in(text) for text in texts]
    for at, heading in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        before = heading_in(texts[at - 1]) if at else None
        if heading is None or heading.is_sure:
            continue
        if _are_siblings(heading, following) or (_are_siblings(before, heading) and at + 1 == len(found)):
            found[at] = None
    if sum(1 for one in found if one) < 2:
        return [one or _bare_heading(texts, at) for at, one in enumerate(found)]
    return found


def _are_siblings(one: Begun | None, other: Begun | None) -> bool:
    return (
        one is not None
        and other is not None
        and not one.is_sure
        and not other.is_sure
        and one.number.count(".") == other.number.count(".")
    )


def _bare_heading(texts: Sequence[str], at: int) -> Begun | None:
    text = texts[at]
    following = texts[at + 1] if at + 1 < len(texts) else ""
    stands_alone = at == 0 or ends_sentence(texts[at - 1])
    if stands_alone and is_bare_title(text) and ends_sentence(following):
        return Begun("", text)
    return None


def _pieces(text: str) -> list[str]:
    """Return a giant paragraph in pieces, cut at the same words whatever was changed elsewhere in it."""
    if text.count(" ") <= LONG:
        return [text]
    pieces: list[str] = []
    piece: list[str] = []
    last = ""
    for word in text.split(" "):
        piece.append(word)
        sign = crc32(f"{last} {word}".encode(errors="replace"))
        often = OFTEN_AT_SENTENCE if word.endswith((".", ":", ";")) else OFTEN
        if (len(piece) > LEAST_PIECE and sign % often == 0) or len(piece) == MOST_PIECE:
            pieces.append(" ".join(piece))
            piece = []
        last = word
    return [*pieces, " ".join(piece)] if piece else pieces
