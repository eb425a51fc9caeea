"""The archive: aggregates are loaded from their events, and new events are recorded and passed on to the registers."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import structlog
from eventsourcing.persistence import (
    DatetimeAsISO,
    IntegrityError,
    JSONTranscoder,
    Mapper,
    StoredEvent,
    UUIDAsHex,
)

import domain  # noqa: F401 - the topics of all events
from application.events.protocol import Recorder
from application.registers.follower import Follower
from domain.base import ArchiveAggregate
from domain.errors import DomainError, InvalidValueError
from domain.references import Claim, taken

if TYPE_CHECKING:
    from application.commands.text_numbers import NumbersInTexts

log = structlog.get_logger(__name__)

A = TypeVar("A", bound=ArchiveAggregate)


class RecordNotFoundError(DomainError):
    """There is no such record. Values: `kind`, `id`."""

    code = "not-found"


class UnknownRecordError(InvalidValueError, RecordNotFoundError):
    """A field names a record that is not there. Values as those of InvalidValueError, and `kind`."""


class StaleVersionError(DomainError):
    """Somebody else recorded something about the same record in between. Values: `kind`, `id`."""

    code = "stale-version"


def event_mapper() -> Mapper[UUID]:
    """Return what turns events into stored ones and back: JSON, with UUIDs and times of their own type."""
    transcoder = JSONTranscoder()
    transcoder.register(UUIDAsHex())
    transcoder.register(DatetimeAsISO())
    return Mapper(transcoder)


class Archive:
    """Loads and records aggregates; a recorded fact is a success whatever becomes of the registers."""

    def __init__(
        self,
        recorder: Recorder,
        follower: Follower | None = None,
        *,
        follow: bool = True,
        mapper: Mapper[UUID] | None = None,
    ) -> None:
        """Without `follow` the registers are left behind, for those who record much and catch up now and then."""
        self.recorder, self.follower, self.follow = recorder, follower, follow
        self.mapper = mapper or (follower.mapper if follower else event_mapper())
        self.told_of_recording: Callable[[Sequence[StoredEvent], float], None] | None = None
        """Called with what was recorded and the seconds it took, the registers included: for whoever measures."""
        self.numbers_in_texts: NumbersInTexts | None = None
        """What knows the texts of files, where anything does: nothing is made public against what it finds."""

    def load(self, kind: type[A], identity: UUID, *, expected: int | None = None) -> A:
        """Return the aggregate as its events make it.

        RecordNotFoundError when there is none of that kind; StaleVersionError when its version is not `expected`.
        """
        aggregate: Any = None
        for stored in self.recorder.select_events(identity):
            event: Any = self.mapper.to_domain_event(stored)
            aggregate = event.mutate(aggregate)
        if not isinstance(aggregate, kind):
            raise RecordNotFoundError(kind=kind.TOPIC, id=identity)  # type: ignore[attr-defined]
        if expected is not None and aggregate.version != expected:
            raise StaleVersionError(kind=kind.TOPIC, id=identity)  # type: ignore[attr-defined]
        return aggregate

    def require(self, kind: type[A], identity: UUID, *, field: str) -> A:
        """Return the aggregate that a field names; UnknownRecordError when there is none of that kind."""
        try:
            return self.load(kind, identity)
        except RecordNotFoundError as error:
            named = error.values["kind"]
            raise UnknownRecordError(field=field, value=identity, problem="unknown-record", kind=named) from error

    def holds(self, identity: UUID) -> bool:
        """Return whether anything is recorded about this id."""
        return bool(self.recorder.select_events(identity, limit=1))

    def version_of(self, identity: UUID) -> int | None:
        """Return the version of the record with this id, which a change of it names; None when there is none."""
        last = self.recorder.select_events(identity, desc=True, limit=1)
        return last[0].originator_version if last else None

    def record(self, *aggregates: ArchiveAggregate) -> int | None:
        """Record all pending events of the aggregates in one transaction, and bring the registers up to date.

        Returns the position a reader can wait for, None when nothing was pending. ReferenceTakenError when a claim
        is another's; StaleVersionError when somebody was first.
        """
        stored = self._stored(aggregates)
        if not stored:
            return None
        began = time.perf_counter()
        try:
            recorded = self.recorder.insert_events(stored)
            position = recorded[-1] if recorded else None
        except IntegrityError:
            self._explain(stored)
            position = self.recorder.max_notification_id()
        if self.follow and self.follower is not None:
            try:
                self.follower.catch_up(position)
            except Exception:  # what is recorded is recorded: the worker brings the registers along
                log.exception("registers_behind", position=position)
        if self.told_of_recording is not None:
            self.told_of_recording(stored, time.perf_counter() - began)
        return position

    def _stored(self, aggregates: Iterable[ArchiveAggregate]) -> list[StoredEvent]:
        return [self.mapper.to_stored_event(event) for aggregate in aggregates for event in aggregate.collect_events()]

    def _explain(self, stored: list[StoredEvent]) -> None:
        """Return when these very events are recorded already (a commit that was lost on the way back and retried)."""
        missing = False
        recorded = self.recorder.stored([(_uuid(one), one.originator_version) for one in stored])
        for one in stored:
            there = recorded.get((_uuid(one), one.originator_version))
            if there is None:
                missing = True
            elif there.state != one.state or there.topic != one.topic:
                theirs: Any = self.mapper.to_domain_event(there)
                if isinstance(theirs, Claim.Made):
                    raise taken(theirs.name, theirs.holder)
                raise StaleVersionError(kind=one.topic.partition(".")[0], id=one.originator_id)
        if missing:
            raise StaleVersionError(kind=stored[0].topic.partition(".")[0], id=stored[0].originator_id)


def _uuid(stored: StoredEvent) -> UUID:
    identity = stored.originator_id
    return identity if isinstance(identity, UUID) else UUID(identity)
