"""An attestation: an answer of the archive, with what was asked and from what it was drawn, ready to be printed.

Its words are in the reader's language already: the template has none of its own.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

Lines = tuple[str, ...]
"""What a cell says: the first line in full, and smaller ones below it."""

Pair = tuple[str, str]
"""A label and what it says."""


@dataclass(frozen=True)
class Table:
    """Rows below a head. `widths` are shares of the page; the first cell of a row is what the row is about."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[tuple[Lines, ...]]


@dataclass(frozen=True)
class Section:
    """A heading, sentences, and a table where there is something to list."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """What is attested. `page` is the words of a page number, with `{number}` and `{count}`.

    `demo` says that everything is invented, None where it is not. `logo` is a PNG picture, as `print_picture` makes it.
    `unprinted` is what is said when a letter had to be left out, with `{mark}` for what stands in its place.
    """

    language: str
    council: str
    kind: str
    title: str
    asked: Sequence[Pair]
    sections: Sequence[Section]
    origin_heading: str
    origin: Sequence[Pair]
    closing: Sequence[str]
    address_words: str
    address: str
    footer: str
    page: str
    unprinted: str
    made: datetime
    demo: str | None = None
    demo_mark: str = ""
    logo: bytes | None = field(default=None, repr=False)

    def as_data(self) -> dict[str, Any]:
        """Return all its texts as JSON holds them, the picture as a list of numbers."""
        data = asdict(self)
        data["logo"] = list(self.logo) if self.logo else None
        del data["made"]
        return data
