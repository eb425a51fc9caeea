"""A stream of bytes that are far away: read by ranges, seekable, and never more of it in memory than one range."""

import io
import os
from collections.abc import Callable
from typing import BinaryIO

FIRST = 256 * 1024
"""The first range after a jump, in bytes; each that follows it is twice as long, up to MOST."""

MOST = 4 * 1024 * 1024


def open_ranges(fetch: Callable[[int, int], bytes], size: int) -> BinaryIO:
    """Return a stream of `size` bytes; `fetch(start, end)` returns those of a range, at least one, or raises."""
    return io.BufferedReader(_Ranges(fetch, size), FIRST)


class _Ranges(io.RawIOBase):
    """Whoever reads on and on gets long ranges; whoever jumps about does not pay for what lies between."""

    def __init__(self, fetch: Callable[[int, int], bytes], size: int) -> None:
        super().__init__()
        self._fetch, self._size = fetch, size
        self._at = self._begin = 0
        self._held, self._next = b"", FIRST

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if at < 0:
            raise ValueError(at)
        self._at = at
        return at

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        if self._at >= self._size or not len(buffer):
            return 0
        if not self._begin <= self._at < self._begin + len(self._held):
            self._hold()
        skipped = self._at - self._begin
        given = memoryview(self._held)[skipped : skipped + len(buffer)]
        buffer[: len(given)] = given
        self._at += len(given)
        return len(given)

    def _hold(self) -> None:
        follows = self._at == self._begin + len(self._held)
        self._next = min(2 * self._next, MOST) if follows and self._held else FIRST
        self._held = self._fetch(self._at, min(self._at + self._next, self._size))
        self._begin = self._at
