"""What one worker at a time does for all: it brings the registers along, and makes jobs of what is to be done."""

import threading
import time
from datetime import timedelta

import structlog
from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import SQLAlchemyError

from application.errors import ApplicationError
from application.incoming.opening import open_trays
from application.jobs.postgresql import QueuedJobs
from application.jobs.protocol import Queue
from application.opened import OpenArchive
from search.engines.protocol import SearchEngine
from search.extraction.resting import Resting
from search.indexing import Indexer
from search.jobs.tasks import index_jobs
from search.standing import WORKER
from search.texts.queue import TextQueue
from search.texts.store import TextStore

log = structlog.get_logger(__name__)

WINDOW = 200
"""So many files at most are jobs at a time, those asked for last: what is filed now does not wait for what waits."""

RECORDS = 50
"""So many records a job: few enough that several workers have something to do, and many enough for what each job costs
the index, which is nearly the same for one record as for fifty."""

GATHERED = 150
"""After fewer records others are waited for, as long as files are being read: a second, or three times what the round
took if that is more."""

NEW, AGAIN = 10, 0
"""Priorities: what was never read goes before what is read again."""

_CLEANED_EVERY_S, _LOOK_S, _REST = 3600.0, 0.3, 3.0
_FAILURES = (SQLAlchemyError, OSError, ApplicationError, ConnectorException, ValueError)


class Leader:
    """Leads, while it holds the place of the one worker of the archive."""

    def __init__(
        self, archive: OpenArchive, engine: SearchEngine, indexer: Indexer, texts: TextStore, *, scanned: bool
    ) -> None:
        self._archive, self._engine, self._indexer = archive, engine, indexer
        self._texts, self._queue = texts, TextQueue(archive.stores.texts)
        self._jobs = QueuedJobs(archive.settings.database.get_secret_value())
        self._queues = (Queue.READING, Queue.SCANNED) if scanned else (Queue.READING,)
        self._resting = Resting(self._queue, texts.absence(), archive.settings.tika_endpoints)
        self._cleaned_at = 0.0
        self.leads = False

    def run(self, stop: threading.Event) -> None:
        """Lead until `stop`; where another worker does, wait for its place."""
        pause = self._archive.settings.worker_interval_s
        while not stop.is_set():
            try:
                with self._archive.stores.locks.if_free(WORKER) as place:
                    self.leads = place is not None
                    while place is not None and not stop.is_set() and place.still():
                        self._work(stop, pause)
            except _FAILURES:
                log.exception("leading_failed")
            self.leads = False
            self._indexer.begin_anew()
            stop.wait(pause)

    def close(self) -> None:
        """Let go of every connection."""
        self._jobs.close()

    def _work(self, stop: threading.Event, pause: float) -> None:
        """Do a round, and let more come together for the next index jobs; files are jobs at once all the same."""
        began = time.monotonic()
        done = self._round()
        if not done:
            stop.wait(pause)
        elif done < GATHERED:
            until = time.monotonic() + max(pause, _REST * (time.monotonic() - began))
            while time.monotonic() < until and self._texts.outstanding() and not stop.wait(_LOOK_S):
                self._make_files_jobs()

    def _round(self) -> int:
        """Do what there is to do for all; return how many records that concerned."""
        try:
            self._bring_along()
            self._clean()
            self._make_reading_jobs()
            return self._make_index_jobs()
        except _FAILURES:
            log.exception("leading_round_failed")
            return 0

    def _make_files_jobs(self) -> None:
        try:
            self._bring_along()
            self._make_reading_jobs()
        except _FAILURES:
            log.exception("leading_round_failed")

    def _bring_along(self) -> None:
        follower = self._archive.follower
        follower.catch_up()
        if outdated := follower.outdated():
            log.info("registers_rebuilding", registers=outdated)
            follower.rebuild(outdated)

    def _clean(self) -> None:
        if self._cleaned_at and time.monotonic() - self._cleaned_at < _CLEANED_EVERY_S:
            return
        self._cleaned_at = time.monotonic()
        settings = self._archive.settings
        self._archive.stores.files.sweep_temporary()
        self._indexer.ask_for_texts()
        trays = open_trays(settings, self._archive.stores.office)
        cleaned = trays.clean(older_than=timedelta(days=settings.incoming_days))
        if cleaned:
            log.info("incoming_cleaned", files=cleaned)

    def _make_reading_jobs(self) -> None:
        self._indexer.ask_for_new_texts()
        self._resting.look()
        for queue in self._queues:
            waiting = self._queue.waiting(WINDOW, ocr=queue is Queue.SCANNED)
            for priority, again in ((NEW, False), (AGAIN, True)):
                jobs = {sha256: {"sha256": sha256} for sha256, was_read in waiting if was_read is again}
                self._jobs.defer(queue, jobs, priority=priority)

    def _make_index_jobs(self) -> int:
        mark = self._engine.mark()
        if mark is None:
            return self._indexer.rebuild()
        found = self._indexer.outstanding(mark)
        if found is None:
            return 0
        affected, after = found
        # Jobs first: a worker that is killed between the two makes the same jobs again.
        self._jobs.defer(Queue.INDEXING, index_jobs(affected, RECORDS))
        self._engine.put({}, after)
        self._indexer.awaiting.indexed({one for ids in affected.values() for one in ids})
        return sum(map(len, affected.values())) or 1
