"""How far the reading of a file has come."""

from dataclasses import dataclass
from enum import StrEnum

from search.extraction.result import ExtractionResult, Outcome


class Progress(StrEnum):
    """Where a file is in a queue. NONE: not in this queue. Stored as its value."""

    NONE = "none"
    WAITING = "waiting"
    READING = "reading"
    DONE = "done"


FAILURES = (Outcome.FAILED, Outcome.TIMED_OUT)
"""Outcomes that may be another one next time: these are retried."""


CUT_OFF = "cut-off"
"""What is shown of a file that ends before its first page: it is truncated, and nothing of it can be found."""

WITH_TEXT = (Outcome.TEXT, Outcome.TRUNCATED)
"""Outcomes that leave text to be found, unless a file was cut off before its first page."""


@dataclass(frozen=True, slots=True)
class TextState:
    """How the reading of a file stands.

    `outcome` and what belongs to it are those of the last reading, None before the first one; while a retry waits they
    are still those of the last. `ocr` is WAITING while scanned pages wait for the slower queue: for ever where OCR is
    switched off. `ocr_reason` is why OCR failed. `number` grows with each completion over the whole store.
    """

    sha256: str
    progress: Progress
    outcome: Outcome | None
    reason: str | None
    page_count: int
    part_count: int
    language: str | None
    ocr: Progress
    ocr_reason: str | None
    attempts: int
    number: int | None

    @property
    def shown(self) -> str:
        """What to show of it in one word: `waiting`, `reading`, `ocr-waiting`, the outcome, or CUT_OFF."""
        if self.progress in (Progress.WAITING, Progress.READING):
            return self.progress.value
        if self.ocr in (Progress.WAITING, Progress.READING):
            return "ocr-waiting"
        if self.outcome is Outcome.TRUNCATED and not self.page_count + self.part_count:
            return CUT_OFF
        return "" if self.outcome is None else self.outcome.value

    @property
    def may_be_retried(self) -> bool:
        """Whether a retry could end otherwise."""
        return self.progress is Progress.DONE and (self.outcome in FAILURES or self.ocr_reason is not None)


@dataclass(frozen=True, slots=True)
class StoredText:
    """What was read from a file, and how the reading stands."""

    state: TextState
    result: ExtractionResult


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that a worker has taken on, for the so manieth time since it was last read."""

    sha256: str
    media_type: str
    name: str
    is_ocr: bool
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files are where. `outcomes` counts those read, by outcome; `with_text` those that left any text."""

    waiting: int
    reading: int
    ocr_waiting: int
    ocr_reading: int
    outcomes: dict[Outcome, int]
    with_text: int

    @property
    def outstanding(self) -> int:
        """How many files are waiting or being read, OCR left aside."""
        return self.waiting + self.reading
