"""The tray of files that an account has sent and not filed yet, in a folder of its own.

Each file is `<id>.part` (its bytes, and so how far it has come), `<id>.json` (what it is called) and, once it was read,
`<id>.read`. Bytes are appended under a lock and never rewritten, so a broken sending goes on where the bytes end.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from application.durable import sync_folder
from application.files.protocol import CHUNK, FileStore, FileTooLargeError, Readable, StoredFile
from application.incoming.errors import NoSuchIncomingError, TooManyIncomingError, WrongOffsetError
from application.incoming.item import Incoming
from application.incoming.protocol import MOST_FILES
from application.recognition import recognise
from application.refusals import refusing
from domain import clock
from domain.documents import original_name


class FolderTray:
    """The files of one account. Any number of processes may use it at once."""

    def __init__(self, folder: Path, *, limit: int) -> None:
        """`limit` is the largest file, in bytes."""
        self._folder, self._limit = folder, limit

    def begin(self, name: str, size: int, identity: UUID | None = None) -> Incoming:
        """Begin a file of `size` bytes; FileTooLargeError, TooManyIncomingError, StorageFailedError.

        A sender that may have to send it again gives it an id of its own, which no file in the tray has yet.
        """
        safe = original_name(name)
        if size > self._limit:
            raise FileTooLargeError(name=safe, limit=self._limit)
        if len(list(self._ids())) >= MOST_FILES:
            raise TooManyIncomingError(limit=MOST_FILES)
        item = Incoming(id=identity or uuid4(), name=safe, size=max(size, 0), received=0, begun_at=clock.now())
        with self._refusing(safe):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path(item.id).touch(mode=0o600)
            self._keep(item)
        return item

    def append(self, identity: UUID, offset: int, stream: Readable) -> Incoming:
        """Add bytes that begin at `offset`; return how far it has come, whole once the last byte is there.

        What arrived before a connection broke is kept. WrongOffsetError when they do not follow those that have come,
        or somebody else is adding some; FileTooLargeError when there are more than were told of.
        """
        item = self.get(identity)
        with self._open(identity) as part:
            if not _is_mine(part) or offset != part.seek(0, os.SEEK_END):
                raise WrongOffsetError(id=identity, offset=self.get(identity).received)
            received = offset
            while chunk := stream.read(CHUNK):
                received += len(chunk)
                if received > item.size:
                    part.truncate(offset)
                    raise FileTooLargeError(name=item.name, limit=item.size)
                with self._refusing(item.name):
                    part.write(chunk)
                    part.flush()
            if received < item.size or item.is_whole:
                return replace(item, received=received)
            with self._refusing(item.name):
                os.fsync(part.fileno())
            return self._complete(item)

    def put(self, name: str, stream: Readable, identity: UUID | None = None) -> Incoming:
        """Take in a file at once, whatever its size; see `begin`."""
        item = self.begin(name, self._limit, identity)
        try:
            item = self.append(item.id, 0, stream)
            return item if item.is_whole else self._complete(replace(item, size=item.received))
        except BaseException:
            self.remove(item.id)
            raise

    def get(self, identity: UUID) -> Incoming:
        """Return the file; NoSuchIncomingError."""
        try:
            received = self._path(identity).stat().st_size
            return Incoming.of_json(self._path(identity, "json").read_text(encoding="utf-8"), received=received)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            raise NoSuchIncomingError(id=identity) from None

    def all(self) -> list[Incoming]:
        """Return all files, in the order in which they were begun."""
        found = []
        for identity in self._ids():
            with suppress(NoSuchIncomingError):  # it was taken away just now
                found.append(self.get(identity))
        return sorted(found, key=lambda item: (item.begun_at, item.name))

    def open(self, identity: UUID) -> BinaryIO:
        """Open the bytes. NoSuchIncomingError while they are not all there."""
        if not self.get(identity).is_whole:
            raise NoSuchIncomingError(id=identity)
        return self._path(identity).open("rb")

    @contextmanager
    def path(self, identity: UUID) -> Iterator[Path]:
        """Lend the file itself: see `Tray.path`."""
        if not self.get(identity).is_whole:
            raise NoSuchIncomingError(id=identity)
        yield self._path(identity)

    def store(self, identity: UUID, files: FileStore) -> StoredFile:
        """Put the bytes in the file store, where they are kept for good; the tray keeps its own until `remove`."""
        item = self.get(identity)
        with self.open(identity) as stream:
            return files.put(stream, limit=max(item.size, 1), name=item.name)

    def remove(self, identity: UUID) -> None:
        """Take a file away, if it is there."""
        for ending in ("json", "read", "part"):
            with suppress(FileNotFoundError):
                self._path(identity, ending).unlink()

    def what_was_read(self, identity: UUID) -> bytes | None:
        """Return what `keep_read` kept, None when the file was not read yet."""
        try:
            return self._path(identity, "read").read_bytes()
        except FileNotFoundError:
            return None

    def keep_read(self, identity: UUID, content: bytes) -> None:
        """Keep what was read from a file as long as the file is here."""
        self._write(self._path(identity, "read"), content)

    def _complete(self, item: Incoming) -> Incoming:
        path = self._path(item.id)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        whole = replace(item, received=item.size, sha256=digest, media_type=recognise(path, item.name))
        with self._refusing(item.name):
            self._keep(whole)
        return whole

    def _keep(self, item: Incoming) -> None:
        self._write(self._path(item.id, "json"), item.as_json().encode())

    def _write(self, path: Path, content: bytes) -> None:
        beside = path.with_suffix(f".{uuid4().hex}.new")
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        sync_folder(self._folder)

    @contextmanager
    def _open(self, identity: UUID) -> Iterator[BinaryIO]:
        try:
            with self._path(identity).open("r+b") as part:
                yield part
        except FileNotFoundError:
            raise NoSuchIncomingError(id=identity) from None

    def _ids(self) -> Iterator[UUID]:
        for path in self._folder.glob("*.json"):
            with suppress(ValueError):
                yield UUID(path.stem)

    def _path(self, identity: UUID, ending: str = "part") -> Path:
        return self._folder / f"{identity}.{ending}"

    def _refusing(self, name: str) -> AbstractContextManager[None]:
        return refusing(name, self._folder)


def _is_mine(part: BinaryIO) -> bool:
    """Whether nobody else is adding to the file; the lock is let go of with the file."""
    with suppress(BlockingIOError):
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
