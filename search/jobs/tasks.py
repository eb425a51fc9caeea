"""What each kind of job does. A job may be done twice, or again by another worker: it comes to the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import LifoQueue
from threading import Semaphore
from typing import Any
from uuid import UUID

from procrastinate import App, BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job
from sqlalchemy.exc import OperationalError

from application.errors import StorageFailedError
from application.jobs.protocol import Queue
from application.opened import OpenArchive
from search.engines.errors import SearchAwayError
from search.extraction.limits import Limits
from search.extraction.pool import Pool
from search.extraction.reading import Reading
from search.indexing import Indexer
from search.texts.queue import TextQueue
from search.texts.store import TextStore

_MOST_ATTEMPTS = 5
_LONGEST_WAIT_S = 60


_AWAY = (SearchAwayError, StorageFailedError, OperationalError, OSError)
"""What says nothing of the job itself: it is tried until the store is back."""


class Again(BaseRetryStrategy):
    """Sooner at first, and then every minute; anything but a store that is away is given up after some attempts."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when the job is tried again, None when it has failed."""
        if not isinstance(exception, _AWAY) and job.attempts >= _MOST_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": min(2**job.attempts, _LONGEST_WAIT_S)})


again = Again()


class Tasks:
    """Does jobs for one archive, in as many threads at once as it is asked from."""

    def __init__(self, archive: OpenArchive, indexer: Indexer, texts: TextStore, queue: TextQueue) -> None:
        self._archive, self._indexer, self._texts, self._queue = archive, indexer, texts, queue
        self._pools = {
            Queue.READING: _Pools(archive.settings.extraction_processes, Limits.of(archive.settings)),
            Queue.SCANNED: _Pools(1, Limits.of(archive.settings, ocr=True)),
        }

    def declare(self, app: App) -> None:
        """Tell `app` what to do for each queue."""
        does: dict[Queue, Callable[..., None]] = {
            Queue.READING: self.read,
            Queue.SCANNED: self.read_scanned,
            Queue.INDEXING: self.index,
        }
        for queue, do in does.items():
            app.task(name=queue.value, queue=queue.value, retry=again)(do)

    def read(self, sha256: str) -> None:
        """Read a file's text."""
        self._read(sha256, Queue.READING)

    def read_scanned(self, sha256: str) -> None:
        """Read the scanned pages of a file."""
        self._read(sha256, Queue.SCANNED)

    def index(self, records: Mapping[str, list[str]]) -> None:
        """Make the entries of these records anew: ids by kind."""
        for kind, ids in records.items():
            self._indexer.index(kind, [UUID(one) for one in ids])

    def close(self) -> None:
        """End the processes that read files."""
        for pools in self._pools.values():
            pools.close()

    def _read(self, sha256: str, queue: Queue) -> None:
        ocr = queue is Queue.SCANNED
        claim = self._queue.claim(sha256, ocr=ocr)
        if claim is None:
            return
        with self._pools[queue].lent() as pool:
            Reading(self._archive.stores.files, self._texts, self._queue, pool).read(claim)


class _Pools:
    """Pools of one child each, `most` at most, lent to one thread at a time and kept for the next."""

    def __init__(self, most: int, limits: Limits) -> None:
        self._limits, self._free, self._places = limits, LifoQueue[Pool](), Semaphore(most)

    @contextmanager
    def lent(self) -> Iterator[Pool]:
        with self._places:
            pool = self._free.get_nowait() if self._free.qsize() else Pool(processes=1, limits=self._limits)
            try:
                yield pool
            finally:
                self._free.put(pool)

    def close(self) -> None:
        while self._free.qsize():
            self._free.get_nowait().close()


def index_jobs(affected: Mapping[str, set[UUID]], size: int) -> dict[str, dict[str, Any]]:
    """Return jobs for these records, at most `size` in each, by keys that tell what they are about."""
    found: dict[str, dict[str, Any]] = {}
    for kind, ids in affected.items():
        ordered = sorted(one.hex for one in ids)
        for start in range(0, len(ordered), size):
            some = ordered[start : start + size]
            found[f"{kind}:{','.join(some)}"] = {"records": {kind: some}}
    return found
