"""Copying files from one store to another, each byte checked against the file's name on the way."""

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from application.files.protocol import FileDamagedError, FileStore, Readable

T = TypeVar("T")
R = TypeVar("R")

_AT_ONCE = 8
"""So many files are copied or compared at once: a store far away lets each wait, a disk each be written out."""


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


def at_once(work: Callable[[T], R], on: Iterable[T]) -> Iterator[R]:
    """Do the work on several at a time, and yield what each gave, in order; the first error ends it."""
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="copying") as pool:
        waiting: deque[Future[R]] = deque()
        try:
            for one in on:
                waiting.append(pool.submit(work, one))
                if len(waiting) >= 4 * _AT_ONCE:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()
