"""A rehearsal: the same import with the same rules, of which nothing stays."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Notification,
    StoredEvent,
    Subscription,
)

from application.files.protocol import CHUNK, FileStore, FileTooLargeError, Readable, StoredFile


class RehearsalRecorder(ApplicationRecorder):
    """Reads what is recorded, and keeps what is added in memory only."""

    def __init__(self, recorder: ApplicationRecorder) -> None:
        self._recorder = recorder
        self._added: dict[str, list[StoredEvent]] = defaultdict(list)
        self._count = 0

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Keep the events; IntegrityError when one of that version is there, and then none is kept."""
        for one in stored_events:
            version = one.originator_version
            if self.select_events(one.originator_id, gt=version - 1, lte=version):
                raise IntegrityError
        for one in stored_events:
            self._added[str(one.originator_id)].append(one)
        end = self.max_notification_id() or 0
        self._count += len(stored_events)
        return range(end + 1, end + 1 + len(stored_events))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return what is recorded and what was added since."""
        found = [
            *self._recorder.select_events(originator_id, gt=gt, lte=lte),
            *(
                one
                for one in self._added.get(str(originator_id), ())
                if (gt is None or one.originator_version > gt) and (lte is None or one.originator_version <= lte)
            ),
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
        """Return what is recorded: nobody follows a rehearsal."""
        return self._recorder.select_notifications(start, limit, stop, topics, inclusive_of_start=inclusive_of_start)

    def max_notification_id(self) -> int | None:
        """Return the position that the last event would have."""
        return (self._recorder.max_notification_id() or 0) + self._count

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Follow what is recorded."""
        return self._recorder.subscribe(gt, topics)


class RehearsalStore:
    """Tells what storing a file would give, and stores nothing."""

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._seen: set[str] = set()

    def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
        """Return what `FileStore.put` would."""
        digest, size = hashlib.sha256(), 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise FileTooLargeError(name=name, limit=limit)
            digest.update(chunk)
        sha256 = digest.hexdigest()
        was_there = sha256 in self._seen or self._files.exists(sha256)
        self._seen.add(sha256)
        return StoredFile(sha256, size, was_there)
