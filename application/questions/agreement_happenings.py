"""What happened to an agreement, the latest first: versions in force, parties that came and went, how it ended."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay, VersionState
from domain.agreements import RecordKind
from domain.intervals import BEGINNING, first_day
from domain.recorded import Record


class HappeningKind(StrEnum):
    """What happened."""

    IN_FORCE = "in-force"
    MAY_COME = "may-come"
    """Nobody recorded it: from when a version can be in force once all have adopted it."""
    WITHDRAWN = "withdrawn"
    JOINED = "joined"
    LEFT = "left"
    REVIEWED = "reviewed"
    TERMINATED = "terminated"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened on a day, as it is written; None where no day is told.

    `parties` are whom it concerns, empty for all; of a version that may come, who has not adopted it.
    """

    kind: str
    day: str | None
    version: VersionOnDay | None = None
    parties: tuple[str | None, ...] = ()
    reserved: tuple[str, ...] = ()
    record: Record | None = None


_OF_THE_WHOLE = (
    (RecordKind.LEAVING, HappeningKind.LEFT, "left_on"),
    (RecordKind.REVIEW, HappeningKind.REVIEWED, "reviewed_on"),
    (RecordKind.TERMINATION, HappeningKind.TERMINATED, "ended_on"),
    (RecordKind.EXPIRY, HappeningKind.EXPIRED, "ended_on"),
)


def happenings_of(day: AgreementOnDay, versions: Sequence[VersionOnDay]) -> list[Happening]:
    """Return what happened and what may come, the latest day first; what has no day is last."""
    found = [one for version in versions for one in _of_version(version)]
    for record_kind, kind, field in _OF_THE_WHOLE:
        for _, record in day.records.of_the_whole(record_kind):
            party = record.get("organisation_id")
            found.append(Happening(kind, record[field], parties=(party,) if party else (), record=record))
    found += _joined(day)
    return sorted(found, key=lambda one: (first_day(one.day), one.version.number if one.version else 0), reverse=True)


def _of_version(version: VersionOnDay) -> Iterator[Happening]:
    begun: dict[str, list[str]] = defaultdict(list)
    written: dict[str, str | None] = {}
    for party in dict.fromkeys(party for party, _ in version.bound):
        first = min((span for who, span in version.bound if who == party), key=lambda span: span.days.start)
        begun[first.days.start].append(party)
        written[first.days.start] = first.fact.since
    for start, parties in begun.items():
        reserved = tuple(party for party in parties if _is_reserved(version, party))
        shown = written[start] or (None if start == BEGINNING else start)
        yield Happening(
            HappeningKind.IN_FORCE, shown, version, tuple(parties) if len(begun) > 1 else (), reserved=reserved
        )
    if version.withdrawn_on:
        yield Happening(HappeningKind.WITHDRAWN, version.withdrawn_on, version)
    elif version.state == VersionState.AWAITING:
        yield Happening(HappeningKind.MAY_COME, version.earliest or version.deadline, version, tuple(version.missing))


def _is_reserved(version: VersionOnDay, party: str) -> bool:
    return any(who == party and span.fact.except_clauses for who, span in version.bound)


def _joined(day: AgreementOnDay) -> Iterator[Happening]:
    """Yield who joined later than those who made the agreement."""
    told = [record for _, record in day.records.of_the_whole(RecordKind.PARTY)]
    first = min((first_day(one["joined_on"]) for one in told), default=BEGINNING)
    for record in told:
        if first_day(record["joined_on"]) > first:
            yield Happening(HappeningKind.JOINED, record["joined_on"], parties=(record["organisation_id"],))
