"""The files an import is given: found without following links, named as people can read, taken into the store."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from application.errors import ApplicationError
from application.files.protocol import CHUNK, FileTooLargeError, Readable, StoredFile
from application.imports.errors import EmptyFileError, HiddenError, LinkError, NotAFileError, UnreadableError
from application.imports.report import Remark
from application.media import UNKNOWN, file_type, named_type
from application.norwegian_order import norwegian_key
from application.recognition import recognise_stream
from domain.documents import original_name

_KEPT_BY_COMPUTERS = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information", "icon\r"}
)
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: where it is, and its path in the folder as people read it, parts apart by `/`."""

    path: Path
    shown: str
    size: int = 0


class Storing(Protocol):
    """A file store as far as an import needs one."""

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Store what `stream` holds: see `FileStore.put`."""

    def exists(self, sha256: str) -> bool:
        """Return whether the bytes are there."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes are in the store. `remarks` are what somebody may want to know about it."""

    sha256: str
    size: int
    media_type: str
    name: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the folder that is not a file to import, and why. A folder's path ends with `/`."""

    shown: str
    reason: ApplicationError


def readable_name(name: str) -> str:
    """Return a file name as text: in composed letters, and as Windows reads it where it is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", "replace")
    return unicodedata.normalize("NFC", name)


def walk(folder: Path, shown: str = "") -> Iterator[Source | Refused]:
    """Yield all files below `folder`, in the order people count in, and what is there without being one."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: counting_key(readable_name(entry.name)))
    except OSError as error:
        yield Refused(shown or "./", UnreadableError(name=shown or folder, problem=error.strerror))
        return
    for entry in entries:
        name = shown + readable_name(entry.name)
        try:
            if is_kept_by_computers(entry.name):
                yield Refused(name, HiddenError(name=name))
            elif entry.is_symlink():
                yield Refused(name, LinkError(name=name))
            elif entry.is_dir(follow_symlinks=False):
                yield from walk(Path(entry.path), f"{name}/")
            else:
                yield Source(Path(entry.path), name, entry.stat(follow_symlinks=False).st_size)
        except OSError as error:  # it went away in between
            yield Refused(name, UnreadableError(name=name, problem=error.strerror))


def is_kept_by_computers(name: str) -> bool:
    """Return whether a file is hidden, or of the kind that computers and Office keep for themselves."""
    hidden = name.startswith((".", "~$")) and not name.startswith("..")  # two dots are an attempt at another folder
    return hidden or name.casefold() in _KEPT_BY_COMPUTERS


def counting_key(name: str) -> list[tuple[int, object]]:
    """Return what sorts names as people count: `2 brev` before `10 brev`, å last."""
    parts = _DIGITS.split(name)
    return [(0, int(part)) if place % 2 else (1, norwegian_key(part)) for place, part in enumerate(parts)]


def digest(source: Source, *, limit: int) -> str:
    """Return the SHA-256 of a file that may be imported, and store nothing: see `take_in` for what is raised."""
    with _opened(source, limit) as stream:
        found = hashlib.sha256()
        try:
            while chunk := stream.read(CHUNK):
                found.update(chunk)
        except OSError as error:
            raise UnreadableError(name=source.shown, problem=error.strerror) from error
        return found.hexdigest()


def take_in(source: Source, files: Storing, *, limit: int) -> Taken:
    """Store a file's bytes.

    LinkError, NotAFileError, EmptyFileError, UnreadableError and FileTooLargeError concern this file alone;
    StorageFullError and StorageFailedError concern the archive.
    """
    with _opened(source, limit) as stream:
        name = source.shown.rpartition("/")[2]
        try:
            media_type = recognise_stream(stream, name)
            stored = files.put(stream, limit=limit, name=name)
        except OSError as error:  # the store has errors of its own: this is the file's
            raise UnreadableError(name=source.shown, problem=error.strerror) from error
    return Taken(
        stored.sha256, stored.size, media_type, original_name(name), _remarks(source, media_type, stored.was_there)
    )


def _opened(source: Source, limit: int) -> BinaryIO:
    try:
        found = os.lstat(source.path)
        if stat.S_ISLNK(found.st_mode):
            raise LinkError(name=source.shown)
        if not stat.S_ISREG(found.st_mode):
            raise NotAFileError(name=source.shown)
        stream = os.fdopen(os.open(source.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
    except (OSError, ValueError) as error:
        raise UnreadableError(name=source.shown, problem=getattr(error, "strerror", None) or error) from error
    size = os.fstat(stream.fileno()).st_size
    if size == 0 or size > limit:
        stream.close()
        raise FileTooLargeError(name=source.shown, limit=limit) if size else EmptyFileError(name=source.shown)
    return stream


def _remarks(source: Source, media_type: str, was_there: bool) -> tuple[Remark, ...]:
    found: list[Remark] = []
    promised = named_type(source.shown)
    if UNKNOWN not in (promised, media_type) and file_type(promised) != file_type(media_type):
        found.append(Remark("import-other-type", {"name": source.shown, "is_type": file_type(media_type)}))
    if was_there:
        found.append(Remark("import-same-bytes", {"name": source.shown}))
    if readable_name(source.path.name) != unicodedata.normalize("NFC", source.path.name):
        found.append(Remark("import-respelled", {"name": source.shown}))
    return tuple(found)
