"""Files in a bucket of an S3-compatible object store: `ab/cd/<sha256>`, made once and never written over."""

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, cast

from application.files.bucket import PART, Bucket, NoSuchObjectError, ObjectExistsError
from application.files.hashing import Hashing
from application.files.protocol import (
    FileDamagedError,
    FileMissingError,
    Readable,
    StoredFile,
    require_digest,
)
from application.files.ranges import open_ranges
from application.refusals import refusing

_KEY = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")


class S3FileStore:
    """A file store in one folder of one bucket; any number of processes on any number of machines may use it at once.

    A file is hashed while it comes in, in memory or in a temporary file of this machine, and sent once its name is
    known; the store compares each part with its SHA-256.
    """

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Store what `stream` holds: see `FileStore.put`."""
        with _temporary() as held:
            sha256, size = _receive(stream, held, limit=limit, name=name)
            return StoredFile(sha256, size, self._settle(held, sha256, size, name))

    def open(self, sha256: str) -> BinaryIO:
        """Open the bytes for reading: they are fetched as they are asked for."""
        key, size = _key(sha256), self.size(sha256)

        def fetch(start: int, end: int) -> bytes:
            with _missing(sha256):
                return self._bucket.range(key, start, end, name=sha256)

        return open_ranges(fetch, size)

    def open_verified(self, sha256: str) -> BinaryIO:
        """Fetch all of it, compare it, and open what was fetched."""
        held = _temporary()
        try:
            with _refusing(sha256):
                self._fetch(sha256, held)
                held.seek(0)
        except BaseException:
            held.close()
            raise
        return held

    @contextmanager
    def path(self, sha256: str) -> Iterator[Path]:
        """Lend a temporary copy, compared with its SHA-256 before it is lent; FileDamagedError."""
        with ExitStack() as held:
            with _refusing(sha256):
                copy = held.enter_context(tempfile.NamedTemporaryFile(prefix="regionarkiv-"))
                self._fetch(sha256, cast("BinaryIO", copy))
                copy.flush()
            yield Path(copy.name)

    def exists(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        try:
            self.size(sha256)
        except FileMissingError:
            return False
        return True

    def size(self, sha256: str) -> int:
        """Return how many bytes there are."""
        with _missing(sha256):
            return self._bucket.size(_key(sha256), name=sha256)

    def verify(self, sha256: str) -> None:
        """Read all of it and compare."""
        self._fetch(sha256, None)

    def mend(self, sha256: str, stream: Readable) -> None:
        """Put bytes in the place of others: see `FileStore.mend`."""
        key = _key(sha256)
        with _temporary() as held:
            found, size = _receive(stream, held, limit=sys.maxsize, name=sha256)
            if found != sha256:
                raise FileDamagedError(sha256=sha256, found=found)
            self._bucket.put(key, held.read() if size <= PART else held, name=sha256)

    def digests(self) -> Iterator[str]:
        """Yield the SHA-256 of everything that is stored, in order: it is listed, so never do this in a request."""
        for found in self._bucket.list():
            key = _KEY.fullmatch(found.key)
            if key:
                yield key[3]

    def sweep_temporary(self, *, older_than: timedelta = timedelta(hours=1)) -> int:  # noqa: ARG002
        """Return 0: nothing half written has a name here. A rule of the bucket ends sendings that were broken off."""
        return 0

    def _settle(self, held: BinaryIO, sha256: str, size: int, name: str) -> bool:
        """Give the bytes their address; return whether they had it already."""
        key = _key(sha256)
        if size <= PART:
            content = held.read()
            try:
                self._bucket.create(key, content, name=name)
            except ObjectExistsError:
                if self._holds(key, size, name):
                    return True
                # An object of another size is what a failing disk left: the bytes at hand are right.
                self._bucket.put(key, content, name=name)
            return False
        if self._holds(key, size, name):
            return True
        # What is sent in parts cannot be refused for a name that is taken. The name tells the content: whoever
        # comes to the same name at the same time brings the same bytes, and an object is replaced all at once.
        self._bucket.put(key, held, name=name)
        return False

    def _holds(self, key: str, size: int, name: str) -> bool:
        try:
            return self._bucket.size(key, name=name) == size
        except NoSuchObjectError:
            return False

    def _fetch(self, sha256: str, copy: BinaryIO | None) -> None:
        key, digest = _key(sha256), hashlib.sha256()
        with _missing(sha256):
            for chunk in self._bucket.stream(key, name=sha256):
                digest.update(chunk)
                if copy is not None:
                    copy.write(chunk)
        found = digest.hexdigest()
        if found != sha256:
            raise FileDamagedError(sha256=sha256, found=found)


def _key(sha256: str) -> str:
    require_digest(sha256)
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _temporary() -> BinaryIO:
    """Return a place for bytes on their way: memory for few, a file without a name for many."""
    return cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=PART))


def _receive(stream: Readable, held: BinaryIO, *, limit: int, name: str) -> tuple[str, int]:
    received = Hashing(stream, limit=limit, name=name)
    for chunk in received:
        with _refusing(name):
            held.write(chunk)
    with _refusing(name):
        held.seek(0)
    return received.sha256, received.size


@contextmanager
def _missing(sha256: str) -> Iterator[None]:
    try:
        yield
    except NoSuchObjectError:
        raise FileMissingError(sha256=sha256) from None


def _refusing(name: str) -> AbstractContextManager[None]:
    """Say what the temporary folder of this machine refused."""
    return refusing(name, tempfile.gettempdir())
