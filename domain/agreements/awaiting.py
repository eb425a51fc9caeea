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


Asked = tuple[tuple[str | None, Span[Awaiting]], ...]
"""Who is asked, None the assembly, and on which days."""


def awaiting(records: Records) -> dict[str | None, list[Span[Awaiting]]]:
    """Return what awaits each of those who must adopt it, on which days; None is the assembly."""
    found: dict[str | None, list[Span[Awaiting]]] = {}
    for asked in awaiting_by_version(records).values():
        for one, span in asked:
            found.setdefault(one, []).append(span)
    return found


def awaiting_by_version(records: Records) -> dict[int, Asked]:
    """Return who is asked to adopt each version on which days, the first version first."""
    if records.facts["is_withdrawn"]:
        return {}
    found: dict[int, Asked] = {}
    stopped = day_after(records.ended_on)  # from then, or from when a later version was sent, nobody is asked
    for version in reversed(records.versions):
        kept = records.kept_of(version)
        if kept.get("stopped") != stopped:
            kept["stopped"], kept["asked"] = stopped, _asked(records, version, stopped)
        start, asked = kept["asked"]
        if asked:
            found[version] = asked
        stopped = min(stopped, start)
    return dict(reversed(found.items()))


def _asked(records: Records, version: int, stopped: str) -> tuple[str, Asked]:
    """Return from when a version is sent, and who is asked to adopt it until `stopped`."""
    sent = records.told_of(RecordKind.SENDING, version)
    if not sent:
        return OPEN, ()
    start, deadline = min(first_day(record["sent_on"]) for _, record in sent), sent[-1][1]["deadline"]
    stopped = min(stopped, _ceased(records, version))
    spans = []
    for one in adopters(records, version):
        days = Interval(start, min(stopped, _decided(records, version, one)))
        if days:
            spans.append((one, Span(days, Awaiting(version, deadline))))
    return start, tuple(spans)


def _decided(records: Records, version: int, organisation_id: str | None) -> str:
    told = [
        *records.told(RecordKind.ADOPTION, version, organisation_id),
        *records.told(RecordKind.DECLINE, version, organisation_id),
    ]
    return min((first_day(record["decided_on"]) for _, record in told), default=OPEN)


def _ceased(records: Records, version: int) -> str:
    """Return the day from which a version itself is no more to be adopted."""
    ends = [first_day(record["withdrawn_on"]) for _, record in records.told_of(RecordKind.VERSION_WITHDRAWN, version)]
    ends += [first_day(record["superseded_on"]) for _, record in records.told_of(RecordKind.SUPERSEDED, version)]
    return min(ends, default=OPEN)
