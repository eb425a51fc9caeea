"""Telling a damaged index from a question that went wrong: each file ends with a checksum of what is before."""

import json
import struct
import zlib
from pathlib import Path

from search.engines.tantivy.folder import GENERATION_PARTS, segment_files

_MAGIC = 1337
_END = struct.Struct("<II")
_AT_ONCE = 1 << 20
_LONGEST_FOOTER = 1 << 16


def is_damage(error: BaseException) -> bool:
    """Return whether an error can come of damaged files. Tantivy gives up (a panic) on content it never expects."""
    return isinstance(error, OSError | ValueError | RuntimeError) or type(error).__name__ == "PanicException"


def is_sound(generation: Path) -> bool:
    """Return whether all files of a generation hold what was written: reads them all, a second for a gigabyte or so."""
    try:
        return all(_is_sound(file) for name in GENERATION_PARTS for file in segment_files(generation / name))
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False


def _is_sound(file: Path) -> bool:
    size = file.stat().st_size
    with file.open("rb") as opened:
        opened.seek(size - _END.size)
        length, magic = _END.unpack(opened.read())
        if magic != _MAGIC or length > min(_LONGEST_FOOTER, size - _END.size):
            return False
        content = size - _END.size - length
        opened.seek(content)
        expected = json.loads(opened.read(length))["crc"]
        opened.seek(0)
        found = 0
        while content:
            piece = opened.read(min(_AT_ONCE, content))
            found, content = zlib.crc32(piece, found), content - len(piece)
    return bool(found == expected)
