"""Files in a folder: `ab/cd/<sha256>`, written beside and renamed, so that a name is never without all its bytes."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from application.durable import sync_folder
from application.files.hashing import Hashing
from application.files.protocol import (
    CHUNK,
    FileDamagedError,
    FileMissingError,
    Readable,
    StoredFile,
    require_digest,
)
from application.refusals import refusing

_READ_ONLY = 0o440


class FolderFileStore:
    """A file store in one folder of one file system; any number of processes may use it at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._incoming = root / "incoming"
        self._lasting: set[Path] = set()
        """Folders whose own names are known to be on disk."""

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Store what `stream` holds: see `FileStore.put`."""
        with self._received(stream, limit=limit, name=name) as (partial, sha256, size), self._refusing(name):
            return StoredFile(sha256, size, self._settle(partial, sha256, size))

    def open(self, sha256: str) -> BinaryIO:
        """Open the bytes for reading."""
        try:
            return self._address(sha256).open("rb")
        except FileNotFoundError:
            raise FileMissingError(sha256=sha256) from None

    def open_verified(self, sha256: str) -> BinaryIO:
        """Read all of it, compare it, and open it."""
        self.verify(sha256)
        return self.open(sha256)

    @contextmanager
    def path(self, sha256: str) -> Iterator[Path]:
        """Lend the file itself: it is read only."""
        if not self.exists(sha256):
            raise FileMissingError(sha256=sha256)
        yield self._address(sha256)

    def exists(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        try:
            return self._address(sha256).is_file()
        except FileMissingError:
            return False

    def size(self, sha256: str) -> int:
        """Return how many bytes there are."""
        try:
            return self._address(sha256).stat().st_size
        except FileNotFoundError:
            raise FileMissingError(sha256=sha256) from None

    def verify(self, sha256: str) -> None:
        """Read all of it and compare."""
        with self.open(sha256) as stored:
            digest = hashlib.sha256()
            while chunk := stored.read(CHUNK):
                digest.update(chunk)
        found = digest.hexdigest()
        if found != sha256:
            raise FileDamagedError(sha256=sha256, found=found)

    def mend(self, sha256: str, stream: Readable) -> None:
        """Put bytes in the place of others: see `FileStore.mend`."""
        require_digest(sha256)
        with self._received(stream, limit=sys.maxsize, name=sha256) as (partial, found, size), self._refusing(sha256):
            if found != sha256:
                raise FileDamagedError(sha256=sha256, found=found)
            self._settle(partial, sha256, size, instead=True)

    def digests(self) -> Iterator[str]:
        """Yield the SHA-256 of everything that is stored, in order."""
        for first in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            for second in sorted(first.glob("[0-9a-f][0-9a-f]")):
                yield from sorted(file.name for file in second.iterdir())

    def sweep_temporary(self, *, older_than: timedelta = timedelta(hours=1)) -> int:
        """Remove what a crash left half written: see `FileStore.sweep_temporary`."""
        latest, swept = time.time() - older_than.total_seconds(), 0
        for partial in self._incoming.glob("*.part"):
            with suppress(FileNotFoundError):
                if partial.stat().st_mtime <= latest:
                    partial.unlink()
                    swept += 1
        return swept

    @contextmanager
    def _received(self, stream: Readable, *, limit: int, name: str) -> Iterator[tuple[Path, str, int]]:
        """Lend a file beside the others with what a stream holds, its SHA-256 and its size."""
        partial = self._incoming / f"{uuid4().hex}.part"
        try:
            with self._refusing(name):
                descriptor = self._begin(partial)
            try:
                sha256, size = self._receive(stream, descriptor, limit=limit, name=name)
            finally:
                os.close(descriptor)
            yield partial, sha256, size
        finally:
            with suppress(OSError):  # it is gone after a rename; what cannot be removed now is swept later
                partial.unlink()

    def _begin(self, partial: Path) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            return os.open(partial, flags, 0o600)
        except FileNotFoundError:
            self._incoming.mkdir(parents=True, exist_ok=True)
            return os.open(partial, flags, 0o600)

    def _receive(self, stream: Readable, descriptor: int, *, limit: int, name: str) -> tuple[str, int]:
        received = Hashing(stream, limit=limit, name=name)
        for chunk in received:
            with self._refusing(name):
                self._write(descriptor, chunk)
        with self._refusing(name):
            os.fchmod(descriptor, _READ_ONLY)
            os.fsync(descriptor)
        return received.sha256, received.size

    def _write(self, descriptor: int, chunk: bytes) -> None:
        left = memoryview(chunk)
        while left:
            left = left[os.write(descriptor, left) :]

    def _settle(self, partial: Path, sha256: str, size: int, *, instead: bool = False) -> bool:
        """Give the bytes their address, `instead` of what has it; return whether they had it already."""
        address = self._address(sha256)
        # A file of another size is what a failing disk left: the bytes at hand are right, and take its place.
        was_there = not instead and address.is_file() and address.stat().st_size == size
        if not was_there:
            try:
                partial.replace(address)
            except FileNotFoundError:
                self._lasting -= {address.parent, address.parent.parent}
                address.parent.mkdir(parents=True, exist_ok=True)
                partial.replace(address)
        # Also when they were there: whoever put them may not have come this far.
        sync_folder(address.parent)
        for folder in (address.parent, address.parent.parent):
            if folder not in self._lasting:
                sync_folder(folder.parent)
                self._lasting.add(folder)
        return was_there

    def _address(self, sha256: str) -> Path:
        require_digest(sha256)
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def _refusing(self, name: str) -> AbstractContextManager[None]:
        return refusing(name, self._root)
