"""Copying files from one store to another, each byte checked against the file's name on the way."""

import hashlib
import sys

from application.files.protocol import FileDamagedError, FileStore, Readable


class CheckedStream:
    """Reads on, and refuses at the end when the bytes were not those of the SHA-256: FileDamagedError."""

    def __init__(self, stream: Readable, sha256: str) -> None:
        self._stream, self._sha256 = stream, sha256
        self._digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        chunk = self._stream.read(size)
        self._digest.update(chunk)
        if not chunk and (found := self._digest.hexdigest()) != self._sha256:
            raise FileDamagedError(sha256=self._sha256, found=found)
        return chunk


def copy_file(source: FileStore, target: FileStore, sha256: str) -> int:
    """Copy a file and return its size in bytes. FileMissingError, FileDamagedError: then `target` has nothing of it."""
    with source.open(sha256) as stream:
        return target.put(CheckedStream(stream, sha256), limit=sys.maxsize, name=sha256).size
