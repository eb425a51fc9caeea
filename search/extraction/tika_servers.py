"""Several Tika Servers: each is asked in its turn, and one that does not answer is passed over for a while."""

import os
import time
from collections.abc import Iterator, Mapping
from typing import Any

from search.extraction.source import Source
from search.extraction.tika_endpoint import NotThereError, TikaEndpoint, WentAwayError
from search.extraction.unread import TikaAwayError

_REST_S = 1.0
"""How long a server that was not there is passed over."""


class TikaServers:
    """The servers at `urls`, for one thread."""

    def __init__(self, urls: tuple[str, ...]) -> None:
        self._endpoints = [TikaEndpoint(url) for url in urls]
        self._rests_until = [0.0 for _ in urls]
        self._turn = os.getpid()  # processes begin with different ones

    def ask(self, source: Source, headers: Mapping[str, str], *, deadline: float, most: int) -> list[dict[str, Any]]:
        """Return what a server says of a file and of each that is embedded in it, metadata by name, its own first.

        `deadline` is monotonic time; `most` bytes of an answer are held. TikaAwayError; UnreadableError when the
        deadline has passed or the answer is larger.
        """
        is_suspect, size = False, source.size()
        for number in self._in_turn():
            try:
                with source.open() as stream:
                    documents: list[dict[str, Any]] = self._endpoints[number].read(
                        stream, size, dict(headers), deadline=deadline, most=most
                    )
                return documents
            except NotThereError:
                self._rests_until[number] = time.monotonic() + _REST_S
            except WentAwayError:
                self._rests_until[number] = time.monotonic() + _REST_S
                is_suspect = True
        raise TikaAwayError(is_suspect=is_suspect)

    def is_there(self) -> bool:
        """Return whether the server whose turn it is answers: cheap, to be asked again after a while."""
        self._turn += 1
        try:
            self._endpoints[self._turn % len(self._endpoints)].require()
        except NotThereError:
            return False
        return True

    def close(self) -> None:
        """End all connections."""
        for endpoint in self._endpoints:
            endpoint.close()

    def _in_turn(self) -> Iterator[int]:
        self._turn += 1
        count = len(self._endpoints)
        for number in range(count):
            chosen = (self._turn + number) % count
            if self._rests_until[chosen] <= time.monotonic():
                yield chosen
