"""The SHA-256 of bytes while they stream by."""

import hashlib
from collections.abc import Iterator

from application.files.protocol import CHUNK, FileTooLargeError, Readable


class Hashing:
    """Reads a stream once; when it is read, `sha256` and `size` tell what it held. FileTooLargeError over `limit`."""

    def __init__(self, stream: Readable, *, limit: int, name: str) -> None:
        self._stream, self._limit, self._name = stream, limit, name
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The digest of what was read so far."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._stream.read(CHUNK):
            self.size += len(chunk)
            if self.size > self._limit:
                raise FileTooLargeError(name=self._name, limit=self._limit)
            self._digest.update(chunk)
            yield chunk
