"""What is asked of the databases of an archive when it is begun and opened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Engine

from application.errors import StorageFailedError
from application.events.protocol import Recorder
from application.locks import Locks


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is there of an archive: `guarded` says that the events' table is as this program makes it."""

    office: bool
    events: bool
    guarded: bool
    holds_events: bool


class Databases(Protocol):
    """The databases of one archive. Each engine and recorder that is returned is a new one, to be closed."""

    place: str
    """What messages call the place; no password is in it."""
    office_name: str
    events_name: str
    """What messages call what is missing."""
    refusals: tuple[type[Exception], ...]
    """What the databases raise, beside SQLAlchemy's errors."""

    def failed(self, error: BaseException | None) -> StorageFailedError:
        """Return what the databases refused, to be told."""

    def found(self) -> Found:
        """Return what is there already."""

    def beginning(self) -> AbstractContextManager[Callable[[], None]]:
        """Hold off everybody else who begins, and make what the office's tables need; what is given makes the events.

        Again without harm.
        """

    def make_derived(self) -> None:
        """Make what registers and texts need, where it was deleted. OSError when nothing may be written."""

    def recorder(self) -> Recorder:
        """Return what stores events."""

    def registers(self) -> Engine:
        """Return the engine of the registers."""

    def office(self) -> Engine:
        """Return the engine of the office data."""

    def texts(self) -> Engine:
        """Return the engine of the texts."""

    def locks(self, office: Engine) -> Locks:
        """Return the locks that all processes of the archive share; `office` is its engine."""
