"""A paper that the office sends or keeps: notice, minutes, extract, report. What it says, before it is set as a file.

Its words are in the reader's language already: what sets it as PDF or DOCX adds none of its own.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

Lines = tuple[str, ...]
"""What a cell says: the first line in full, and smaller ones below it."""

Pair = tuple[str, str]
"""A label and what it says."""

TITLE_LEVEL, DEEPEST_LEVEL = 1, 4


class Tone(StrEnum):
    """How a paragraph is said."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"


@dataclass(frozen=True)
class Heading:
    """A heading. The title of the paper is level 1; none is more than one level below the heading before it."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, one line of text however long."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Facts:
    """Labels and what they say, in two columns."""

    pairs: Sequence[Pair]


@dataclass(frozen=True)
class Listed:
    """A list, numbered from 1 or with points."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows below a head. `widths` are shares of the page; the first cell of a row is what the row is about."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[tuple[Lines, ...]]


@dataclass(frozen=True)
class Boxed:
    """What somebody put in words: a proposal, a recommendation. `label` says what it is; `is_main` is a decision."""

    label: str
    paragraphs: Sequence[str]
    is_main: bool = False


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, each a name and what the person is."""

    lines: Sequence[Pair]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Facts | Listed | Table | Boxed | Signatures | PageBreak


@dataclass(frozen=True)
class Letterhead:
    """How the council's papers look. `logo` is a PNG picture, as `print_picture` makes it; `accent` as `#0b4f9e`.

    `header` are small lines at the top right, an address for example; `footer` are lines above the page number.
    """

    logo: bytes | None = field(default=None, repr=False)
    header: Sequence[str] = ()
    footer: Sequence[str] = ()
    accent: str = "#0b4f9e"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a paper says. `page` is the words of a page number, with `{number}` and `{count}`.

    `facts` stand below the title. `fields` are what a template of the council can place itself: names and texts.
    `demo` says that everything is invented, None where it is not. `unprinted` is what is said when a letter had to be
    left out, with `{mark}` for what stands in its place.
    """

    language: str
    council: str
    kind: str
    title: str
    facts: Sequence[Pair] = ()
    blocks: Sequence[Block] = ()
    fields: Sequence[Pair] = ()
    footer: str
    page: str
    unprinted: str
    made: datetime
    demo: str | None = None
    demo_mark: str = ""
    letterhead: Letterhead = Letterhead()

    def as_data(self) -> dict[str, Any]:
        """Return all its texts as JSON holds them, the picture as a list of numbers, each block with its `block`."""
        letterhead = asdict(self.letterhead) | {"logo": list(self.letterhead.logo) if self.letterhead.logo else None}
        return {
            "language": self.language,
            "council": self.council,
            "kind": self.kind,
            "title": self.title,
            "facts": self.facts,
            "blocks": [{"block": type(block).__name__.lower(), **asdict(block)} for block in stepwise(self.blocks)],
            "footer": self.footer,
            "page": self.page,
            "demo": self.demo,
            "demo_mark": self.demo_mark,
            "letterhead": letterhead,
        }


def stepwise(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with headings that go down one level at a time, as those who listen to a paper need them."""
    found: list[Block] = []
    last = TITLE_LEVEL
    for block in blocks:
        if isinstance(block, Heading):
            last = max(TITLE_LEVEL + 1, min(block.level, last + 1, DEEPEST_LEVEL))
            found.append(replace(block, level=last))
        else:
            found.append(block)
    return found


def paragraphs_of(text: str | None) -> tuple[str, ...]:
    """Return the lines that somebody wrote as paragraphs, without empty ones."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
