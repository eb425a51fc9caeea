"""The worker: brings registers, texts and index along, beside the web server. It can be killed at any instant."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from application.errors import ApplicationError, DatabaseFailedError, RebuildRunningError, StorageFailedError
from application.incoming.opening import open_trays
from application.locks import Held
from application.opened import OpenArchive
from application.settings import Ocr
from search.engines.errors import IndexRebuildRunningError, SearchAwayError
from search.engines.protocol import SearchEngine
from search.extraction import ocr
from search.extraction.limits import Limits
from search.extraction.pool import Pool
from search.extraction.reading import Reading
from search.indexing import Indexer
from search.standing import WORKER, is_done, standing
from search.texts.queue import TextQueue
from search.texts.store import TextStore

log = structlog.get_logger(__name__)

_STOP_WAIT_S = 6.0
_SETTLED_PAUSE_S = 0.1
_LOOK_S = 0.05
"""Between looks at what is filed and how much is read, beside an import."""
_AWAY_PAUSE_S = 5.0
"""How long reading rests when a store was away, in seconds: files wait, and the log is not filled."""
_RESTING_PAUSE_S = 1.0
"""Between looks at a queue where much may wait for a Tika Server."""

GATHERED = 150
_CLEANED_EVERY_S = 3600.0
_REST = 3.0
"""After a round of fewer records the worker rests three times as long as the round took: a commit costs nearly the same
for one record as for a hundred."""


class Worker:
    """Does all that is derived from the facts of one archive. Of several on one folder, one works and the rest wait."""

    def __init__(self, archive: OpenArchive, engine: SearchEngine) -> None:
        settings = archive.settings
        self._archive, self._engine = archive, engine
        self._texts, self._queue = TextStore(archive.stores.texts), TextQueue(archive.stores.texts)
        self._texts.initialise()  # it may have been deleted: it is derived
        self._indexer = Indexer(engine, archive.follower, archive.stores.registers, self._texts, self._queue)
        self._limits, self._slow_limits = Limits.of(settings), Limits.of(settings, ocr=True)
        self._cleaned_at = 0.0
        self._index_is_anothers = False
        self._reads_scanned = settings.ocr is not Ocr.OFF and ocr.is_available()

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; when another worker is at it already, wait for its place."""
        while not stop.is_set():
            try:
                with self._archive.stores.locks.if_free(WORKER) as place:
                    if place and self._work(place, stop, until_settled=None):
                        return
            except DatabaseFailedError as error:  # it is asked again until it answers
                log.warning("worker_waits", error=str(error))
            except (SQLAlchemyError, OSError, ApplicationError):
                log.exception("worker_begins_again")
            stop.wait(self._archive.settings.worker_interval_s)

    def settle(self, progress: Callable[[int], None] | None = None) -> None:
        """Return when all that is recorded can be found: work on it here, or wait for the worker that does.

        Scanned pages are left to the slow queue, and files that wait for a Tika Server to the next worker.
        `progress` is told how many files still wait to be read.
        """
        with self.beside(progress):
            pass

    @contextmanager
    def beside(self, progress: Callable[[int], None] | None = None) -> Iterator[None]:
        """Read and index while the block files papers, and then `settle`. An error in the block ends it at once."""
        recorded, given_up = threading.Event(), threading.Event()
        with ThreadPoolExecutor(1, thread_name_prefix="settling") as thread:
            settling = thread.submit(self._follow, recorded, given_up)
            try:
                yield
                recorded.set()
                while not settling.done():
                    wait([settling], _SETTLED_PAUSE_S)
                    if progress:
                        progress(self._texts.counts().outstanding)
            finally:
                given_up.set()
        settling.result()

    def _follow(self, recorded: threading.Event, given_up: threading.Event) -> None:
        """Work until given up, or until all can be found and nothing more comes."""
        while not given_up.is_set() and not (recorded.is_set() and self.is_done()):
            with self._archive.stores.locks.if_free(WORKER) as place:
                if place and self._work(place, given_up, until_settled=recorded):
                    return
            given_up.wait(_SETTLED_PAUSE_S)

    def is_settled(self) -> bool:
        """Return whether registers and index hold every event, and every file is read and indexed."""
        return standing(self._archive, self._engine).is_settled

    def is_done(self) -> bool:
        """Return whether all is settled, but for files that wait because no Tika Server answers."""
        return is_done(self._archive, self._engine, self._queue)

    def rebuild_index(self, progress: Callable[[int], None] | None = None) -> int:
        """Fill the index anew; return how many records it holds."""
        return self._indexer.rebuild(progress)

    def _work(self, place: Held, stop: threading.Event, *, until_settled: threading.Event | None) -> bool:
        """Work until `stop`, or until `until_settled` is set and all can be found; scanned pages only without it.

        False when the place was lost on the way: there may be another worker now.
        """
        self._archive.stores.files.sweep_temporary()
        self._clean_trays()
        self._queue.take_back()  # of a worker that was killed: this one has the only place
        self._bring_along()
        self._indexer.ask_for_texts()
        ended = threading.Event()
        readers = [threading.Thread(target=self._read, args=(ended, False), name="reading", daemon=True)]
        if self._reads_scanned and until_settled is None:
            readers.append(threading.Thread(target=self._read, args=(ended, True), name="scanned", daemon=True))
        for reader in readers:
            reader.start()
        pause = self._archive.settings.worker_interval_s if until_settled is None else _LOOK_S
        try:
            while not stop.is_set():
                if not place.still():
                    return False
                began = time.monotonic()
                done = self._step()
                if not done and until_settled is not None and until_settled.is_set() and self.is_done():
                    return True
                is_last = until_settled is not None and until_settled.is_set() and not self._texts.outstanding()
                if done < GATHERED and not (done and is_last):
                    seconds = max(pause, _REST * (time.monotonic() - began)) if done else pause
                    self._rest(stop, seconds, while_reading=until_settled is not None)
        finally:
            ended.set()
            for reader in readers:
                reader.join(_STOP_WAIT_S)
        return True

    def _rest(self, stop: threading.Event, seconds: float, *, while_reading: bool) -> None:
        """Let more come together for the next commit; with `while_reading` until half of what waited is read.

        What is filed meanwhile is read at once all the same. So little is left to index when the last file is read.
        """
        until = time.monotonic() + seconds
        waits = waited = self._texts.outstanding() if while_reading else 0
        while not stop.wait(min(_LOOK_S if waits else _SETTLED_PAUSE_S, max(until - time.monotonic(), 0.0))):
            if time.monotonic() >= until:
                return
            if while_reading:
                self._ask()
                waits = self._texts.outstanding()
                if waits <= waited / 2:
                    return

    def _ask(self) -> None:
        try:
            self._archive.follower.catch_up()
            self._indexer.ask_for_new_texts()
        except (SQLAlchemyError, OSError, ApplicationError, ValueError):
            log.exception("worker_round_failed")

    def _step(self) -> int:
        """Do one round; return how many records it concerned. What goes wrong is logged and tried again."""
        try:
            self._bring_along()
            if time.monotonic() - self._cleaned_at > _CLEANED_EVERY_S:
                self._clean_trays()
            done = self._indexer.follow()
            self._index_is_anothers = False
            return done
        except SearchAwayError:  # the engine has said so; what is filed is read meanwhile
            self._ask()
            return 0
        except IndexRebuildRunningError:
            self._ask()
            if not self._index_is_anothers:
                log.info("index_filled_by_another")
            self._index_is_anothers = True
            return 0
        except (SQLAlchemyError, OSError, ApplicationError, ValueError):
            log.exception("worker_round_failed")
            return 0

    def _clean_trays(self) -> None:
        """Take away what was sent and nobody filed, once in a while."""
        settings = self._archive.settings
        trays = open_trays(settings, self._archive.stores.office)
        self._cleaned_at = time.monotonic()
        try:
            cleaned = trays.clean(older_than=timedelta(days=settings.incoming_days))
        except StorageFailedError as error:  # the store of files is away: what is filed is indexed all the same
            log.warning("incoming_not_cleaned", error=str(error))
            return
        if cleaned:
            log.info("incoming_cleaned", files=cleaned)

    def _bring_along(self) -> None:
        self._archive.follower.catch_up()
        outdated = self._archive.follower.outdated()
        if outdated:
            log.info("registers_rebuilding", registers=outdated)
            with suppress(RebuildRunningError):  # then they are current soon
                self._archive.follower.rebuild(outdated)

    def _read(self, stop: threading.Event, scanned: bool) -> None:
        processes = 1 if scanned else self._archive.settings.extraction_processes
        with Pool(processes=processes, limits=self._slow_limits if scanned else self._limits) as pool:
            reading = Reading(self._archive.stores.files, self._texts, self._queue, pool)
            while not stop.is_set():
                try:
                    reading.drain(stop=stop.is_set, ocr=scanned)
                    pause = _RESTING_PAUSE_S if reading.rests else _SETTLED_PAUSE_S
                except (SQLAlchemyError, OSError, ApplicationError):
                    log.exception("reading_failed")
                    pause = _AWAY_PAUSE_S
                stop.wait(pause)
