"""What tells two stores of events apart: their number, the last position, and a running hash over all in order."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eventsourcing.persistence import Notification

from application.events.protocol import Recorder

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class EventsCounted:
    """How many events, the last one's position (0 when there is none), and the running hash (SHA-256, hexadecimal)."""

    count: int
    last: int
    running_hash: str


class EventCounter:
    """Counts events as they go by, in the order of their positions.

    The running hash holds position, id, version, topic and state of each: two stores with the same one hold the same
    events, with the same times, at the same positions.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._count = self._last = 0

    def add(self, one: Notification) -> None:
        """Count the next event."""
        identity = one.originator_id if isinstance(one.originator_id, UUID) else UUID(one.originator_id)
        topic = one.topic.encode()
        numbers = (one.id, one.originator_version, len(topic), len(one.state))
        self._digest.update(b"".join((*(number.to_bytes(8, "big") for number in numbers), identity.bytes, topic)))
        self._digest.update(one.state)
        self._count, self._last = self._count + 1, one.id

    @property
    def counted(self) -> EventsCounted:
        """What was counted so far."""
        return EventsCounted(self._count, self._last, self._digest.hexdigest())


def all_events(recorder: Recorder, after: int = 0) -> Iterator[Notification]:
    """Yield every stored event after a position, in order, a page at a time."""
    while page := recorder.select_notifications(after + 1, _PAGE):
        yield from page
        after = page[-1].id
