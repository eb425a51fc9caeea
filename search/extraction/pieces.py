"""What mails and ZIPs are taken apart into."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

from search.extraction.limits import Budget

Load = Callable[[Budget], bytes]
"""Gives the bytes of a piece and takes them from the budget. UnreadableError, OverLimitError."""

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Piece:
    """A file inside another: what it is called, and how to get its bytes."""

    name: str
    load: Load


@dataclass(frozen=True, slots=True)
class Contents:
    """A mail or a ZIP taken apart: its own text and metadata, and its pieces in order.

    A context: pieces can be loaded until it ends, which closes what they are loaded from.
    """

    pieces: tuple[Piece, ...]
    text: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    held: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.held.close()


def piece_of(name: str, data: bytes) -> Piece:
    """Return a piece whose bytes are at hand."""

    def load(budget: Budget) -> bytes:
        budget.spend_bytes(len(data))
        return data

    return Piece(name, load)


def harmless_name(name: str, fallback: str) -> str:
    """Return a name that is fit to show and to save under: no way up or out, no control characters."""
    printable = "".join(character for character in name.replace("\\", "/") if character.isprintable())
    steps = [step.strip() for step in printable.split("/")]
    kept = [step for step in steps if step not in ("", ".", "..") and not step.endswith(":")]
    return "/".join(kept)[-_LONGEST_NAME:] or fallback
