"""An archive that is open: its stores, its registers, and the archive that facts are recorded through."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Self

from sqlalchemy.exc import DBAPIError

from application.archive import Archive, event_mapper
from application.database import immediately
from application.engines import Stores, open_stores
from application.errors import RebuildRunningError, StorageFailedError
from application.jobs.opening import open_jobs
from application.jobs.protocol import Jobs
from application.registers import REGISTERS
from application.registers.follower import Follower
from application.settings import Settings


@dataclass(frozen=True, kw_only=True)
class OpenArchive:
    """What pages and commands reach an archive by, in one process: open it after a server has forked."""

    settings: Settings
    stores: Stores
    jobs: Jobs
    """What many workers share; nothing where there is one."""
    follower: Follower
    archive: Archive
    """Brings the registers up to date with each recording."""

    def for_much(self) -> Archive:
        """Return the same archive for whoever records much: it leaves the registers to `follower.catch_up`."""
        archive = Archive(self.stores.recorder, self.follower, follow=False)
        archive.numbers_in_texts = self.archive.numbers_in_texts
        return archive

    def close(self) -> None:
        """Let go of every connection."""
        self.jobs.close()
        self.stores.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_archive(settings: Settings) -> OpenArchive:
    """Open the archive in the data folder, which `initialise` has made.

    Tables of registers that are not there are made, empty; whoever follows fills them. NotInitialisedError,
    OtherVersionError, LostEventsError, StorageFailedError.
    """
    stores = open_stores(settings)
    engine, alone = immediately(stores.registers), partial(_rebuilding, stores)
    follower = Follower(engine, stores.recorder, event_mapper(), REGISTERS, alone)
    try:
        follower.initialise()
    except DBAPIError as error:
        stores.close()
        raise StorageFailedError(name="registers", folder=stores.place, problem=error.orig) from error
    archive = Archive(stores.recorder, follower)
    return OpenArchive(settings=settings, stores=stores, jobs=open_jobs(settings), follower=follower, archive=archive)


@contextmanager
def _rebuilding(stores: Stores) -> Iterator[None]:
    """Rebuild registers inside the block; RebuildRunningError when somebody does."""
    with stores.locks.if_free("rebuild") as held:
        if held is None:
            raise RebuildRunningError(folder=stores.place)
        yield
