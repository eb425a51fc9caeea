"""How the reading of a file went, in plain words: what is the matter, and what can be done about it.

Templates get `reading_of(state)` for a file and `reading_of_part(result)` for what lies inside a mail or an archive.
"""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext

from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.texts.states import CUT_OFF, FAILURES, Progress, TextState

LABELS: dict[str, tuple[Any, str]] = {
    "waiting": (lazy_gettext("Waiting to be read"), "warning"),
    "reading": (lazy_gettext("Being read"), "warning"),
    "ocr-waiting": (lazy_gettext("Scanned"), "warning"),
    Outcome.TEXT: (lazy_gettext("Searchable"), "success"),
    Outcome.EMPTY: (lazy_gettext("Without text"), "warning"),
    Outcome.ENCRYPTED: (lazy_gettext("Encrypted"), "warning"),
    Outcome.TRUNCATED: (lazy_gettext("Partly searchable"), "warning"),
    CUT_OFF: (lazy_gettext("Cut off"), "danger"),
    Outcome.UNSUPPORTED: (lazy_gettext("Cannot be read"), "warning"),
    Outcome.FAILED: (lazy_gettext("Reading failed"), "danger"),
    Outcome.TIMED_OUT: (lazy_gettext("Took too long to read"), "danger"),
}
"""What each state is called, and the colour of its badge."""

STATES: dict[str, Any] = {
    "waiting": lazy_gettext("The file is in the queue. It can be opened and downloaded, and its text is found later."),
    "reading": lazy_gettext("The file is being read. Its text is found in a moment."),
    "ocr-waiting": lazy_gettext(
        "Pages of it are pictures (scanned). They wait for text recognition, which is slower and is not switched on "
        "everywhere."
    ),
    Outcome.TEXT: lazy_gettext("All text can be found in the search."),
    CUT_OFF: lazy_gettext("The file ends too early, as after a broken transfer. Nothing of it could be read."),
}

ANEW = lazy_gettext("Get it once more from whoever sent it, and file it as a new version.")

REASONS: dict[str, tuple[Any, Any]] = {
    Reason.EMPTY_FILE: (lazy_gettext("The file is empty: there is nothing in it."), ANEW),
    Reason.NO_TEXT: (
        lazy_gettext("The file was read to the end, and holds no text."),
        lazy_gettext("Nothing needs to be done if it is meant to hold pictures only: it is found by its title."),
    ),
    Reason.NO_TEXT_LAYER: (
        lazy_gettext("The pages are pictures (scanned), so there is no text to search in."),
        lazy_gettext("Switch text recognition on and try again, or file a version with text as a new version."),
    ),
    Reason.SOME_PAGES_SCANNED: (
        lazy_gettext("Some pages have text and can be found; others are pictures (scanned)."),
        lazy_gettext("Switch text recognition on and try again, or file a version with text as a new version."),
    ),
    Reason.PASSWORD: (
        lazy_gettext("A password is needed to open the file, so its text cannot be found."),
        lazy_gettext("Ask whoever sent it for a copy without a password, and file that as a new version."),
    ),
    Reason.CUT_AT_LIMIT: (
        lazy_gettext("The file holds more text than is kept. The beginning of it can be found."),
        lazy_gettext("An administrator can raise the limit in the settings; try again then."),
    ),
    Reason.FILE_CUT_OFF: (
        lazy_gettext("The file ends too early, as after a broken transfer. What is there can be found."),
        ANEW,
    ),
    Reason.DAMAGED: (
        lazy_gettext("The file is damaged, and could not be read."),
        lazy_gettext(
            "Download it and see if it opens. If not, get it once more from whoever sent it, and file it as a new "
            "version."
        ),
    ),
    Reason.UNKNOWN_TYPE: (
        lazy_gettext("This kind of file cannot be read here, so its text cannot be found."),
        lazy_gettext("File a PDF of it as well if its text should be found."),
    ),
    Reason.ZIP_BOMB: (
        lazy_gettext("The file grows suspiciously large when it is unpacked, and was left alone."),
        lazy_gettext("Do not open it before you have asked whoever sent it what it is."),
    ),
    Reason.UNPACKED_TOO_LARGE: (
        lazy_gettext("There is more in the file than is unpacked. The first parts can be found."),
        lazy_gettext("Unpack it yourself and file its parts, or ask an administrator to raise the limit."),
    ),
    Reason.TOO_MANY_PARTS: (
        lazy_gettext("There are more files in it than are read. The first ones can be found."),
        lazy_gettext("Unpack it yourself and file the rest of its parts."),
    ),
    Reason.TOO_DEEP: (
        lazy_gettext("It is packed inside more e-mails or archives than are opened, and was not read."),
        lazy_gettext("Unpack it yourself and file its parts."),
    ),
    Reason.DEADLINE: (
        lazy_gettext("Reading the file took longer than it may."),
        lazy_gettext("Try again. If it happens again, an administrator can raise the limit in the settings."),
    ),
    Reason.OUT_OF_MEMORY: (
        lazy_gettext("Reading the file took more memory than it may."),
        lazy_gettext("An administrator can raise the limit in the settings; try again then."),
    ),
    Reason.CRASHED: (
        lazy_gettext("The program that reads files of this kind stopped without saying why."),
        lazy_gettext("Try again. If it happens again, file the document in another format as a new version."),
    ),
    Reason.FILE_MISSING: (
        lazy_gettext("The file is missing from the store."),
        lazy_gettext("An administrator must put it back from a backup; try again then."),
    ),
    Reason.STOPS_TIKA: (
        lazy_gettext("Tika, which reads files of this kind, stopped over this one each time it was tried."),
        lazy_gettext("Try again. If it happens again, file the document in another format as a new version."),
    ),
    Reason.OCR_CUT_SHORT: (
        lazy_gettext("Time ran out before all scanned pages were read. The first ones can be found."),
        lazy_gettext("An administrator can raise the limit in the settings; try again then."),
    ),
}
"""What each reason means for the reader, and what somebody who files papers can do about it."""

OCR_FAILED = lazy_gettext("Text recognition of the scanned pages failed.")


@dataclass(frozen=True, slots=True)
class ReadingInWords:
    """A state of reading as it is shown. `code` is the state; `advice` is for those who file papers, or empty."""

    code: str
    label: str
    color: str
    said: str
    advice: str
    may_be_retried: bool

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to tell beyond the label."""
        return self.code == Outcome.TEXT and not self.advice


def reading_of(state: TextState | None) -> ReadingInWords:
    """Return how the reading of a file stands; None is a file that nobody has asked for yet."""
    if state is None:
        return _words("waiting", None)
    if state.ocr_reason and state.shown not in ("waiting", "reading"):
        said, advice = REASONS.get(state.ocr_reason, ("", ""))
        return _words(state.shown, None, said=f"{OCR_FAILED} {said}".strip(), advice=str(advice), again=True)
    if state.shown == CUT_OFF:
        return _words(CUT_OFF, None, said=str(STATES[CUT_OFF]), advice=str(ANEW))
    return _words(state.shown, state.reason, again=state.may_be_retried)


def reading_of_part(result: ExtractionResult, whole: TextState | None = None) -> ReadingInWords:
    """Return how the reading of a part went; `whole` is how that of the file it lies in stands."""
    in_queue = whole is None or whole.ocr in (Progress.WAITING, Progress.READING)
    if in_queue and result.wants_ocr and result.outcome is Outcome.EMPTY and not result.parts:
        return _words("ocr-waiting", None)
    return _words(result.outcome, result.reason, again=result.outcome in FAILURES)


def install(app: Flask) -> None:
    """Give templates `reading_of` and `reading_of_part`."""
    app.jinja_env.globals.update(reading_of=reading_of, reading_of_part=reading_of_part)


def _words(
    code: str, reason: str | None, *, said: str | None = None, advice: str = "", again: bool = False
) -> ReadingInWords:
    label, color = LABELS[code]
    in_queue = code in ("waiting", "reading", "ocr-waiting")
    if said is None:
        of_reason = None if in_queue or reason is None else REASONS.get(reason)
        said, advice = (str(STATES.get(code, "")), "") if of_reason is None else map(str, of_reason)
    return ReadingInWords(code, str(label), color, said, advice, again and not in_queue)
