"""The tray of files that an account has sent and not filed yet, for any number of machines.

The office knows the files and which pieces of them have come; each piece is an object of its own in the bucket, under
`incoming/`. A piece counts once the office knows it, and it is let in only where the bytes end.
"""

import bisect
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

import structlog

from application.errors import StorageFailedError
from application.files.bucket import PART, Bucket, NoSuchObjectError
from application.files.protocol import CHUNK, FileStore, FileTooLargeError, Readable, StoredFile
from application.files.ranges import open_ranges
from application.incoming.errors import NoSuchIncomingError, WrongOffsetError
from application.incoming.item import Incoming
from application.incoming.protocol import MOST_FILES
from application.incoming.rows import IncomingRows, Piece
from application.recognition import recognise
from application.refusals import refusing
from domain import clock
from domain.documents import original_name

log = structlog.get_logger(__name__)

PREFIX = "incoming/"
"""What the keys of all objects in trays begin with."""


class BucketTray:
    """The files of one account: see `Tray`."""

    def __init__(self, account_id: UUID, bucket: Bucket, rows: IncomingRows, *, limit: int) -> None:
        """`limit` is the largest file, in bytes."""
        self._account_id, self._bucket, self._rows, self._limit = account_id, bucket, rows, limit

    def begin(self, name: str, size: int, identity: UUID | None = None) -> Incoming:
        """Begin a file: see `Tray.begin`."""
        safe = original_name(name)
        if size > self._limit:
            raise FileTooLargeError(name=safe, limit=self._limit)
        item = Incoming(id=identity or uuid4(), name=safe, size=max(size, 0), received=0, begun_at=clock.now())
        self._rows.begin(self._account_id, item, most=MOST_FILES)
        return item

    def append(self, identity: UUID, offset: int, stream: Readable) -> Incoming:
        """Add bytes: see `Tray.append`."""
        item = self.get(identity)
        if offset != item.received:
            raise WrongOffsetError(id=identity, offset=item.received)
        received = offset
        for content in _pieces(stream):
            if received + len(content) > item.size:
                self._discard(self._rows.cut(identity, offset))
                raise FileTooLargeError(name=item.name, limit=item.size)
            self._add(item, received, content)
            received += len(content)
        if received < item.size or item.is_whole:
            return replace(item, received=received)
        return self._complete(replace(item, received=received))

    def put(self, name: str, stream: Readable, identity: UUID | None = None) -> Incoming:
        """Take in a file at once: see `Tray.put`."""
        item = self.begin(name, self._limit, identity)
        try:
            item = self.append(item.id, 0, stream)
            return item if item.is_whole else self._complete(replace(item, size=item.received))
        except BaseException:
            self.remove(item.id)
            raise

    def get(self, identity: UUID) -> Incoming:
        """Return the file; NoSuchIncomingError."""
        item = self._rows.get(self._account_id, identity)
        if item is None:
            raise NoSuchIncomingError(id=identity)
        return item

    def all(self) -> list[Incoming]:
        """Return all files, in the order in which they were begun; the bucket is not asked."""
        return self._rows.all(self._account_id)

    def open(self, identity: UUID) -> BinaryIO:
        """Open the bytes: they are fetched as they are asked for."""
        item = self.get(identity)
        if not item.is_whole:
            raise NoSuchIncomingError(id=identity)
        return self._open(item)

    @contextmanager
    def path(self, identity: UUID) -> Iterator[Path]:
        """Lend a temporary copy."""
        with self.open(identity) as stream, self._copied(stream, identity) as (path, _):
            yield path

    def store(self, identity: UUID, files: FileStore) -> StoredFile:
        """Put the bytes in the file store: see `Tray.store`."""
        item = self.get(identity)
        with self.open(identity) as stream:
            return files.put(stream, limit=max(item.size, 1), name=item.name)

    def remove(self, identity: UUID) -> None:
        """Take a file away; objects that cannot be removed now are removed by who cleans the trays."""
        keys = self._rows.remove(self._account_id, identity)
        if keys:
            self._discard([*keys, self._read_key(identity)])

    def what_was_read(self, identity: UUID) -> bytes | None:
        """Return what `keep_read` kept, None when the file was not read yet."""
        with suppress(NoSuchObjectError):
            return self._bucket.get(self._read_key(identity), name=str(identity))
        return None

    def keep_read(self, identity: UUID, content: bytes) -> None:
        """Keep what was read from a file as long as the file is here."""
        self._bucket.put(self._read_key(identity), content, name=str(identity))

    def _add(self, item: Incoming, start: int, content: bytes) -> None:
        key = f"{PREFIX}{self._account_id}/{item.id}/{start:015d}-{uuid4().hex}"
        self._bucket.put(key, content, name=item.name)
        if not self._rows.add(self._account_id, item.id, Piece(start, len(content), key)):
            self._discard([key])
            raise WrongOffsetError(id=item.id, offset=self.get(item.id).received)

    def _complete(self, item: Incoming) -> Incoming:
        with self._open(item) as stream, self._copied(stream, item.id) as (path, digest):
            whole = replace(item, sha256=digest, media_type=recognise(path, item.name))
        self._rows.complete(whole)
        return whole

    def _open(self, item: Incoming) -> BinaryIO:
        pieces = self._rows.pieces(item.id)
        starts = [piece.start for piece in pieces]

        def fetch(start: int, end: int) -> bytes:
            piece = pieces[bisect.bisect_right(starts, start) - 1]
            end = min(end, piece.start + piece.size)
            try:
                return self._bucket.range(piece.key, start - piece.start, end - piece.start, name=item.name)
            except NoSuchObjectError:
                raise NoSuchIncomingError(id=item.id) from None

        return open_ranges(fetch, item.received)

    @contextmanager
    def _copied(self, stream: BinaryIO, identity: UUID) -> Iterator[tuple[Path, str]]:
        """Lend a temporary copy of a stream, with its SHA-256."""
        with ExitStack() as lent:
            digest = hashlib.sha256()
            with self._refusing(str(identity)):
                copy = lent.enter_context(tempfile.NamedTemporaryFile(prefix="regionarkiv-"))
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
            yield Path(copy.name), digest.hexdigest()

    def _discard(self, keys: list[str]) -> None:
        try:
            self._bucket.remove(keys)
        except StorageFailedError as error:
            log.warning("incoming_left", objects=len(keys), error=str(error))

    def _read_key(self, identity: UUID) -> str:
        return f"{PREFIX}{self._account_id}/{identity}/read"

    def _refusing(self, name: str) -> AbstractContextManager[None]:
        return refusing(name, tempfile.gettempdir())


def _pieces(stream: Readable) -> Iterator[bytes]:
    """Yield what a stream holds in pieces; when it breaks, what came before that first."""
    held = bytearray()
    try:
        while chunk := stream.read(min(CHUNK, PART - len(held))):
            held += chunk
            if len(held) == PART:
                yield bytes(held)
                held.clear()
    except Exception:
        if held:
            yield bytes(held)
        raise
    if held:
        yield bytes(held)
