"""Stores files while those before them are recorded: several at once wait for the disk."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from application.errors import ApplicationError
from application.imports.sources import Refused, Source, Storing, Taken, digest, take_in

AHEAD, _THREADS = 12, 4
"""So many files are looked at before their turn, and so many stored at the same time."""

_REMEMBERED = 100
"""So many files back can be asked for again."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of looking at a file: an error, or its SHA-256 and, if it is being stored, what comes of that."""

    sha256: str = ""
    taking: "Future[Taken] | None" = None
    error: ApplicationError | None = None


class StoringAhead:
    """Takes in files before their turn, but those whose bytes are in the store or on their way into it already.

    What is wrong with a file is raised when its turn comes. Use it as a context.
    """

    def __init__(self, files: Storing, *, limit: int) -> None:
        self._files, self._limit = files, limit
        self._threads = ThreadPoolExecutor(_THREADS, "storing")
        self._begun: set[str] = set()
        self._looked: dict[Source, _Looked] = {}

    def over(self, found: Iterable[Source | Refused]) -> Iterator[Source | Refused]:
        """Yield what was found, while the next files are being stored."""
        waiting: deque[Source | Refused] = deque()
        for one in found:
            if isinstance(one, Source):
                self._looked[one] = self._look(one)
                if len(self._looked) > _REMEMBERED:
                    del self._looked[next(iter(self._looked))]
            waiting.append(one)
            if len(waiting) > AHEAD:
                yield waiting.popleft()
        yield from waiting

    def taken(self, source: Source) -> tuple[str, Taken | None]:
        """Return a file's SHA-256, and the file when it was stored ahead. See `take_in` for what is raised."""
        looked = self._looked.get(source) or self._look(source)
        if looked.error:
            raise looked.error
        return looked.sha256, looked.taking.result() if looked.taking else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True)

    def _look(self, source: Source) -> _Looked:
        try:
            sha256 = digest(source, limit=self._limit)
        except ApplicationError as error:
            return _Looked(error=error)
        if sha256 in self._begun or self._files.exists(sha256):
            return _Looked(sha256)
        self._begun.add(sha256)
        return _Looked(sha256, self._threads.submit(take_in, source, self._files, limit=self._limit))
