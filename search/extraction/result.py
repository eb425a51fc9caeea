"""What reading a file gives: one result type for every route, failures included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How the reading of a file ended. Stored as its value."""

    TEXT = "text"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    TIMED_OUT = "timed-out"


@dataclass(frozen=True, slots=True)
class Page:
    """One page (or sheet, slide) of text; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a mail or a ZIP, itself read. `path` is its place, `"2"` or `"2/1"`, counted from 1."""

    path: str
    name: str
    media_type: str
    size: int
    result: "ExtractionResult"


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """Text of a file, page by page, and how it went. A failure is a result, never an exception.

    `reason` is a message key with values fit to show a person (translated by web), None when all is well.
    `language` is `"nb"`, `"nn"`, another ISO 639-1 code, or None. `parts` is empty but for mail and archives.
    `wants_ocr` says that pages look scanned and the slower queue may find text in them.
    """

    outcome: Outcome
    pages: tuple[Page, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    reason: str | None = None
    parts: tuple[Part, ...] = ()
    wants_ocr: bool = False
