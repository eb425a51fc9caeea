"""What is asked of the jobs of an archive, whether there is a queue of them or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Queue(StrEnum):
    """The queues, each with takers of its own. Stored as their values."""

    READING = "reading"
    """Files whose text is read."""
    SCANNED = "scanned"
    """Scanned files, whose pages are read slowly."""
    INDEXING = "indexing"
    """Records whose place in the search index is made anew."""


class JobState(StrEnum):
    """How a job stands; one that is done well is gone."""

    WAITING = "waiting"
    RUNNING = "running"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is shown. `since` is when it came to stand as it does; `attempts` how often it was taken."""

    id: int
    queue: Queue
    state: JobState
    arguments: Mapping[str, Any]
    attempts: int
    since: datetime | None


Counts = Mapping[tuple[Queue, JobState], int]


class Jobs(Protocol):
    """The jobs of one archive."""

    def counts(self) -> Counts:
        """Return how many jobs there are; what there is none of is left out."""

    def listed(self, state: JobState, *, after: int | None = None, limit: int = 50) -> Sequence[Job]:
        """Return jobs that stand so, the latest first, those below the id `after`."""

    def outstanding(self, queue: Queue) -> int:
        """Return how many of a queue wait or run."""

    def retry_failed(self) -> int:
        """Let all that failed wait again; return how many."""

    def close(self) -> None:
        """Let go of every connection."""


class NoJobs:
    """Where one worker does everything by itself."""

    def counts(self) -> Counts:
        """Return nothing."""
        return {}

    def listed(self, state: JobState, *, after: int | None = None, limit: int = 50) -> Sequence[Job]:  # noqa: ARG002
        """Return nothing."""
        return ()

    def outstanding(self, queue: Queue) -> int:  # noqa: ARG002
        """Return 0."""
        return 0

    def retry_failed(self) -> int:
        """Return 0."""
        return 0

    def close(self) -> None:
        """Do nothing."""
