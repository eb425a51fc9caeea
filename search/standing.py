"""How an archive stands: what is recorded, how far everything derived from it has come, and what could not be read."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from application.events.protocol import Recorder
from application.jobs.protocol import Queue
from application.opened import OpenArchive
from application.registers.documents import document_versions
from application.registers.follower import RegisterState
from search.engines.errors import SearchAwayError
from search.engines.protocol import Mark, SearchEngine
from search.extraction.result import Outcome
from search.texts.queue import TextQueue
from search.texts.states import WITH_TEXT, Counts
from search.texts.store import TextStore

WORKER = "worker"
"""The lock that a worker holds while it is at work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesStanding:
    """How many different files are filed, and how their reading stands; `queue` has the numbers of the queue itself."""

    total: int
    queue: Counts

    @property
    def searchable(self) -> int:
        """How many files have text that can be found."""
        return self.queue.with_text

    @property
    def unread(self) -> int:
        """How many files are still to be read: those nobody has asked for yet are among them."""
        return max(self.total - sum(self.queue.outcomes.values()), 0)

    @property
    def without_text(self) -> Mapping[Outcome, int]:
        """How many files were read to no avail, by outcome."""
        found = {outcome: count for outcome, count in self.queue.outcomes.items() if outcome not in WITH_TEXT}
        found[Outcome.TRUNCATED] = sum(self.queue.outcomes.get(one, 0) for one in WITH_TEXT) - self.searchable
        return {outcome: count for outcome, count in found.items() if count}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStanding:
    """How far the index is behind, in events, in files read, and in jobs where many workers share the rest.

    `exists` is False until it has been filled once. `away_since` tells since when the search engine does not answer;
    then nothing else is known of the index.
    """

    exists: bool
    events_behind: int
    texts_behind: int
    jobs: int
    away_since: datetime | None = None

    @property
    def is_current(self) -> bool:
        """Whether everything recorded and read can be found."""
        return self.exists and not (self.away_since or self.events_behind or self.texts_behind or self.jobs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an archive stands at one moment. `free_bytes` is the room left where it is kept.

    `tika_away_since` is since when no Tika Server answers, so that files that need one wait; None when all is well.
    """

    recorder: Recorder
    registers: tuple[RegisterState, ...]
    files: FilesStanding
    index: IndexStanding
    worker_alive: bool
    tika_away_since: datetime | None
    free_bytes: int

    @property
    def events(self) -> int:
        """How many facts are recorded, counted when asked for."""
        return self.recorder.count()

    @property
    def registers_current(self) -> bool:
        """Whether every register holds every event."""
        return all(one.state == "live" and not one.behind for one in self.registers)

    @property
    def is_settled(self) -> bool:
        """Whether all that is recorded is in lists, read and found; scanned pages are left to the slow queue."""
        return self.registers_current and not self.files.unread and self.index.is_current


def standing(archive: OpenArchive, engine: SearchEngine, counts: Counts | None = None) -> Standing:
    """Return how the archive stands now: a few small queries. `counts` of files as of lately spare the slowest."""
    stores = archive.stores
    texts = TextStore(stores.texts)
    texts.initialise()  # it may have been deleted: it is derived
    # In the order in which a file goes through it all: what is done between two of these is not taken for settled.
    with stores.registers.connect() as connection:
        total = connection.scalar(select(func.count(document_versions.c.sha256.distinct())))
    queue = counts or texts.counts()
    last = texts.last_number()
    mark, away_since = _reached(engine)
    if mark and mark.texts > last:  # read and indexed meanwhile
        last = texts.last_number()
    index_jobs = archive.jobs.outstanding(Queue.INDEXING)
    return Standing(
        recorder=stores.recorder,
        registers=tuple(archive.follower.states()),
        files=FilesStanding(total=int(total or 0), queue=queue),
        index=IndexStanding(
            exists=mark is not None or away_since is not None,
            away_since=away_since,
            events_behind=0 if away_since else stores.recorder.count(mark.events if mark else 0),
            # The number of a text store that was begun anew is lower: all of its texts are outstanding.
            texts_behind=0 if away_since else _behind(mark.texts if mark and mark.texts <= last else 0, last),
            jobs=index_jobs,
        ),
        worker_alive=stores.locks.is_held(WORKER),
        tika_away_since=texts.absence().since(),
        free_bytes=shutil.disk_usage(archive.settings.data).free,
    )


def _reached(engine: SearchEngine) -> tuple[Mark | None, datetime | None]:
    """Return how far the index has come, or since when that cannot be told."""
    try:
        return engine.reached(), None
    except SearchAwayError as error:
        return None, error.since


def _behind(reached: int, end: int) -> int:
    return max(end - reached, 0)


def is_done(archive: OpenArchive, engine: SearchEngine, queue: TextQueue) -> bool:
    """Return whether all is settled, but for files that wait because no Tika Server answers."""
    now = standing(archive, engine)
    if now.is_settled or now.tika_away_since is None:
        return now.is_settled
    return now.registers_current and now.index.is_current and now.files.unread <= queue.put_off_count()
