"""What a paper says, before it becomes a file of some kind."""

from dataclasses import dataclass
from datetime import date

MARK = "Oppdiktet dokument fra demoarkivet"
"""Stands at the foot of every page, so that a paper that leaves the archive still says what it is."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Paragraphs under a heading; an empty heading is none."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its name, the names of its columns, and rows of as many cells. Numbers stay numbers."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper: each page is a tuple of sections. `sender` and `recipients` head a letter; `language` is nb or nn."""

    title: str
    dated: date
    reference: str
    sender: str
    recipients: tuple[str, ...] = ()
    language: str = "nb"
    pages: tuple[tuple[Section, ...], ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """The lines above the title."""
        to = (f"Til: {', '.join(self.recipients)}",) if self.recipients else ()
        day = f"{self.dated.day:02d}.{self.dated.month:02d}.{self.dated.year}"
        reference = (f"Saksnr.: {self.reference}",) if self.reference else ()
        return (self.sender, *to, f"Dato: {day}", *reference)
