"""Opening a part of a mail or a ZIP, to be shown or saved."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from application.errors import ApplicationError
from application.recognition import recognise_stream
from search.extraction.draft import UnreadableError
from search.extraction.limits import Budget, Limits, OverLimitError
from search.extraction.reasons import Reason
from search.extraction.routes import contents_of
from search.extraction.source import Source

_LONGEST_NUMBER = 9
"""Digits: Python refuses to read very long numbers."""


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """A part's bytes, with its recognised media type and a name fit to save under (no folders)."""

    name: str
    media_type: str
    data: bytes


class PartMissingError(ApplicationError):
    """The file has no such part. Values: `part`, the path asked for."""

    code: ClassVar[str] = "part-missing"


class PartUnreadableError(ApplicationError):
    """The part cannot be unpacked. Values: `part`, and `reason`, a `search.extraction.reasons.Reason`."""

    code: ClassVar[str] = "part-unreadable"


def open_part(path: Path, media_type: str, name: str, part_path: str, limits: Limits) -> OpenedPart:
    """Return the part at `part_path` (`"2"`, `"2/1"`) of the mail or ZIP at `path`, within the limits.

    PartMissingError, PartUnreadableError; OSError when the file cannot be read.
    """
    source, budget = Source(media_type, name, path), Budget(limits)
    steps = part_path.split("/")
    if len(steps) > limits.depth:
        raise PartMissingError(part=part_path)
    for step in steps:
        try:
            source = _step(source, step, budget)
        except LookupError:
            raise PartMissingError(part=part_path) from None
        except OverLimitError as error:
            raise PartUnreadableError(part=part_path, reason=error.reason) from error
        except UnreadableError as error:
            raise PartUnreadableError(part=part_path, reason=error.reason) from error
        except MemoryError as error:
            raise PartUnreadableError(part=part_path, reason=Reason.OUT_OF_MEMORY) from error
    return OpenedPart(source.name.rpartition("/")[2], source.media_type, source.data)


def _step(source: Source, step: str, budget: Budget) -> Source:
    """Return the piece of that number. LookupError when there is none."""
    contents = contents_of(source, budget)
    number = int(step) if step.isascii() and step.isdigit() and len(step) <= _LONGEST_NUMBER else 0
    if contents is None:
        raise LookupError(step)
    with contents:
        if not 1 <= number <= len(contents.pieces):
            raise LookupError(step)
        piece = contents.pieces[number - 1]
        data = piece.load(budget)
    return Source(recognise_stream(io.BytesIO(data), piece.name), piece.name, data=data)
