"""What an agreement asks to be remembered: deadlines of adoption, reviews, the last day of notice, and when it ends."""

from dataclasses import dataclass
from enum import StrEnum

from domain.agreements.awaiting import Awaiting
from domain.agreements.facts import RecordKind, latest
from domain.agreements.in_force import Binding
from domain.agreements.records import Records
from domain.intervals import OPEN, Span, day_after, day_before, first_day, months_after
from domain.recorded import Record


class ReminderKind(StrEnum):
    """What is to be remembered."""

    ADOPTION = "adoption"
    REVIEW = "review"
    NOTICE = "notice"
    EXPIRY = "expiry"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to remember on a full day. `organisation_id` is whom it concerns, None for all; `clause` says where."""

    kind: str
    day: str
    version: int | None = None
    organisation_id: str | None = None
    clause: str | None = None


def reminders(
    records: Records,
    bound: dict[str, list[Span[Binding]]],
    awaited: dict[str | None, list[Span[Awaiting]]],
) -> list[Reminder]:
    """Return what is to be remembered, in order of the days; `bound` and `awaited` are what the records make."""
    found = [
        Reminder(ReminderKind.ADOPTION, _last(span.fact.deadline), span.fact.version, one)
        for one, spans in awaited.items()
        for span in spans
        if span.days.end == OPEN and span.fact.deadline
    ]
    newest = max((span.fact.version for spans in bound.values() for span in spans), default=None)
    if newest is not None:
        found += _of_version(records, newest)
    if records.ended_on is not None and bound:
        found.append(Reminder(ReminderKind.EXPIRY, _last(records.ended_on)))
    for _, record in records.of_the_whole(RecordKind.LEAVING) if not records.facts["is_withdrawn"] else ():
        found.append(Reminder(ReminderKind.LEAVING, _last(record["left_on"]), None, record["organisation_id"]))
    return sorted(found, key=lambda one: (one.day, one.kind, one.organisation_id or ""))


def notice_by(version: Record) -> str | None:
    """Return the last day to give notice so that it ends with the version, as told or counted from its last day."""
    if version["notice_by"]:
        return _last(version["notice_by"])
    if version["valid_until"] and version["notice_months"]:
        return months_after(_last(version["valid_until"]), -version["notice_months"])
    return None


def _of_version(records: Records, version: int) -> list[Reminder]:
    known = records.version(version)
    found = []
    reviewed = latest(records.of_the_whole(RecordKind.REVIEW), "reviewed_on")
    review = known["review_on"]
    if reviewed and (review is None or first_day(reviewed[1]["reviewed_on"]) >= _start_of(records, version)):
        review = reviewed[1]["next_on"]
    if review:
        found.append(Reminder(ReminderKind.REVIEW, _last(review), version, None, known["review_clause"]))
    notice = notice_by(known)
    if notice and records.ended_on is None:
        found.append(Reminder(ReminderKind.NOTICE, notice, version, None, known["notice_clause"]))
    if known["valid_until"] and records.ended_on is None:
        found.append(Reminder(ReminderKind.EXPIRY, _last(known["valid_until"]), version))
    return found


def _start_of(records: Records, version: int) -> str:
    return first_day(records.version(version)["drafted_on"])


def _last(written: str) -> str:
    """Return the last day that a date can mean."""
    return day_before(day_after(written))
