"""What kind of file something is: told by its bytes first, by its name only where bytes do not tell."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import olefile

from application.media import (
    CSV,
    DOC,
    DOCX,
    EML,
    HTML,
    MSG,
    ODP,
    ODS,
    ODT,
    OLE,
    PDF,
    PLAIN,
    PPT,
    PPTX,
    RTF,
    UNKNOWN,
    XLS,
    XLSX,
    XML,
    ZIP,
    is_known,
    named_type,
)

HEAD = 64 * 1024
"""How much of a file's beginning is looked at, in bytes."""

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

BROKEN_ZIP = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, ValueError)
"""What the standard library raises for ZIP files that are damaged or packed in a way it does not know."""

_MAGIC = (
    (b"{\\rtf", RTF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)

_IN_OLE = (
    ("__properties_version1.0", MSG),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)

_IN_ZIP = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?")
_MAIL_HEADERS = (b"from", b"to", b"subject", b"date", b"received", b"return-path", b"message-id", b"mime-version")
_OF_TEXT = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\t\n\r\f\x0b\x1b")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def recognise(path: Path, name: str) -> str:
    """Return the media type of the file at `path`, which people call `name`: a wrong extension does not mislead it.

    UNKNOWN (application/octet-stream) when neither bytes nor name tell. OSError when the file cannot be read.
    """
    with path.open("rb") as stream:
        return recognise_stream(stream, name)


def recognise_stream(stream: BinaryIO, name: str) -> str:
    """Return the media type of what a seekable stream holds; leaves the stream at its start."""
    stream.seek(0)
    head = stream.read(HEAD)
    try:
        return _recognise(head, stream, name)
    finally:
        stream.seek(0)


def _recognise(head: bytes, stream: BinaryIO, name: str) -> str:
    named = named_type(name)
    if not head:
        return named
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(OLE_MAGIC):
        return _in_ole(stream, named)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_zip(head, stream, named)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    for magic, media_type in _MAGIC:
        if head.startswith(magic) and (media_type != "image/bmp" or not _is_text(head)):
            return media_type
    return _textual(head, named) if _is_text(head) else _unless_text(named)


def _in_ole(stream: BinaryIO, named: str) -> str:
    """Tell old Office files and Outlook mail apart by the streams they hold; encrypted ones go by their name."""
    try:
        stream.seek(0)
        with olefile.OleFileIO(stream) as ole:
            held = {entry[0].lower() for entry in ole.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, KeyError, TypeError):  # what olefile raises for damaged files
        held = set()
    for stream_name, media_type in _IN_OLE:
        if stream_name.lower() in held:
            return media_type
    if named in (DOC, XLS, PPT, MSG) or (named in (DOCX, XLSX, PPTX) and "encryptedpackage" in held):
        return named
    return OLE


def _in_zip(head: bytes, stream: BinaryIO, named: str) -> str:
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            declared = _declared(archive) if "mimetype" in names else ""
    except (RuntimeError, *BROKEN_ZIP):
        return _in_damaged_zip(head, named)
    if declared:
        return declared if is_known(declared) or declared == "application/epub+zip" else ZIP
    return _office_by_names(names) if "[Content_Types].xml" in names else ZIP


def _declared(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as member:
        return member.read(100).decode("ascii", "replace").strip()


def _in_damaged_zip(head: bytes, named: str) -> str:
    """Look for what the beginning still shows: names are kept in plain sight before each file."""
    for declared in (ODT, ODS, ODP):
        if b"mimetype" + declared.encode() in head[:200]:
            return declared
    if b"[Content_Types].xml" in head:
        return next((kind for folder, kind in _IN_ZIP if folder.encode() in head), named if is_known(named) else ZIP)
    return named if named in (DOCX, XLSX, PPTX, ODT, ODS, ODP) else ZIP


def _office_by_names(names: Iterable[str]) -> str:
    held = list(names)
    return next((kind for folder, kind in _IN_ZIP if any(name.startswith(folder) for name in held)), ZIP)


def _is_text(head: bytes) -> bool:
    if head.startswith(_UTF_16_MARKS):
        return True
    controls = len(head[:4096].translate(None, _OF_TEXT))
    if b"\x00" in head[:4096]:
        return _looks_like_utf_16(head)
    return controls * 100 <= len(head[:4096])


def _looks_like_utf_16(head: bytes) -> bool:
    """Text of our alphabet in UTF-16 without a mark has a zero in every second place and next to none elsewhere."""
    sample = head[: 4096 & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    many, few = max(even, odd), min(even, odd)
    return len(sample) >= 8 and few * 100 <= len(sample) and many * 10 >= len(sample) * 4


def _textual(head: bytes, named: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2048].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start.startswith((b"<!--", b"<?xml")) and b"<html" in start
    ):
        return HTML
    if start.startswith(b"<?xml") or (start.startswith(b"<svg") and b"http://www.w3.org/2000/svg" in start):
        return "image/svg+xml" if b"<svg" in start else XML
    if _is_mail(head):
        return EML
    return named if named in (CSV, HTML, XML, EML) else PLAIN


def _is_mail(head: bytes) -> bool:
    """Return whether the first lines are mail headers, at least two of them ones that every mail has."""
    known = 0
    for number, line in enumerate(head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()):
        if number == 0 and line.startswith(b"From "):  # the first line of a mailbox
            continue
        if not line:
            break
        if line[:1] in b" \t":
            continue
        if not _HEADER.match(line):
            return False
        known += line.split(b":")[0].lower() in _MAIL_HEADERS
    return known >= 2 and b":" in head[:1000]


def _unless_text(named: str) -> str:
    """Return the type promised by the name, unless it promises text or a kind whose bytes would have shown it."""
    return named if named.startswith("image/") and named != "image/svg+xml" else UNKNOWN
