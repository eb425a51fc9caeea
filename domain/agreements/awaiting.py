"""What waits for whom: versions that were sent to those who must adopt them, until they decide."""

from dataclasses import dataclass

from domain.agreements.adoption import adopters
from domain.agreements.facts import RecordKind
from domain.agreements.records import Records
from domain.intervals import OPEN, Interval, Span, day_after, first_day


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A version that somebody must adopt, by `deadline` if one is set, as it was last told."""

    version: int
    deadline: str | None


def awaiting(records: Records) -> dict[str | None, list[Span[Awaiting]]]:
    """Return what awaits each of those who must adopt it, on which days; None is the assembly."""
    found: dict[str | None, list[Span[Awaiting]]] = {}
    if records.facts["is_withdrawn"]:
        return found
    for version in records.versions:
        sent = records.told_of(RecordKind.SENDING, version)
        if not sent:
            continue
        start, deadline = min(first_day(record["sent_on"]) for _, record in sent), sent[-1][1]["deadline"]
        stopped = _stopped(records, version)
        for one in adopters(records, version):
            days = Interval(start, min(stopped, _decided(records, version, one)))
            if days:
                found.setdefault(one, []).append(Span(days, Awaiting(version, deadline)))
    return found


def _decided(records: Records, version: int, organisation_id: str | None) -> str:
    told = [
        *records.told(RecordKind.ADOPTION, version, organisation_id),
        *records.told(RecordKind.DECLINE, version, organisation_id),
    ]
    return min((first_day(record["decided_on"]) for _, record in told), default=OPEN)


def _stopped(records: Records, version: int) -> str:
    """Return the day from which nobody is asked to adopt a version any more."""
    ends = [first_day(record["withdrawn_on"]) for _, record in records.told_of(RecordKind.VERSION_WITHDRAWN, version)]
    ends += [first_day(record["superseded_on"]) for _, record in records.told_of(RecordKind.SUPERSEDED, version)]
    later = [one for one in records.versions if one > version]
    ends += [first_day(record["sent_on"]) for one in later for _, record in records.told_of(RecordKind.SENDING, one)]
    return min([*ends, day_after(records.ended_on)])
