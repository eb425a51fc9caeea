"""Why a file gave no text, or not all of it: keys that the web translates."""

from enum import StrEnum


class Reason(StrEnum):
    """Stored as its value in `ExtractionResult.reason`; each says what a person can be told.

    EMPTY_FILE: the file has no bytes. NO_TEXT: it was read to the end and holds no text. NO_TEXT_LAYER: its pages
    are pictures (scanned); OCR may find text. SOME_PAGES_SCANNED: some pages have text, others are pictures.
    PASSWORD: a password is needed to open it. CUT_AT_LIMIT: it holds more text than is kept; the beginning is
    searchable. FILE_CUT_OFF: the file ends too early, as after a broken transfer; what was there is searchable.
    DAMAGED: its content does not follow the rules of its kind. UNKNOWN_TYPE: no reader knows this kind of file.
    ZIP_BOMB: it unpacks to so much more than its size that it is left alone. UNPACKED_TOO_LARGE and TOO_MANY_PARTS:
    a mail or ZIP holds more than is unpacked; the first parts are searchable. TOO_DEEP: a file packed inside
    more mails or ZIPs than are opened. DEADLINE: reading took longer than allowed. OUT_OF_MEMORY: it took more
    memory than allowed. CRASHED: the reader stopped without a word. FILE_MISSING: the store does not hold the
    bytes that were filed. OCR_CUT_SHORT: time ran out before all scanned pages were read; the first are searchable.
    STOPS_TIKA: Tika Servers went away over it, each time it was tried.
    """

    EMPTY_FILE = "empty-file"
    NO_TEXT = "no-text"
    NO_TEXT_LAYER = "no-text-layer"
    SOME_PAGES_SCANNED = "some-pages-scanned"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    CUT_AT_LIMIT = "cut-at-limit"
    FILE_CUT_OFF = "file-cut-off"
    DAMAGED = "damaged"
    UNKNOWN_TYPE = "unknown-type"
    ZIP_BOMB = "zip-bomb"
    UNPACKED_TOO_LARGE = "unpacked-too-large"
    TOO_MANY_PARTS = "too-many-parts"
    TOO_DEEP = "too-deep"
    DEADLINE = "deadline"
    OUT_OF_MEMORY = "out-of-memory"
    CRASHED = "crashed"
    FILE_MISSING = "file-missing"
    OCR_CUT_SHORT = "ocr-cut-short"
    STOPS_TIKA = "stops-tika"
