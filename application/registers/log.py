"""The events in the order they were recorded, as registers read them: in batches, each fact at its position."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from eventsourcing.persistence import Mapper, Notification

from application.events.protocol import Recorder
from application.registers.positions import Place
from application.registers.register import Fact

BATCH = 500
"""How many events are applied in one transaction, if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class EventLog:
    """Reads what the recorder has stored, at most `size` events at a time."""

    recorder: Recorder
    mapper: Mapper[UUID]
    size: int = BATCH

    @property
    def end(self) -> int:
        """The last position, 0 when nothing is recorded."""
        return self.recorder.max_notification_id() or 0

    def batch(self, start: int) -> Sequence[Notification]:
        """Return the events from the position `start` on, at most `size`."""
        return self.recorder.select_notifications(max(start, 1), self.size)

    def may_have_more(self, batch: Sequence[Notification]) -> bool:
        """Return whether there may be events after this batch."""
        return len(batch) >= self.size

    def holds(self, place: Place, batch: Sequence[Notification]) -> bool:
        """Return whether a register's last event lies where it was, as far as this batch tells."""
        if place.position == 0:
            return True
        here = next((one for one in batch if one.id == place.position), None)
        if here is not None:
            return _is_last_of(place, here)
        return self.may_have_more(batch) and place.position > batch[-1].id

    def facts(self, stored: Sequence[Notification]) -> list[Fact]:
        """Return stored events as the domain knows them."""
        return [Fact(one.id, self.mapper.to_domain_event(one)) for one in stored]

    def has_moved(self, place: Place) -> bool:
        """Return whether the last event of a register lies no longer where it was: events have been restored."""
        if place.position == 0:
            return False
        here = self.recorder.at_position(place.position)
        return here is None or not _is_last_of(place, here)


def identity_of(stored: Notification) -> UUID:
    """Return the id of the aggregate that a stored event belongs to."""
    identity = stored.originator_id
    return identity if isinstance(identity, UUID) else UUID(str(identity))


def _is_last_of(place: Place, stored: Notification) -> bool:
    return identity_of(stored).hex == place.event_id and stored.originator_version == place.event_version
