"""Which files the facts name: whatever the registers say, these must be in the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eventsourcing.persistence import Mapper, Notification
from eventsourcing.utils import get_topic

from application.archive import event_mapper
from application.events.protocol import Recorder
from domain.councils import Council
from domain.documents import Document

NAMING = (Document.Filed, Document.VersionFiled, Document.PublicVersionFiled, Council.LogoChosen)
"""The events that name a file by its `sha256`."""

_TOPICS = tuple(get_topic(one) for one in NAMING)
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as an event names it. `name` is its own, empty for a logo; `record_id` is the document's or council's."""

    sha256: str
    name: str
    record_id: UUID


def named_files(recorder: Recorder, mapper: Mapper[UUID]) -> Iterator[NamedFile]:
    """Yield every naming of a file, in the order in which they were recorded; the same file may be named often."""
    position: int | None = None
    while found := recorder.select_notifications(position, _BATCH, topics=_TOPICS, inclusive_of_start=False):
        for one in found:
            event = mapper.to_domain_event(one)
            sha256 = getattr(event, "sha256", None)
            if sha256:  # a logo that was taken away has none
                yield NamedFile(sha256, getattr(event, "name", ""), event.originator_id)
        position = found[-1].id


class NamedFiles:
    """Gathers the files that events name as these go by: SHA-256 and, where an event tells it, size in bytes."""

    def __init__(self) -> None:
        self._mapper = event_mapper()
        self._sizes: dict[bytes, int | None] = {}

    def add(self, one: Notification) -> None:
        """Take note of the file that an event names, if it does."""
        if one.topic in _TOPICS:
            event = self._mapper.to_domain_event(one)
            if sha256 := getattr(event, "sha256", None):
                self._sizes[bytes.fromhex(sha256)] = getattr(event, "size", None)

    def __len__(self) -> int:
        return len(self._sizes)

    def __iter__(self) -> Iterator[tuple[str, int | None]]:
        for digest, size in sorted(self._sizes.items()):
            yield digest.hex(), size
