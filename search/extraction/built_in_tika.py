"""Tika compiled to native code, in this very process."""

from functools import cache
from pathlib import Path
from typing import Any

from search.extraction.draft import Draft
from search.extraction.limits import Budget
from search.extraction.source import Source
from search.extraction.tika_answer import MARK_UP, draft_of, told

_CHUNK = 1024 * 1024


def read_by_built_in(source: Source, budget: Budget) -> Draft:
    """See `search.extraction.tika`."""
    with source.on_disk() as path:
        try:
            reader, found = _extractor().extract_file(str(path))
            markup, was_cut = _all_of(reader, budget.characters * MARK_UP + _CHUNK)
        except TypeError as error:  # the only kind of error there is before reading begins, whatever happened
            raise told(str(error)) from error
        except OSError as error:  # while reading no cause is given: ask in the way that gives one
            raise told(_cause(path)) from error
    return draft_of([markup], found, was_cut=was_cut)


@cache
def _extractor() -> Any:
    from iscc_tika import Extractor

    return Extractor().set_xml_output(True)


def _cause(path: Path) -> str:
    try:
        _extractor().extract_file_to_string(str(path))
    except TypeError as error:
        return str(error)
    return ""


def _all_of(reader: Any, most: int) -> tuple[bytes, bool]:
    data = bytearray()
    while chunk := reader.read(_CHUNK):
        data += chunk
        if len(data) > most:
            return bytes(data), True
    return bytes(data), False
