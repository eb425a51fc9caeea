"""Since when the search engine does not answer: noted in a file, so that all processes of a machine tell the same."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import structlog

from search.engines.elasticsearch.bulk import IndexGoneError
from search.engines.elasticsearch.connection import answering
from search.engines.errors import SearchAwayError

log = structlog.get_logger(__name__)

REST_S = 3.0
"""So long nothing is asked after a request that was not answered: a page asks several times."""


class Away:
    """Notes in `file` when requests began to go unanswered; the first that is answered takes it away."""

    def __init__(self, file: Path | None = None) -> None:
        self._file, self._rests_until = file, 0.0
        self._since: datetime | None = None

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note whether what the block asks is answered. SearchAwayError, with `since`."""
        if time.monotonic() < self._rests_until:
            raise SearchAwayError(problem="it did not answer just now", since=self._begin())
        try:
            with answering():
                yield
        except SearchAwayError as error:
            since = self._begin()
            self._rests_until = time.monotonic() + REST_S
            raise SearchAwayError(problem=error.values["problem"], since=since) from error
        except IndexGoneError:
            self._end()
            raise
        self._end()

    def _begin(self) -> str:
        if self._since is None:
            self._since = self._note(datetime.now(UTC))
            log.warning("search_away", since=self._since.isoformat())
        return self._since.isoformat()

    def _note(self, now: datetime) -> datetime:
        """Write down that it began now, unless somebody has written when it did; return what stands there."""
        if self._file is None:
            return now
        with suppress(OSError):
            try:
                with self._file.open("x", encoding="utf-8") as file:
                    file.write(now.isoformat())
            except FileExistsError:
                with suppress(ValueError):
                    return datetime.fromisoformat(self._file.read_text(encoding="utf-8"))
        return now

    def _end(self) -> None:
        if self._since is None:
            return
        self._since, self._rests_until = None, 0.0
        log.info("search_back")
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
