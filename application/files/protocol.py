"""What a file store promises, whether it is a folder or an object store."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol

from application.errors import ApplicationError

CHUNK = 1024 * 1024
"""How much is read and written at a time, in bytes."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class StoredFile:
    """Bytes in the store: SHA-256 as 64 small hexadecimal digits, size in bytes, and whether they were there before."""

    sha256: str
    size: int
    was_there: bool = False


class Readable(Protocol):
    """What bytes are read from: an opened file, an upload, a response."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


class FileTooLargeError(ApplicationError):
    """A file is over the limit, and nothing of it was stored. Values: `name`, `limit` in bytes."""

    code: ClassVar[str] = "file-too-large"


class FileMissingError(ApplicationError):
    """The store has no such bytes. Values: `sha256`."""

    code: ClassVar[str] = "file-missing"


class FileDamagedError(ApplicationError):
    """The bytes in the store are not those that were filed: restore them from a backup. Values: `sha256`, `found`."""

    code: ClassVar[str] = "file-damaged"


class FileStore(Protocol):
    """Keeps bytes under their SHA-256. What is stored never changes, and the same bytes are stored once.

    Names of files never become paths. The methods that take a digest raise FileMissingError for what is not there, and
    all raise StorageFailedError when the store does not answer or refuses.
    """

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Store what `stream` holds, in constant memory; when it returns the bytes are on disk for good.

        `limit` is in bytes; `name` is what errors call the file. FileTooLargeError, StorageFullError and
        StorageFailedError leave nothing behind, and what was stored before untouched.
        """

    def open(self, sha256: str) -> BinaryIO:
        """Open the bytes for reading, at the start and seekable."""

    def open_verified(self, sha256: str) -> BinaryIO:
        """Compare all of the bytes, then open them as `open` does. FileDamagedError."""

    def path(self, sha256: str) -> AbstractContextManager[Path]:
        """Lend a local file with the bytes, to be read only, until the block ends. FileDamagedError."""

    def exists(self, sha256: str) -> bool:
        """Return whether the bytes are there."""

    def size(self, sha256: str) -> int:
        """Return how many bytes there are."""

    def verify(self, sha256: str) -> None:
        """Read all of it and compare. FileDamagedError when the bytes are not those that were stored."""

    def mend(self, sha256: str, stream: Readable) -> None:
        """Put bytes in the place of what is missing or damaged. FileDamagedError when they are not those of this name.

        Nothing is changed then. Errors otherwise as those of `put`.
        """

    def digests(self) -> Iterator[str]:
        """Yield the SHA-256 of everything that is stored, in order."""

    def sweep_temporary(self, *, older_than: timedelta = timedelta(hours=1)) -> int:
        """Remove what a crash left half written, if nothing was added to it for that long; return how many."""


def require_digest(sha256: str) -> str:
    """Return the digest; FileMissingError for anything that is not one, so that it never becomes a path."""
    if not _DIGEST.fullmatch(sha256):
        raise FileMissingError(sha256=sha256)
    return sha256
