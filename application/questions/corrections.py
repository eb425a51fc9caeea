"""Questions about corrections: what was put right in the archive, as far as the asker may know of it.

What an asker is told of, and what of it before and after, is what they could see when it was corrected and still may.
"""

import re
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, not_, or_, select

from application.questions.cases import has_published
from application.questions.history import HistoryEvent, Narrowing, event_of, in_days, narrowed, not_told
from application.questions.seen import Page, any_of, below, paged
from application.registers.access import access
from application.registers.appointment_tables import appointment_changes
from application.registers.cases import cases
from application.registers.columns import day_begins, office_day_of
from application.registers.documents import BELONGS, record_documents
from application.registers.history import history
from domain.access import Audience
from domain.appointments import Appointment

_ACCESSIBLE = (
    "journal-entry",
    "decision",
    "document",
    "agreement",
    "principles",
    "statement",
    "consultation",
    "meeting",
    "meeting-plan",
    "action-plan",
)
"""Kinds of record that are published, and may be shielded, each by itself."""

_CURSOR = re.compile(r"([\dT:.+-]{1,32})_(\d{1,15})", re.ASCII)

_TURNS = ("published", "shielded", "shielding-lifted", "withdrawn", "restored")
_TURNING = frozenset(f"{kind}.{what}" for kind in _ACCESSIBLE for what in _TURNS)
"""What of a record's events changes who may see it."""


def corrections(
    connection: Connection,
    audience: Audience,
    narrowing: Narrowing | None = None,
    *,
    after: str | None = None,
    limit: int = 50,
) -> Page[HistoryEvent]:
    """Return the corrections that the asker may know of, the latest first, from below the cursor `after`.

    That is: of records whose content they may see now, and that had been published when it was corrected for those who
    are signed out; of appointments, what was corrected once they were made. What each held may still not be theirs:
    web/history_shown/corrections.py tells. A cursor is moment and position.
    """
    wanted = narrowing or Narrowing()
    days = in_days(wanted.first_day, wanted.last_day)
    statement = select(history).where(*_known_to(audience), *narrowed(wanted), *days)
    if after:
        match = _CURSOR.fullmatch(after)
        if match is None:
            return Page(())
        statement = statement.where(below(history.c.recorded_at, history.c.position, match[1], int(match[2])))
    ordered = statement.order_by(history.c.recorded_at.desc(), history.c.position.desc()).limit(limit + 1)
    found = [event_of(row) for row in connection.execute(ordered)]
    return paged(found, limit, [f"{one.recorded_at}_{one.position}" for one in found])


def corrected_years(connection: Connection, audience: Audience) -> list[int]:
    """Return the years in which something was corrected that the asker may know of, newest first.

    One look into the index for each.
    """
    moment = history.c.recorded_at
    statement = select(moment).where(*_known_to(audience)).order_by(moment.desc(), history.c.position.desc()).limit(1)
    found: list[int] = []
    while latest := connection.execute(
        statement.where(moment < (day_begins(date(found[-1], 1, 1)) if found else "A"))
    ).scalar():
        found.append(int(office_day_of(latest)[:4]))
    return found


def access_events(connection: Connection, record_ids: list[UUID]) -> list[tuple[UUID, int, str]]:
    """Return when the access to records changed: the record's id, and the event's position and stored name."""
    if not record_ids:
        return []
    wanted = history.c.record_id.in_([one.hex for one in record_ids])
    statement = select(history.c.record_id, history.c.position, history.c.topic).where(wanted)
    # Told apart here: asked for their topics too, SQLite goes through every publication there ever was.
    found = connection.execute(statement.order_by(history.c.position))
    return [(UUID(row.record_id), row.position, row.topic) for row in found if row.topic in _TURNING]


def _known_to(audience: Audience) -> list[ColumnElement[bool]]:
    corrected = history.c.correction.is_(True)
    if audience == Audience.OFFICER:
        return [corrected]
    closed = or_(access.c.scope.is_not(None), access.c.withdrawn_at.is_not(None))
    open_now = [access.c.record_id == history.c.record_id, not_(closed)]
    owning = select(1).join_from(record_documents, access, access.c.record_id == record_documents.c.record_id)
    owning = owning.where(record_documents.c.document_id == history.c.record_id, BELONGS)
    owned_apart = [any_of(owning.where(closed))]
    told: list[ColumnElement[bool]] = [corrected, history.c.topic.not_in(sorted(not_told(audience)))]
    titled = [cases.c.id == history.c.record_id, cases.c.public_title.is_(None)]
    if audience == Audience.PUBLIC:
        earlier = history.alias("earlier")
        published = select(1).where(
            earlier.c.record_id == history.c.record_id,
            earlier.c.topic == history.c.record_kind + ".published",
            earlier.c.position < history.c.position,
        )
        published = published.correlate(history)
        open_now += [access.c.published_at.is_not(None), any_of(published)]
        owned_apart.append(any_of(owning.where(access.c.published_at.is_(None))))
        told.append(or_(history.c.record_kind != "appointment", any_of(_made_before())))
        titled += [has_published(), history.c.topic.in_(("case.opening-corrected", "case.corrected"))]
    return [
        *told,
        or_(
            history.c.record_kind.not_in((*_ACCESSIBLE, "case")),
            and_(history.c.record_kind.in_(_ACCESSIBLE), any_of(select(1).where(*open_now)), not_(or_(*owned_apart))),
            and_(history.c.record_kind == "case", any_of(select(1).where(*titled))),
        ),
    ]


def _made_before() -> Select[Any]:
    """Return what says that an appointment had been made, not only nominated, when it was corrected."""
    made = appointment_changes.c
    earlier = select(1).where(
        made.appointment_id == history.c.record_id,
        made.topic == Appointment.Made.TOPIC,
        made.position < history.c.position,
    )
    return earlier.correlate(history)
