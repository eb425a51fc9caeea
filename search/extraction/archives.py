"""ZIP: each file in it is a piece; what unpacks to far more than its size is left alone."""

import lzma
import zipfile
import zlib
from contextlib import ExitStack
from pathlib import PurePosixPath

from application.recognition import BROKEN_ZIP
from search.extraction.draft import UnreadableError, damaged, encrypted
from search.extraction.limits import Budget
from search.extraction.pieces import Contents, Load, Piece, harmless_name
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.source import Source

_CHUNK = 1024 * 1024
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_BOMB_RATIO = 100
"""Something that claims to unpack to so many times its size, and to more than the limit, is a bomb."""


def take_apart_zip(source: Source, budget: Budget) -> Contents:
    """Take a ZIP apart. UnreadableError when it is damaged or a bomb. Files are unpacked when they are asked for."""
    with ExitStack() as held:
        try:
            archive = held.enter_context(zipfile.ZipFile(held.enter_context(source.open())))
        except BROKEN_ZIP as error:
            raise damaged() from error
        members = [
            member for member in archive.infolist() if not member.is_dir() and not _is_machinery(member.filename)
        ]
        claimed = sum(member.file_size for member in members)
        if claimed > budget.unpacked and claimed > _BOMB_RATIO * max(1, source.size()):
            raise UnreadableError(Outcome.FAILED, Reason.ZIP_BOMB)
        pieces = tuple(
            Piece(harmless_name(_name(member), f"{number}"), _loading(archive, member))
            for number, member in enumerate(members, 1)
        )
        return Contents(pieces=pieces, held=held.pop_all())


def _loading(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Load:
    def load(budget: Budget) -> bytes:
        if member.flag_bits & _ENCRYPTED:
            raise encrypted()
        if member.file_size > budget.unpacked:
            budget.spend_bytes(member.file_size)
        data = bytearray()
        try:
            with archive.open(member) as unpacked:
                while chunk := unpacked.read(_CHUNK):
                    budget.spend_bytes(len(chunk))
                    data += chunk
        except (RuntimeError, KeyError, zlib.error, lzma.LZMAError, *BROKEN_ZIP) as error:
            raise damaged() from error
        return bytes(data)

    return load


def _name(member: zipfile.ZipInfo) -> str:
    """Return a name as it was meant: those not marked as UTF-8 come from old programs on Windows."""
    if member.flag_bits & _UTF_8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _is_machinery(name: str) -> bool:
    """Return whether a file is one that a computer leaves behind for itself."""
    path = PurePosixPath(name)
    return path.parts[:1] == ("__MACOSX",) or path.name in (".DS_Store", "Thumbs.db", "desktop.ini")
