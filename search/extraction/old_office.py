"""Whether a file of Office's old container needs a password: its readers only say that they failed."""

import struct

import olefile

from search.extraction.source import Source

_PACKAGES = ("EncryptedPackage", "EncryptedSummary")
_WORD, _WORD_FLAGS, _WORD_ENCRYPTED = "WordDocument", 10, 0x0100
_BOOKS = ("Workbook", "Book")
_FILE_PASS, _END_OF_SHEET = 0x002F, 0x000A
_HEADER = 4


def is_locked(source: Source) -> bool:
    """Return whether a password is needed: the marks of [MS-DOC] 2.5.1, [MS-XLS] 2.4.117, [MS-OFFCRYPTO] 2.3.4."""
    try:
        with source.open() as stream, olefile.OleFileIO(stream) as ole:
            if any(ole.exists(name) for name in _PACKAGES):
                return True
            if ole.exists(_WORD):
                head = ole.openstream(_WORD).read(_WORD_FLAGS + 2)
                return bool(struct.unpack_from("<H", head, _WORD_FLAGS)[0] & _WORD_ENCRYPTED)
            book = next((name for name in _BOOKS if ole.exists(name)), None)
            return book is not None and _has_file_pass(ole.openstream(book).read())
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):  # damaged, not locked
        return False


def _has_file_pass(data: bytes) -> bool:
    """Look through the records before the first sheet's."""
    at = 0
    while at + _HEADER <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _FILE_PASS:
            return True
        if kind == _END_OF_SHEET:
            return False
        at += _HEADER + size
    return False
