"""A worker beside others: it takes jobs from the queues, and one of them leads."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import structlog
from procrastinate import App
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from application.jobs.postgresql import queue_app
from application.jobs.protocol import Queue
from application.opened import OpenArchive
from application.settings import Ocr
from search.engines.protocol import SearchEngine
from search.extraction import ocr
from search.indexing import Indexer
from search.jobs.leader import Leader
from search.jobs.tasks import Tasks
from search.standing import is_done, standing
from search.texts.queue import TextQueue
from search.texts.store import TextStore

log = structlog.get_logger(__name__)

_INDEXING_AT_ONCE, _TAKEN_AHEAD = 2, 1
"""While files are being read another one is taken, and it is noted that the one before is done."""

_POLL_S = 1.0
_HEARTBEAT_S = 5.0
STALLED_S = 20.0
"""A worker that has not been heard from for so long is no more: its jobs are taken again."""

_STOP_WAIT_S = 6.0
_PAUSE_S = 0.2


class JobWorker:
    """Does jobs of one archive, beside any number of others. It can be killed at any instant."""

    def __init__(self, archive: OpenArchive, engine: SearchEngine) -> None:
        settings = archive.settings
        self._archive, self._engine = archive, engine
        self._texts, self._queue = TextStore(archive.stores.texts), TextQueue(archive.stores.texts)
        self._texts.initialise()
        self._indexer = Indexer(engine, archive.follower, archive.stores.registers, self._texts, self._queue)
        self._reads_scanned = settings.ocr is not Ocr.OFF and ocr.is_available()

    def run(self, stop: threading.Event) -> None:
        """Take jobs until `stop` is set. A database that is away is waited for."""
        leader = Leader(self._archive, self._engine, self._indexer, self._texts, scanned=self._reads_scanned)
        tasks = Tasks(self._archive, self._indexer, self._texts, self._queue)
        leading = threading.Thread(target=leader.run, args=(stop,), name="leading", daemon=True)
        leading.start()
        try:
            while not stop.is_set():
                try:
                    asyncio.run(self._take(tasks, leader, stop))
                except (ConnectorException, psycopg.Error, OSError):
                    log.exception("queues_away")
                    stop.wait(self._archive.settings.worker_interval_s)
        finally:
            leading.join(_STOP_WAIT_S)
            leader.close()
            tasks.close()

    def settle(self, progress: Callable[[int], None] | None = None) -> None:
        """Return when all that is recorded can be found: take part in the work until then."""
        with self.beside(progress):
            pass

    @contextmanager
    def beside(self, progress: Callable[[int], None] | None = None) -> Iterator[None]:
        """Take jobs while the block files papers, and then `settle`. An error in the block ends it at once."""
        stop = threading.Event()
        working = threading.Thread(target=self.run, args=(stop,), name="working", daemon=True)
        working.start()
        try:
            yield
            while not self._is_done():
                if progress:
                    progress(self._texts.counts().outstanding)
                stop.wait(_PAUSE_S)
        finally:
            stop.set()
            working.join(2 * _STOP_WAIT_S)

    def _is_done(self) -> bool:
        """Return whether all is settled, and no record waits here for a text that nobody reads for now."""
        return is_done(self._archive, self._engine, self._queue) and not self._indexer.awaiting.due()

    def is_settled(self) -> bool:
        """Return whether registers and index hold every event, and every file is read and indexed."""
        return standing(self._archive, self._engine).is_settled

    def rebuild_index(self, progress: Callable[[int], None] | None = None) -> int:
        """Fill the index anew; return how many records it holds."""
        return self._indexer.rebuild(progress)

    async def _take(self, tasks: Tasks, leader: Leader, stop: threading.Event) -> None:
        app = queue_app(self._archive.settings.database.get_secret_value())
        tasks.declare(app)
        async with app.open_async():
            work: list[asyncio.Task[None]] = [asyncio.create_task(taking) for taking in self._taking(app)]
            work.append(asyncio.create_task(_take_again(app, leader)))
            stopped = asyncio.create_task(_until(stop))
            await asyncio.wait([stopped, *work], return_when=asyncio.FIRST_COMPLETED)
            for one in (stopped, *work):
                one.cancel()
            ended = await asyncio.gather(*work, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    def _taking(self, app: App) -> Iterator[Coroutine[Any, Any, None]]:
        processes = self._archive.settings.extraction_processes
        at_once = {Queue.READING: processes + _TAKEN_AHEAD, Queue.INDEXING: _INDEXING_AT_ONCE}
        if self._reads_scanned:
            at_once[Queue.SCANNED] = 1
        for queue, number in at_once.items():
            yield app.run_worker_async(
                queues=[queue.value],
                name=queue.value,
                concurrency=number,
                install_signal_handlers=False,
                delete_jobs="successful",
                fetch_job_polling_interval=_POLL_S,
                update_heartbeat_interval=_HEARTBEAT_S,
                stalled_worker_timeout=STALLED_S,
                shutdown_graceful_timeout=_STOP_WAIT_S,
            )


async def _until(stop: threading.Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(_PAUSE_S)


async def _take_again(app: App, leader: Leader) -> None:
    """Let jobs of workers that are no more be taken again, for as long as this one leads."""
    while True:
        await asyncio.sleep(_HEARTBEAT_S)
        if leader.leads:
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S):
                log.info("job_taken_again", job=job.id, queue=job.queue)
                try:
                    await app.job_manager.retry_job(job)
                except UniqueViolation:  # the same waits already, for this one to be out of its way
                    await app.job_manager.finish_job(job=job, status=Status.ABORTED, delete_job=True)
