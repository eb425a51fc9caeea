"""From settings to the worker of an archive: the only one, or one of many."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from application.engine_settings import WorkerPlace
from application.opened import OpenArchive
from search.engines.protocol import SearchEngine
from search.worker import Worker


class ArchiveWorker(Protocol):
    """Brings registers, texts and index along."""

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set."""

    def settle(self, progress: Callable[[int], None] | None = None) -> None:
        """Return when all that is recorded can be found; `progress` is told how many files still wait to be read."""

    def beside(self, progress: Callable[[int], None] | None = None) -> AbstractContextManager[None]:
        """Work while the block files papers, and then `settle`."""

    def is_settled(self) -> bool:
        """Return whether all that is recorded can be found."""

    def rebuild_index(self, progress: Callable[[int], None] | None = None) -> int:
        """Fill the index anew; return how many records it holds."""


def worker_of(archive: OpenArchive, engine: SearchEngine) -> ArchiveWorker:
    """Return a worker as the settings of the archive want it."""
    if archive.settings.worker is WorkerPlace.ALONE:
        return Worker(archive, engine)
    from search.jobs.worker import JobWorker

    return JobWorker(archive, engine)
