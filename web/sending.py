"""Sends bytes that somebody filed: in constant memory, in ranges where asked, and so that they run nothing here."""

import hashlib
import io
import os
import re
from collections.abc import Callable
from typing import BinaryIO
from urllib.parse import quote

from flask import Response, request
from werkzeug.http import parse_range_header
from werkzeug.wsgi import FileWrapper

from application import media
from application.files.protocol import FileDamagedError, FileStore
from application.incoming.item import Incoming
from application.incoming.protocol import Tray
from application.questions.documents import Version
from search.extraction.opening import OpenedPart
from web.security import as_untrusted_file

BLOCK = 256 * 1024
"""How much of a file is held in memory at a time, in bytes."""

VERIFIED_UP_TO = 64 * 1024 * 1024
"""Whole files up to this size, in bytes, are compared with their SHA-256 before the first byte is sent."""

_PICTURES = frozenset(f"image/{kind}" for kind in ("png", "jpeg", "gif", "webp", "bmp"))
SHOWN = frozenset({media.PDF, media.PLAIN, *_PICTURES})
"""Kinds that a browser shows without running anything; all others are downloaded."""

_CONDITIONS = frozenset({"Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since"})
"""Headers that may make the answer something else than the whole file."""

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")
_SAMPLE = 64 * 1024
_LONGEST_CHARACTER = 4


def send_stored(files: FileStore, version: Version, *, download: bool = False) -> Response:
    """Return an answer with the bytes of a version; `download` saves what would be shown.

    FileMissingError and FileDamagedError when the store does not hold what was filed.
    """
    whole = request.method == "GET" and version.size <= VERIFIED_UP_TO and not _CONDITIONS & set(request.headers.keys())
    response = _answer(
        lambda: _opened(files, version, verified=whole),
        size=version.size,
        sha256=version.sha256,
        media_type=version.media_type,
        name=version.name,
        download=download,
    )
    if not whole and response.status_code == 200 and request.method == "GET" and version.size <= VERIFIED_UP_TO:
        try:
            files.verify(version.sha256)
        except BaseException:
            response.close()
            raise
    return response


def send_incoming(tray: Tray, item: Incoming) -> Response:
    """Return an answer with the bytes of a file in a tray, which is not filed yet."""
    return _answer(
        lambda: tray.open(item.id),
        size=item.size,
        sha256=item.sha256 or "",
        media_type=item.media_type or media.UNKNOWN,
        name=item.name,
        download=False,
    )


def send_part(part: OpenedPart, *, download: bool = False) -> Response:
    """Return an answer with the bytes of a part of a mail or an archive."""
    return _answer(
        lambda: io.BytesIO(part.data),
        size=len(part.data),
        sha256=hashlib.sha256(part.data).hexdigest(),
        media_type=part.media_type,
        name=part.name,
        download=download,
    )


def is_shown(media_type: str) -> bool:
    """Return whether a browser shows files of this kind; all others are downloaded."""
    return _plain_type(media_type) in SHOWN


def _answer(
    opening: Callable[[], BinaryIO], *, size: int, sha256: str, media_type: str, name: str, download: bool
) -> Response:
    stream = opening()
    try:
        kind = _plain_type(media_type)
        content_type = f"{kind}; charset={_encoding(stream)}" if kind == media.PLAIN else kind
        # The server's own file wrapper would read through what comes before a range instead of skipping it.
        response = Response(FileWrapper(stream, BLOCK), content_type=content_type, direct_passthrough=True)
        response.content_length = size
        response.set_etag(sha256)
        shown = "attachment" if download or kind not in SHOWN else "inline"
        response.headers.set("Content-Disposition", shown, **disposition_names(name))
        as_untrusted_file(response, embeddable=kind == media.PDF)
        response.make_conditional(_environ_with_fit_range(), accept_ranges=True, complete_length=size)
    except BaseException:
        stream.close()
        raise
    return response


def _opened(files: FileStore, version: Version, *, verified: bool) -> BinaryIO:
    stream = (files.open_verified if verified else files.open)(version.sha256)
    found = stream.seek(0, os.SEEK_END)
    if found != version.size:
        stream.close()
        raise FileDamagedError(sha256=version.sha256, found=f"{found} bytes")
    stream.seek(0)
    return stream


def _environ_with_fit_range() -> dict[str, object]:
    """Return the request without a Range that may be ignored: one we cannot read, or several at once (RFC 9110)."""
    environ = dict(request.environ)
    asked = parse_range_header(environ.get("HTTP_RANGE"))
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        environ.pop("HTTP_RANGE", None)
    return environ


def _plain_type(media_type: str) -> str:
    plain = media_type.partition(";")[0].strip().lower()
    return plain if _MEDIA_TYPE.fullmatch(plain) else media.UNKNOWN


def disposition_names(name: str) -> dict[str, str]:
    """Return the name in plain letters for old programs, and as it is (RFC 6266, RFC 8187) when that is another."""
    ascii_name = name.encode("ascii", "replace").decode().replace("?", "_")
    if ascii_name == name:
        return {"filename": name}
    return {"filename": ascii_name, "filename*": f"UTF-8''{quote(name, safe='')}"}


def _encoding(stream: BinaryIO) -> str:
    """Return the encoding of old and new text files; leaves the stream at its start."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if len(sample) == _SAMPLE and error.start >= _SAMPLE - _LONGEST_CHARACTER else "windows-1252"
    return "utf-8"
