"""One file or row that an import deals with: all of what it records, or nothing but the reason."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

import structlog
from eventsourcing.persistence import Mapper, PersistenceError

from application.archive import Archive
from application.database import is_of_the_storage
from application.errors import ApplicationError, StorageFailedError, StorageFullError
from application.imports.errors import ImportFaultError
from application.imports.report import Line, Outcome, Reason
from application.imports.staging import StagedArchive, StagedRecorder
from domain.base import ArchiveAggregate
from domain.errors import DomainError

log = structlog.get_logger(__name__)

Doing = Callable[[Archive], Iterable[Line]]
"""Deals with one file or row and returns its lines."""

Known = dict[UUID, ArchiveAggregate]
"""Aggregates as they are with what is held back."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One file or row, and what became of it so far. `names` are reference and title it is left out under."""

    place: str
    kind: str
    do: Doing
    names: tuple[str, str] = ("", "")
    lines: tuple[Line, ...] = ()
    failed: bool = False

    def left_out(self, reason: Reason) -> "Attempt":
        """Return the attempt as one that failed."""
        line = Line(self.place, self.kind, Outcome.LEFT_OUT, *self.names, reason=reason)
        return replace(self, lines=(line,), failed=True)


@dataclass
class Together:
    """Attempts whose events are to be recorded in one transaction."""

    recorder: StagedRecorder
    known: Known = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)


def tried(one: Attempt, recorder: StagedRecorder, mapper: Mapper[UUID], known: Known) -> Attempt:
    """Return what becomes of one file or row when its events are held back in `recorder`, all of them or none.

    What is wrong with the archive is raised: StorageFullError, StorageFailedError, PersistenceError.
    """
    staged = StagedRecorder(recorder)
    try:
        lines = tuple(one.do(StagedArchive(staged, mapper, known)))
        staged.commit()
    except (StorageFullError, StorageFailedError, PersistenceError):
        raise
    except (DomainError, ApplicationError) as error:
        known.clear()
        return one.left_out(error)
    except Exception as error:
        if is_of_the_storage(error):  # it is so for every file: the rest waits until the database is back
            raise
        # a fault of the program must not cost the rest of a long import
        known.clear()
        log.exception("import_failed", place=one.place)
        return one.left_out(ImportFaultError(name=one.place, problem=f"{type(error).__name__}: {error}"))
    return replace(one, lines=lines, failed=False)
