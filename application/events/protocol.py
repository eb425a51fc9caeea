"""What the archive and its registers ask of whatever stores events, be it a file or a database server."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent


class Recorder(Protocol):
    """Stores events for good, and reads them back by aggregate, by position and by (id, version).

    Positions grow in the order in which transactions become visible: who has read to one misses none below it.
    They begin at 1 and may have gaps. Every method raises StorageFailedError at once while a server is away.
    """

    def insert_events(self, stored_events: Sequence[StoredEvent], /) -> Sequence[int] | None:
        """Store the events in one transaction and return their positions; on disk for good when it returns.

        IntegrityError when one of them is there already, StorageFullError when no room is left: none is stored then.
        """

    def select_events(
        self,
        originator_id: UUID,
        /,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return an aggregate's events by version: those above `gt` up to `lte`, `limit` at most."""

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Return events by position, from `start` to `stop`, of these topics if any are named, `limit` at most."""

    def max_notification_id(self) -> int | None:
        """Return the last position, None when nothing is stored."""

    def count(self, after: int = 0) -> int:
        """Return how many events are stored after a position."""

    def stored(self, keys: Iterable[tuple[UUID, int]], /) -> dict[tuple[UUID, int], StoredEvent]:
        """Return the stored events with these ids and versions; those that are not stored are left out.

        For whoever must tell a lost race from a commit that did succeed: see `Archive.record`.
        """

    def at_position(self, position: int, /) -> Notification | None:
        """Return the event at a position, None when there is none: events may have been restored since."""

    def close(self) -> None:
        """Let go of every connection."""
