"""Plain text in the encodings that old papers come in."""

import codecs

from search.extraction.draft import Draft
from search.extraction.limits import Budget
from search.extraction.reasons import Reason
from search.extraction.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CHARACTER = 4
_SAMPLE = 4096


def read_plain(source: Source, budget: Budget) -> Draft:
    """Read plain text; form feeds part pages. Reads no more bytes than could still be kept."""
    most = budget.characters * _LONGEST_CHARACTER + _LONGEST_CHARACTER
    with source.open() as stream:
        data = stream.read(min(most, source.size()))
    cut_off = Reason.CUT_AT_LIMIT if source.size() > most else None
    return Draft(texts=decode(data, is_cut=cut_off is not None).split("\f"), cut_off=cut_off)


def decode(data: bytes, declared: str | None = None, *, is_cut: bool = False) -> str:
    """Return bytes as text: by their mark, else UTF-8 where valid, else as declared, else Windows-1252.

    `is_cut` says that the end is missing: the last character may be incomplete.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_cut and error.start >= len(data) - _LONGEST_CHARACTER:
            return data[: error.start].decode("utf-8")
    return data.decode(_known(declared) or "cp1252", "replace")


def _known(declared: str | None) -> str | None:
    """Return an encoding that Python knows; one that claims to be Latin-1 is Windows-1252 in practice."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return None if name in ("iso8859-1", "utf-8", "ascii") else name


def _wide_encoding(data: bytes) -> str | None:
    """Return the kind of UTF-16 that text without a mark is in, None when it is not."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not even and not odd:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
