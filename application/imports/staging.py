"""Events held back: recorded all together when rows are done, or never when an import is only rehearsed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    IntegrityError,
    Mapper,
    Notification,
    StoredEvent,
)

from application.archive import A, Archive
from application.events.protocol import Recorder
from application.files.hashing import Hashing
from application.files.protocol import FileStore, Readable, StoredFile
from domain.base import ArchiveAggregate


class StagedRecorder:
    """Reads what is recorded below, and holds back what is added, in `events`, by the rules of any recorder.

    What it read below once it does not ask for again: it is short-lived. What others record shows in `commit`.
    """

    def __init__(self, below: Recorder) -> None:
        self.below = below
        self.events: list[StoredEvent] = []
        self._added: dict[str, list[StoredEvent]] = defaultdict(list)
        self._read: dict[str, Sequence[StoredEvent]] = {}
        self._end: int | None = None

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Hold the events back; IntegrityError when one of that version is there, and then none is held."""
        for one in stored_events:
            version = one.originator_version
            if self.select_events(_uuid(one), gt=version - 1, lte=version):
                raise IntegrityError
        end = self.max_notification_id()
        for one in stored_events:
            self._added[str(one.originator_id)].append(one)
        self.events.extend(stored_events)
        return range(end + 1, end + 1 + len(stored_events))

    def commit(self) -> None:
        """Record everything below in one transaction; IntegrityError when somebody was first, and then nothing is."""
        if self.events:
            self.below.insert_events(self.events)
            self.events = []
            self._added.clear()
            self._read.clear()
            self._end = None

    def select_events(
        self,
        originator_id: UUID,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return what is recorded and what is held back."""
        key = str(originator_id)
        if key not in self._read:
            self._read[key] = self.below.select_events(originator_id)
        found = [
            one
            for one in (*self._read[key], *self._added.get(key, ()))
            if (gt is None or one.originator_version > gt) and (lte is None or one.originator_version <= lte)
        ]
        found.sort(key=lambda one: one.originator_version, reverse=desc)
        return found[:limit]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Return what is recorded: nobody follows what is held back."""
        return self.below.select_notifications(start, limit, stop, topics, inclusive_of_start=inclusive_of_start)

    def max_notification_id(self) -> int:
        """Return the position that the last event would have, if nobody else recorded and no gap came between."""
        if self._end is None:
            self._end = self.below.max_notification_id() or 0
        return self._end + len(self.events)

    def count(self, after: int = 0) -> int:
        """Return how many events are recorded after a position: what is held back is not."""
        return self.below.count(after)

    def stored(self, keys: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], StoredEvent]:
        """Return what is recorded or held back with these ids and versions."""
        found = {}
        for identity, version in keys:
            if there := self.select_events(identity, gt=version - 1, lte=version):
                found[identity, version] = there[0]
        return found

    def at_position(self, position: int) -> Notification | None:
        """Return what is recorded there."""
        return self.below.at_position(position)

    def close(self) -> None:
        """Leave what is below open: others use it."""


def _uuid(stored: StoredEvent) -> UUID:
    identity = stored.originator_id
    return identity if isinstance(identity, UUID) else UUID(identity)


class StagedArchive(Archive):
    """An archive on held-back events that makes an aggregate from its events once, and then keeps it.

    `known` may be shared by several in turn, until something goes wrong: then what is in it may be half changed.
    """

    def __init__(
        self, recorder: StagedRecorder, mapper: Mapper[UUID], known: dict[UUID, ArchiveAggregate] | None = None
    ) -> None:
        super().__init__(recorder, mapper=mapper)
        self._known = {} if known is None else known

    def load(self, kind: type[A], identity: UUID, *, expected: int | None = None) -> A:
        """Return the aggregate: see `Archive.load`."""
        known = self._known.get(identity)
        if not isinstance(known, kind) or (expected is not None and known.version != expected):
            known = super().load(kind, identity, expected=expected)
            self._known[identity] = known
        return known

    def record(self, *aggregates: ArchiveAggregate) -> int | None:
        """Hold the pending events back: see `Archive.record`."""
        position = super().record(*aggregates)
        self._known.update((one.id, one) for one in aggregates)
        return position


class RehearsalStore:
    """Tells what storing a file would give, and stores nothing."""

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._seen: set[str] = set()

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Return what `FileStore.put` would."""
        received = Hashing(stream, limit=limit, name=name)
        for _ in received:
            pass
        was_there = self.exists(received.sha256)
        self._seen.add(received.sha256)
        return StoredFile(received.sha256, received.size, was_there)

    def exists(self, sha256: str) -> bool:
        """Return whether the bytes are there, or would be."""
        return sha256 in self._seen or self._files.exists(sha256)
