"""Reads what waits in the queue: takes claims, lends the pool the files, keeps what comes back."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from application.files.protocol import FileDamagedError, FileMissingError, FileStore
from search.extraction.packed import Packed, pack
from search.extraction.pool import Finished, Pool, Task
from search.extraction.reasons import Reason
from search.extraction.resting import LAST_TRY, Resting
from search.extraction.result import ExtractionResult, Outcome
from search.texts.queue import LEASE_S, TextQueue
from search.texts.states import FAILURES, Claim
from search.texts.store import TextStore

_CLAIMS_A_CHILD = 24
_KEPT_TOGETHER = 64
"""So many results are kept in one transaction, if they come within _PATIENCE_S."""

_PATIENCE_S = 0.25


class Reading:
    """Drains the queues with a pool. One thread at a time; any number of processes may do the same beside it."""

    def __init__(self, files: FileStore, texts: TextStore, queue: TextQueue, pool: Pool) -> None:
        self._files, self._texts, self._queue, self._pool = files, texts, queue, pool
        self._resting = Resting(queue, texts.absence(), pool.tika)

    @property
    def rests(self) -> bool:
        """Whether files wait because no Tika Server answers."""
        return self._resting.look()

    def drain(
        self,
        *,
        stop: Callable[[], bool] = lambda: False,
        ocr: bool = False,
        finished: Callable[[str, Packed], None] = lambda _sha, _packed: None,
    ) -> Counter[Outcome]:
        """Read until nothing waits or `stop()` is true; return how many files ended how.

        With `ocr` it is the slow queue of scanned files that is drained: give it a pool with a deadline of its own.
        What was taken on and not done is given back. What needs a Tika Server waits while none answers.
        `finished` is told of every file once it is kept.
        """
        counts: Counter[Outcome] = Counter()
        self._resting.look()
        while not stop():
            round_ = self._round(ocr, finished)
            counts += round_.run(self._pool, stop, partial(self._queue.take, ocr=ocr))
            if not round_.took:
                break
        return counts

    def read(self, claim: Claim) -> None:
        """Read one file that was claimed; it waits again when no Tika Server answers."""
        claims = iter([[claim]])
        round_ = self._round(claim.is_ocr, lambda _sha, _packed: None)
        round_.run(self._pool, lambda: False, lambda _most: next(claims, []))

    def _round(self, ocr: bool, finished: Callable[[str, Packed], None]) -> "_Round":
        return _Round(self._files, self._texts, self._queue, self._resting, ocr=ocr, finished=finished)


class _Round:
    """One run of the pool over what waits."""

    def __init__(
        self,
        files: FileStore,
        texts: TextStore,
        queue: TextQueue,
        resting: Resting,
        *,
        ocr: bool,
        finished: Callable[[str, Packed], None],
    ) -> None:
        self._files, self._texts, self._queue, self._resting = files, texts, queue, resting
        self._ocr, self._told = ocr, finished
        self._counts: Counter[Outcome] = Counter()
        self._in_hand: dict[str, Claim] = {}
        self._lent: dict[str, ExitStack] = {}
        self._done: dict[str, Packed] = {}
        self._unread: list[tuple[Claim, bool]] = []
        self._kept_at = self._renewed_at = time.monotonic()
        self._times = texts.times()
        self._taken: list[tuple[Outcome, float]] = []
        self.took = 0

    def run(self, pool: Pool, stop: Callable[[], bool], take: Callable[[int], list[Claim]]) -> Counter[Outcome]:
        tasks = self._tasks(pool.processes * _CLAIMS_A_CHILD, take)
        try:
            for finished in pool.run(tasks, stop=lambda: self._tick(stop)):
                self._take_back(finished)
            self._keep()
        finally:
            for lent in self._lent.values():
                lent.close()
            if self._in_hand:
                with suppress(SQLAlchemyError):  # the claims run out by themselves
                    self._queue.release(self._in_hand.values())
        return self._counts

    def _tasks(self, most: int, take: Callable[[int], list[Claim]]) -> Iterator[Task]:
        while claims := take(most):
            self.took += len(claims)
            self._in_hand |= {claim.sha256: claim for claim in claims}
            for claim in claims:
                lending = ExitStack()
                try:
                    path = lending.enter_context(self._files.path(claim.sha256))
                except (FileMissingError, FileDamagedError):
                    self._done[claim.sha256] = pack(ExtractionResult(Outcome.FAILED, reason=Reason.FILE_MISSING))
                    continue
                self._lent[claim.sha256] = lending
                is_last_try = claim.attempts >= LAST_TRY
                yield Task(claim.sha256, path, claim.media_type, claim.name, ocr=self._ocr, is_last_try=is_last_try)

    def _take_back(self, finished: Finished) -> None:
        self._lent.pop(finished.task.key).close()
        if finished.packed is None:
            self._unread.append((self._in_hand[finished.task.key], finished.is_suspect))
        else:
            self._done[finished.task.key] = finished.packed
            self._taken.append((finished.packed.outcome, finished.seconds))
        if len(self._done) + len(self._unread) >= _KEPT_TOGETHER:
            self._keep()

    def _tick(self, stop: Callable[[], bool]) -> bool:
        """Keep what is done and hold what is not; called several times a second."""
        now = time.monotonic()
        self._resting.look()
        if (self._done or self._unread) and now - self._kept_at > _PATIENCE_S:
            self._keep()
        if now - self._renewed_at > LEASE_S / 4:
            self._queue.renew(self._in_hand.values())
            self._renewed_at = now
        if stop():
            self._keep()
            return True
        return False

    def _keep(self) -> None:
        kept = dict(self._done)
        if self._ocr:  # a failure here must not take the place of the text that is there
            for sha, packed in self._done.items():
                if packed.outcome in FAILURES:
                    self._queue.fail_ocr(sha, packed.reason)
                    kept.pop(sha)
        if kept:
            self._texts.put_many(kept)
        for sha, packed in self._done.items():
            self._in_hand.pop(sha, None)
            self._counts[packed.outcome] += 1
            self._told(sha, packed)
        self._done.clear()
        if self._unread:
            self._resting.put_off(self._unread)
            for claim, _ in self._unread:
                self._in_hand.pop(claim.sha256, None)
            self._unread.clear()
        self._kept_at = time.monotonic()
        self._times.add(self._taken, ocr=self._ocr)
        self._taken.clear()
