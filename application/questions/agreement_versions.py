"""The versions of an agreement on a day: how each stands, from when until when it binds, and who must adopt it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from application.questions.agreement_on_day import AgreementOnDay
from domain.agreements import SETTLED, Binding, RecordKind, Treatment, adopters, treatment
from domain.intervals import BEGINNING, OPEN, Interval, Span, day_before, first_day
from domain.recorded import Record


class VersionState(StrEnum):
    """How a version stands on a day."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    """Sent to those who must adopt it, of whom some have not decided."""
    COMING = "coming"
    """In force from a later day."""
    IN_FORCE = "in-force"
    ENDED = "ended"
    NOT_IN_FORCE = "not-in-force"
    """It has not come into force, and awaits nobody."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class VersionOnDay:
    """A version. `texts` are document and hash as they were amended last, the main one first.

    `bound` are the spans on which it binds each party; `earliest` is the date it comes into force at the earliest.
    """

    number: int
    record: Record
    record_number: int
    state: str
    bound: Sequence[tuple[str, Span[Binding]]]
    treatments: Sequence[Treatment]
    texts: Sequence[tuple[UUID, str]]
    earliest: str | None
    sent_on: str | None
    deadline: str | None
    withdrawn_on: str | None
    is_draft: bool

    @property
    def since(self) -> str | None:
        """The date on which it came or comes into force for the first party, as written; None when it has not."""
        first = min(self.bound, key=lambda one: one[1].days.start, default=None)
        if first is None:
            return None
        return first[1].fact.since or (None if first[1].days.start == BEGINNING else first[1].days.start)

    @property
    def last_day(self) -> str | None:
        """The last day on which it binds anybody; None while none is known."""
        end = max((span.days.end for _, span in self.bound), default=OPEN)
        return None if end == OPEN else day_before(end)

    @property
    def settled(self) -> int:
        """How many of those who must adopt it have."""
        return sum(one.stand in SETTLED for one in self.treatments)

    @property
    def must_adopt(self) -> frozenset[str | None]:
        """Who must adopt it; None is the assembly."""
        return frozenset(one.organisation_id for one in self.treatments)

    @property
    def missing(self) -> list[str | None]:
        """Who of them has not decided yet."""
        return [one.organisation_id for one in self.treatments if one.number is None]


def versions_on_day(day: AgreementOnDay) -> list[VersionOnDay]:
    """Return the versions, the newest first."""
    return [version_on_day(day, number) for number in reversed(day.records.versions)]


def version_on_day(day: AgreementOnDay, number: int) -> VersionOnDay:
    """Return a version. KeyError when there is none of this number."""
    records = day.records
    record_number, record = records.numbered_version(number)
    sent = records.told_of(RecordKind.SENDING, number)
    amended = records.told_of(RecordKind.AMENDMENT, number)
    settled = records.told_of(RecordKind.IN_FORCE, number)
    withdrawn = records.told_of(RecordKind.VERSION_WITHDRAWN, number)
    bound = [(party, span) for party, spans in day.bound.items() for span in spans if span.fact.version == number]
    texts = amended[-1][1]["texts"] if amended else record["texts"]
    return VersionOnDay(
        number=number,
        record=record,
        record_number=record_number,
        state=_state(day, number, [span.days for _, span in bound]),
        bound=bound,
        treatments=[treatment(records, number, one) for one in adopters(records, number)],
        texts=[(UUID(one["document_id"]), one["sha256"]) for one in texts],
        earliest=settled[-1][1]["valid_from"] if settled else record["force"]["earliest"],
        sent_on=min((one["sent_on"] for _, one in sent), key=first_day, default=None),
        deadline=sent[-1][1]["deadline"] if sent else None,
        withdrawn_on=withdrawn[-1][1]["withdrawn_on"] if withdrawn else None,
        is_draft=number in day.drafts,
    )


def newest_in_force(versions: Sequence[VersionOnDay]) -> VersionOnDay | None:
    """Return the newest version that binds somebody on the day."""
    return next((one for one in versions if one.state == VersionState.IN_FORCE), None)


def _state(day: AgreementOnDay, number: int, bound: Sequence[Interval]) -> VersionState:
    on = day.on
    if any(on in days for days in bound):
        return VersionState.IN_FORCE
    withdrawn = day.records.told_of(RecordKind.VERSION_WITHDRAWN, number)
    if any(first_day(one["withdrawn_on"]) <= on for _, one in withdrawn):
        return VersionState.WITHDRAWN
    if any(days.start > on for days in bound):
        return VersionState.COMING
    if bound:
        return VersionState.ENDED
    if number in day.drafts:
        return VersionState.DRAFT
    waits = [span for spans in day.awaited.values() for span in spans if span.fact.version == number]
    if any(on in span.days or span.days.end == OPEN for span in waits):
        return VersionState.AWAITING
    return VersionState.NOT_IN_FORCE
