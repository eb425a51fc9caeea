"""A result in the form it travels and is kept in: what is asked often in the open, the text compressed."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.extraction.result import ExtractionResult, Outcome, Page, Part

_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Packed:
    """A result with its text compressed: cheap to hand on and to store, unpacked by whoever wants the text."""

    outcome: Outcome
    reason: str | None
    page_count: int
    part_count: int
    language: str | None
    wants_ocr: bool
    content: bytes

    def result(self) -> ExtractionResult:
        """Return the whole result."""
        return unpack(self.content)

    def head(self) -> dict[str, Any]:
        """Return all but the content, as JSON can hold it."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason,
            "page_count": self.page_count,
            "part_count": self.part_count,
            "language": self.language,
            "wants_ocr": self.wants_ocr,
        }

    @classmethod
    def of_head(cls, head: Mapping[str, Any], content: bytes) -> "Packed":
        """Return what `head` and the content were taken from."""
        return cls(
            outcome=Outcome(head["outcome"]),
            reason=head["reason"],
            page_count=head["page_count"],
            part_count=head["part_count"],
            language=head["language"],
            wants_ocr=head["wants_ocr"],
            content=content,
        )


def pack(result: ExtractionResult) -> Packed:
    """Pack a result. `part_count` counts the files directly inside it."""
    written = json.dumps(_plain(result), ensure_ascii=False, separators=(",", ":"))
    return Packed(
        outcome=result.outcome,
        reason=None if result.reason is None else str(result.reason),
        page_count=len(result.pages),
        part_count=len(result.parts),
        language=result.language,
        wants_ocr=result.wants_ocr,
        content=zlib.compress(written.encode("utf-8", "replace"), _LEVEL),
    )


def unpack(content: bytes) -> ExtractionResult:
    """Return the result that was packed."""
    return _result(json.loads(zlib.decompress(content)))


def _plain(result: ExtractionResult) -> dict[str, Any]:
    return {
        "outcome": result.outcome.value,
        "pages": [[page.number, page.text] for page in result.pages],
        "metadata": dict(result.metadata),
        "language": result.language,
        "reason": result.reason,
        "parts": [[part.path, part.name, part.media_type, part.size, _plain(part.result)] for part in result.parts],
        "wants_ocr": result.wants_ocr,
    }


def _result(plain: Mapping[str, Any]) -> ExtractionResult:
    return ExtractionResult(
        outcome=Outcome(plain["outcome"]),
        pages=tuple(Page(number, text) for number, text in plain["pages"]),
        metadata=plain["metadata"],
        language=plain["language"],
        reason=plain["reason"],
        parts=tuple(Part(path, name, kind, size, _result(inner)) for path, name, kind, size, inner in plain["parts"]),
        wants_ocr=plain["wants_ocr"],
    )
