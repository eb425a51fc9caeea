"""What routes give back before the text is cleaned, counted against the limits and its language told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.extraction.language import language_of
from search.extraction.limits import Budget
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Page, Part

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")
_BLANK = " \t\xa0"
_MANY_LINES = re.compile(r"\n{3,}")
_LONGEST_VALUE = 2_000


@dataclass(slots=True)
class Draft:
    """Texts of pages in order, and what was noticed on the way. `cut_off` is a reason that some text is missing."""

    texts: Iterable[str] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    scanned: int = 0
    cut_off: Reason | None = None
    parts: tuple[Part, ...] = ()


class UnreadableError(Exception):
    """A route cannot read a file: carries the outcome and the reason. Never leaves the extraction."""

    def __init__(self, outcome: Outcome, reason: Reason) -> None:
        self.outcome, self.reason = outcome, reason
        super().__init__(outcome, reason)


def encrypted() -> UnreadableError:
    """Return the error for a file that needs a password."""
    return UnreadableError(Outcome.ENCRYPTED, Reason.PASSWORD)


def damaged() -> UnreadableError:
    """Return the error for a file that does not follow the rules of its kind."""
    return UnreadableError(Outcome.FAILED, Reason.DAMAGED)


def finish(draft: Draft, budget: Budget) -> ExtractionResult:
    """Make a result of a draft: clean the text, keep what fits, tell the language and how it went."""
    pages: list[Page] = []
    cut_off = draft.cut_off
    for number, text in enumerate(draft.texts, 1):
        kept, was_cut = budget.fit(clean(text))
        pages.append(Page(number, kept))
        if was_cut:
            cut_off = Reason.CUT_AT_LIMIT
            break
    has_text = any(page.text for page in pages)
    outcome, reason = _ending(draft, has_text=has_text, cut_off=cut_off)
    return ExtractionResult(
        outcome=outcome,
        pages=tuple(pages),
        metadata={key: clean(value)[:_LONGEST_VALUE] for key, value in draft.metadata.items() if clean(value)},
        language=language_of(page.text for page in pages),
        reason=reason,
        parts=draft.parts,
        wants_ocr=bool(draft.scanned) or any(part.result.wants_ocr for part in draft.parts),
    )


def refused(error: UnreadableError) -> ExtractionResult:
    """Make a result of a refusal."""
    return ExtractionResult(outcome=error.outcome, reason=error.reason)


def clean(text: str) -> str:
    """Return text with lines ended by a line feed, without control characters and without needless space."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xad", ""))
    lines = "\n".join(line.rstrip(_BLANK) for line in plain.split("\n"))
    return (_MANY_LINES.sub("\n\n", lines) if "\n\n\n" in lines else lines).strip()


def _ending(draft: Draft, *, has_text: bool, cut_off: Reason | None) -> tuple[Outcome, str | None]:
    if cut_off is not None:
        return Outcome.TRUNCATED, cut_off
    if has_text:
        return Outcome.TEXT, Reason.SOME_PAGES_SCANNED if draft.scanned else None
    if draft.scanned:
        return Outcome.EMPTY, Reason.NO_TEXT_LAYER
    if draft.parts:
        return Outcome.TEXT, None
    return Outcome.EMPTY, Reason.NO_TEXT
