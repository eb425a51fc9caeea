"""Subject areas (fagområder) that cases are put under. A case names its areas; what it was put under stays its own."""

from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain.base import ArchiveAggregate, require_text
from domain.errors import DomainError


class SubjectAreaClosedError(DomainError):
    """The subject area is closed. Values: `field`, `subject_area`."""

    code = "subject-area-closed"


class SubjectAreaOpenError(DomainError):
    """Opening a subject area that is open. Values: `field`, `subject_area`."""

    code = "subject-area-open"


class SubjectArea(ArchiveAggregate):
    """A subject area that forms offer, until it is closed."""

    TOPIC = "subject-area"

    class Registered(ArchiveAggregate.Event, AggregateCreated):
        """Cases may be put under it."""

        TOPIC = "subject-area.registered"
        name: str

    class Renamed(ArchiveAggregate.Event):
        """It is called something else from now on; cases keep the name they were put under."""

        TOPIC = "subject-area.renamed"
        name: str
        before: str

    class Closed(ArchiveAggregate.Event):
        """No more cases are put under it, for `reason`."""

        TOPIC = "subject-area.closed"
        reason: str

    class Reopened(ArchiveAggregate.Event):
        """Cases are put under it again."""

        TOPIC = "subject-area.reopened"
        reason: str

    @event(Registered)
    def __init__(self, name: str, by: str, id: UUID | None = None) -> None:
        self.name = name
        self.is_closed = False

    @classmethod
    def register(cls, *, name: str, by: str, id: UUID | None = None) -> "SubjectArea":
        """Return a new subject area; its name must be claimed in the same recording."""
        return cls(name=require_text("subject_area", name), by=by, id=id)

    def rename(self, *, name: str, by: str) -> None:
        """Call it something else; the new name must be claimed in the same recording."""
        name = require_text("subject_area", name)
        if name != self.name:
            self.trigger_event(self.Renamed, name=name, before=self.name, by=by)

    def close(self, *, reason: str, by: str) -> None:
        """Offer it no longer."""
        if self.is_closed:
            raise SubjectAreaClosedError(field="subject_area", subject_area=self.name)
        self.trigger_event(self.Closed, reason=require_text("reason", reason), by=by)

    def reopen(self, *, reason: str, by: str) -> None:
        """Offer it again."""
        if not self.is_closed:
            raise SubjectAreaOpenError(field="subject_area", subject_area=self.name)
        self.trigger_event(self.Reopened, reason=require_text("reason", reason), by=by)

    @event(Renamed)
    def _when_renamed(self, name: str) -> None:
        self.name = name

    @event(Closed)
    def _when_closed(self) -> None:
        self.is_closed = True

    @event(Reopened)
    def _when_reopened(self) -> None:
        self.is_closed = False
