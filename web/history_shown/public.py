"""The history of bodies, organisations, people and appointments, which is public but for nominations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plans import action_plans_by_id
from application.questions.agreements import agreements_by_id
from application.questions.agreements_of import TOLD
from application.questions.appointments import made_at
from application.questions.consultations import consultations_by_id
from application.questions.history import HistoryEvent, Narrowing, history_about, list_history
from application.questions.meeting_plans import plans_by_id
from application.questions.meetings import meetings_by_id
from application.questions.principles import principles_by_id
from application.questions.statements import statements_by_id
from domain.access import Audience
from web.history_shown.details import shows_nomination
from web.history_shown.shown import MOST, Shown, in_words
from web.history_words import Step


def public_history(
    connection: Connection, record_id: UUID, audience: Audience, *, beside: Sequence[UUID] = ()
) -> list[Step]:
    """Return the history of a body, an organisation, a person or an appointment, and of others as far as it names them.

    With that of the records `beside` it. All is public but nominations, which are for those who are signed in.
    """
    return public_events(connection, history_about(connection, [record_id, *beside], limit=MOST), audience)


def public_events(connection: Connection, events: Sequence[HistoryEvent], audience: Audience) -> list[Step]:
    """Return events of bodies, seats, appointments and agreements in words, in their order.

    All are public but those of nominations, which are for those who are signed in, and those of agreements that are not
    for the asker.
    """
    events = of_seen_records(connection, events, audience)
    if audience == Audience.PUBLIC:
        events = _without_nominations(connection, events)
    return in_words(connection, [Shown(one, shows_nomination(one, audience)) for one in events], audience)


def latest_of_appointments(connection: Connection, audience: Audience, *, most: int) -> list[Step]:
    """Return what was recorded last about appointments, nominations only for those who are signed in."""
    limit = MOST if audience == Audience.PUBLIC else most
    events = list_history(connection, Narrowing(record_kind="appointment"), limit=limit).items
    return public_events(connection, events, audience)[:most]


def of_seen_records(
    connection: Connection, events: Sequence[HistoryEvent], audience: Audience
) -> Sequence[HistoryEvent]:
    """Return the events without those of agreements and the like of which the asker does not see all.

    Nor, signed out, those that may be of drafts.
    """
    if audience >= Audience.OFFICER:
        return events
    seen: set[UUID] = set()
    for kind, views_of in _WITH_VERSIONS.items():
        named = {one.record_id for one in events if one.record_kind == kind}
        if named:
            seen |= {one for one, view in views_of(connection, named, audience).items() if view.sees_content}
    return [
        one
        for one in events
        if one.record_kind not in _WITH_VERSIONS
        or (one.record_id in seen and (audience > Audience.PUBLIC or one.topic in TOLD))
    ]


def _without_nominations(connection: Connection, events: Sequence[HistoryEvent]) -> list[HistoryEvent]:
    """Return the events without those of appointments that were only nominated then."""
    made = made_at(connection, sorted({one.record_id for one in events if one.record_kind == "appointment"}))
    return [
        one
        for one in events
        if one.record_kind != "appointment"
        or (one.record_id in made and (one.position >= made[one.record_id] or one.topic == "appointment.registered"))
    ]


_WITH_VERSIONS: Mapping[str, Callable[[Connection, Iterable[UUID], Audience], Mapping[UUID, Any]]] = {
    "agreement": agreements_by_id,
    "consultation": consultations_by_id,
    "meeting": meetings_by_id,
    "principles": principles_by_id,
    "meeting-plan": plans_by_id,
    "action-plan": action_plans_by_id,
    "statement": statements_by_id,
}
"""What asks for records that name organisations, cases and decisions, of which not all is for everybody."""
