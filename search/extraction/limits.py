"""How much one file may cost: given by settings, and shared by all that is packed inside it."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from search.extraction.reasons import Reason

if TYPE_CHECKING:  # children do without it
    from application.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What reading one file may use.

    `seconds` is the deadline, `memory` bytes the child may hold, `characters` of text are kept, `unpacked` bytes are
    unpacked from it in all, `parts` are read in all, `depth` is how many mails or ZIPs inside each other are opened.
    `tika` are the Tika Servers that may be asked about it, none for the built-in one.
    """

    seconds: float = 120.0
    memory: int = 2 * 1024**3
    characters: int = 20_000_000
    unpacked: int = 512 * 1024**2
    parts: int = 2_000
    depth: int = 3
    tika: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: "Settings", *, ocr: bool = False) -> Self:
        """Return the limits an installation has set, or with `ocr` those of its slow queue."""
        return cls(
            seconds=settings.ocr_deadline_s if ocr else settings.extraction_deadline_s,
            memory=settings.extraction_memory_mb * 1024**2,
            characters=settings.extraction_max_characters,
            unpacked=settings.extraction_max_unpacked,
            tika=settings.tika_endpoints,
        )


class OverLimitError(Exception):
    """A file holds more than is unpacked. `reason` says which limit it went over."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


class Budget:
    """What is left of the limits for one file and all inside it, from when it is made. `deadline` is monotonic time.

    `has_stopped_tika` once a Tika Server went away over it; on the last try it is then given up, not put off.
    """

    def __init__(self, limits: Limits, *, is_last_try: bool = False) -> None:
        self.deadline = time.monotonic() + limits.seconds
        self.tika = tuple(limits.tika)
        self.is_last_try, self.has_stopped_tika = is_last_try, False
        self.unpacked = limits.unpacked
        self.parts = limits.parts
        self.characters = limits.characters
        self.depth = limits.depth

    def spend_bytes(self, size: int) -> None:
        """Take `size` unpacked bytes. OverLimitError when there are not as many left."""
        if size > self.unpacked:
            raise OverLimitError(Reason.UNPACKED_TOO_LARGE)
        self.unpacked -= size

    def spend_part(self) -> None:
        """Take one part. OverLimitError when none is left."""
        if self.parts <= 0:
            raise OverLimitError(Reason.TOO_MANY_PARTS)
        self.parts -= 1

    def fit(self, text: str) -> tuple[str, bool]:
        """Return as much of `text` as may still be kept, and whether it had to be cut."""
        kept = text[: self.characters]
        self.characters -= len(kept)
        return kept, len(kept) < len(text)
