"""People in public roles: their names over time, and nothing about how to reach them."""

from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import names
from domain.base import ArchiveAggregate
from domain.dates import PartialDate, iso
from domain.identity_numbers import public_name
from domain.names import Named


class Person(Named):
    """A person by name. Contact data is ordinary, erasable data elsewhere, never an event."""

    TOPIC = "person"

    class Registered(ArchiveAggregate.Event, AggregateCreated):
        """The person is known to the archive by this name."""

        TOPIC = "person.registered"
        name: str

    class Renamed(ArchiveAggregate.Event):
        """The person has had another name since `valid_from`."""

        TOPIC = "person.renamed"
        before: str
        name: str
        valid_from: str | None

    class NameCorrected(names.NameCorrected):
        """One of its names was written wrongly, or dated."""

        TOPIC = "person.name-corrected"

    @event(Registered)
    def __init__(self, name: str, by: str, id: UUID | None = None) -> None:
        self.name = name
        self._begin_names(name=name, valid_from=None)

    @classmethod
    def register(cls, *, name: str, by: str, id: UUID | None = None) -> "Person":
        """Return a new person."""
        return cls(name=public_name(name), by=by, id=id)

    def rename(self, *, name: str, by: str, valid_from: PartialDate | str | None = None) -> None:
        """Give the person another name; the same name again changes nothing."""
        name = public_name(name)
        if name != self.name:
            since = iso(valid_from, field="valid_from")
            self.trigger_event(self.Renamed, before=self.name, name=name, valid_from=since, by=by)

    @event(Renamed)
    def _when_renamed(self, name: str, valid_from: str | None) -> None:
        self.name = name
        self._add_name(name=name, valid_from=valid_from, is_current=True)
