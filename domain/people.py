"""People in public roles: their names over time, who turned out to be the same, and nothing about how to reach them."""

from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import names
from domain.base import ArchiveAggregate, require_text
from domain.dates import PartialDate, iso
from domain.errors import DomainError, InvalidValueError
from domain.identity_numbers import public_name
from domain.names import Named


class PersonIsAnotherError(DomainError):
    """The person was found to be the same as another, who is to be named instead. Values: `field`, `person`."""

    code = "person-is-another"


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

    class FoundSame(ArchiveAggregate.Event):
        """The person is the same as `person_id`, under whom what this one held is shown."""

        TOPIC = "person.found-same"
        person_id: UUID
        reason: str

    class FoundDifferent(ArchiveAggregate.Event):
        """The person is not the same as `person_id`, after all or though the names are alike."""

        TOPIC = "person.found-different"
        person_id: UUID
        reason: str

    @event(Registered)
    def __init__(self, name: str, by: str, id: UUID | None = None) -> None:
        self.name = name
        self.same_as: UUID | None = None
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

    def find_same(self, other: "Person", *, reason: str, by: str) -> None:
        """Say that this person is the same as another one; PersonIsAnotherError."""
        if other.id == self.id:
            raise InvalidValueError(field="person", value=self.name, problem="itself")
        for one in (self, other):
            if one.same_as is not None:
                raise PersonIsAnotherError(field="person", person=one.name)
        reason = require_text("reason", reason)
        self.trigger_event(self.FoundSame, person_id=other.id, reason=reason, by=by)

    def find_different(self, *, reason: str, by: str) -> None:
        """Say that this person is not the same as the other one after all."""
        if self.same_as is None:
            raise InvalidValueError(field="person", value=self.name, problem="not-the-same")
        self.trigger_event(self.FoundDifferent, person_id=self.same_as, reason=require_text("reason", reason), by=by)

    def tell_apart(self, other: "Person", *, reason: str, by: str) -> None:
        """Say that this person is not another one whose name is like theirs: nobody need ask again."""
        if other.id == self.id:
            raise InvalidValueError(field="person", value=self.name, problem="itself")
        for one in (self, other):
            if one.same_as is not None:
                raise PersonIsAnotherError(field="person", person=one.name)
        self.trigger_event(self.FoundDifferent, person_id=other.id, reason=require_text("reason", reason), by=by)

    @event(FoundSame)
    def _when_found_same(self, person_id: UUID) -> None:
        self.same_as = person_id

    @event(FoundDifferent)
    def _when_found_different(self) -> None:
        self.same_as = None

    @event(Renamed)
    def _when_renamed(self, name: str, valid_from: str | None) -> None:
        self.name = name
        self._add_name(name=name, valid_from=valid_from, is_current=True)
