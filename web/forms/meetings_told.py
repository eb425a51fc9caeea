"""Meetings as forms name them: `2026/12`, with the body, the day and the title, if it has one."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.lookups import Named
from application.questions.meetings_called import CalledMeeting, called_meetings_by_id, meetings_called
from domain.access import Audience
from web.formats import format_day


def named(connection: Connection, typed: str) -> list[Named]:
    """Return the meetings that what is typed may mean."""
    return [_named(one) for one in meetings_called(connection, typed, Audience.OFFICER)]


def by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, Named]:
    """Return meetings by id; forms are for those who see everything."""
    found = called_meetings_by_id(connection, identities, Audience.OFFICER)
    return {identity: _named(one) for identity, one in found.items()}


def _named(one: CalledMeeting) -> Named:
    when = gettext("%(body)s %(day)s", body=one.body, day=format_day(one.starts_on))
    return Named(one.view.id, one.view.reference, ", ".join(filter(None, (when, one.view.title))))
