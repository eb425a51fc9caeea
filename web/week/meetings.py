"""The meetings of a week, and what meetings wait for: notices, minutes, and extracts to those the items are about."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flask_babel import gettext, ngettext

from application.questions.bodies import CalledBody, body_names
from application.questions.meeting_facts import facts_of_meetings, items_of_meetings
from application.questions.meeting_lists import ListedMeeting, meetings_between
from domain.intervals import days_after
from domain.meetings import MeetingKind, RecordKind, State
from domain.recorded import records_of
from web.addresses import meeting_address
from web.formats import format_day
from web.labels import label
from web.meeting.words import clock_words, meeting_name
from web.week.tasks import Asked, Task, TaskKind

NOTICE_DAYS = 7
"""Notice is sent so many days before a meeting."""

_WITHIN_DAYS, _EXTRACTS_WITHIN_DAYS = 365, 60
"""Meetings so long ago are not told of any more: those without minutes, and those whose extracts are not sent."""

_BEFORE = (State.PLANNED, State.CONVENED)
_UNFINISHED = (*_BEFORE, State.HELD, State.DRAFTED, State.APPROVED, State.SIGNED)
_APPROVED = (State.APPROVED, State.SIGNED, State.PUBLISHED)
_WITHOUT_MINUTES = (MeetingKind.SEMINAR, MeetingKind.STUDY_TRIP)


def meeting_tasks(asked: Asked) -> list[Task]:
    """Return the meetings of the week and what they wait for, by a constant number of questions.

    What waits after meetings is told in this week alone: it has no day.
    """
    week, today = asked.week, asked.today
    first, last = week.period.first.isoformat(), days_after(week.until, NOTICE_DAYS)
    coming = _between(asked, first, last, ())
    past = _between(asked, days_after(today, -_WITHIN_DAYS), today, _UNFINISHED) if week.is_current else []
    published = _published(asked) if week.is_current else []
    bodies = body_names(asked.connection, {one.meeting.body_id for one in (*coming, *past, *published)})
    found = [*_of_week(asked, coming, bodies), *_after(asked, past, bodies)]
    return [*found, *_extracts(asked, [*past, *published], bodies)]


def _between(asked: Asked, first: str, last: str, states: Sequence[str]) -> list[ListedMeeting]:
    now = {"on": asked.today, "known": asked.known, "states": states}
    return meetings_between(asked.connection, asked.audience, first, last, **now)  # type: ignore[arg-type]


def _published(asked: Asked) -> list[ListedMeeting]:
    return _between(asked, days_after(asked.today, -_EXTRACTS_WITHIN_DAYS), asked.today, (State.PUBLISHED,))


def _of_week(asked: Asked, coming: Sequence[ListedMeeting], bodies: Mapping[UUID, CalledBody]) -> Iterator[Task]:
    for one in coming:
        if one.state == State.CANCELLED:
            continue
        name, address = _called(one, bodies), meeting_address(one.meeting.reference)
        if one.starts_on <= asked.week.until:
            where = one.place or (label("meeting-form", one.form) if one.form != "in-person" else "")
            state = label("meeting-state", one.state)
            told = ", ".join(filter(None, (clock_words(one.starts_at, one.ends_at), where, state)))
            yield Task(
                TaskKind.MEETING, one.starts_on, name, address, one.meeting.reference, told, at=one.starts_at or ""
            )
        notice = days_after(one.starts_on, -NOTICE_DAYS)
        if one.state == State.PLANNED and one.starts_on >= asked.today and asked.week.holds(notice):
            told = gettext("Notice and agenda are to be sent. The meeting is %(day)s.", day=format_day(one.starts_on))
            do = asked.offer(gettext("Record the notice"), address, "innkalling")
            yield Task(TaskKind.NOTICE, notice, name, address, one.meeting.reference, told, do=do)


def _after(asked: Asked, past: Sequence[ListedMeeting], bodies: Mapping[UUID, CalledBody]) -> Iterator[Task]:
    for one in past:
        if one.state in _BEFORE and one.starts_on == asked.today:
            continue
        if one.state not in _BEFORE and one.meeting.kind in _WITHOUT_MINUTES:
            continue
        reference, address = one.meeting.reference, meeting_address(one.meeting.reference)
        words, offered, path = _next_step(one)
        told = gettext("%(what)s The meeting was %(day)s.", what=words, day=format_day(one.starts_on))
        do = asked.offer(offered, address, path)
        yield Task(TaskKind.MINUTES, None, _called(one, bodies), address, reference, told, at=one.starts_on, do=do)


def _next_step(one: ListedMeeting) -> tuple[str, str, str]:
    """Return what a meeting waits for, what is done about it, and where below its address."""
    match one.state:
        case State.PLANNED | State.CONVENED:
            return gettext("It is not noted that it was held."), gettext("Note that it was held"), "holdt"
        case State.HELD:
            return gettext("The minutes are to be written."), gettext("Write the minutes"), "i-motet"
        case State.DRAFTED:
            return gettext("The minutes are to be approved."), gettext("Approve the minutes"), "godkjenn"
        case State.APPROVED:
            return gettext("The minutes are to be signed."), gettext("Note who signed"), "signer"
        case _:
            return gettext("The minutes are to be published."), gettext("Publish the minutes"), "publiser-protokoll"


def _extracts(asked: Asked, listed: Sequence[ListedMeeting], bodies: Mapping[UUID, CalledBody]) -> Iterator[Task]:
    """Yield the meetings with items that were settled, lie in cases, and whose extracts nobody sent."""
    since = days_after(asked.today, -_EXTRACTS_WITHIN_DAYS)
    those = [one for one in listed if one.state in _APPROVED and one.starts_on >= since]
    ids = [one.meeting.id for one in those if one.meeting.sees_content]
    facts = facts_of_meetings(asked.connection, ids, asked.known, asked.audience)
    items = items_of_meetings(asked.connection, ids, asked.known, asked.audience)
    for one in those:
        sent = {record["item"] for _, record in records_of(facts.get(one.meeting.id, {}), RecordKind.EXTRACT)}
        wait = [
            each
            for each in items.get(one.meeting.id, ())
            if each.case_id and each.treated == "treated" and each.item not in sent
        ]
        if wait:
            numbers = ", ".join(each.number for each in wait if each.number)
            told = ngettext(
                "An extract of %(num)s item is not sent", "Extracts of %(num)s items are not sent", len(wait)
            )
            address = meeting_address(one.meeting.reference)
            yield Task(
                TaskKind.EXTRACT,
                None,
                _called(one, bodies),
                address,
                one.meeting.reference,
                f"{told}: {numbers}." if numbers else f"{told}.",
                at=one.starts_on,
            )


def _called(one: ListedMeeting, bodies: Mapping[UUID, CalledBody]) -> str:
    body = bodies.get(one.meeting.body_id)
    return meeting_name(one.meeting, body.name if body else "", one.starts_on)
