"""The deadlines of consultations as days of a calendar: those of the senders, and the inner ones of a municipality."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.consultation_lists import deadlines_between, waiting_for
from application.questions.consultations import ConsultationView
from application.questions.known import last_position
from domain import clock
from domain.access import Audience
from domain.dates import PartialDate
from web.addresses import consultation_address
from web.calendar import Day
from web.exports.listing import whole_address

REMINDED_BEFORE = timedelta(days=7)
PAST, COMING = timedelta(days=31), timedelta(days=2 * 365)
MOST = 1_000
"""So many days a calendar tells of, what comes first."""


def calendar_days(connection: Connection, municipality: Sequence[UUID]) -> list[Day]:
    """Return the deadlines of public consultations that are open, and what an organisation was asked for and when.

    `municipality` is it and what became part of it; nobody for the deadlines alone.
    """
    today = clock.today()
    first, last = (today - PAST).isoformat(), (today + COMING).isoformat()
    public = Audience.PUBLIC
    days = [
        _day(f"consultation-{one.consultation.id.hex}", one.due, gettext("Answer to the sender"), one.consultation)
        for one in deadlines_between(connection, public, first, last, limit=MOST)
    ]
    if municipality:
        on, known = today.isoformat(), last_position(connection)
        days += [
            _day(
                f"consultation-input-{one.consultation.id.hex}-{municipality[0].hex}",
                PartialDate.parse(inner).last.isoformat(),
                gettext("Input to the council"),
                one.consultation,
            )
            for one, inner in waiting_for(connection, municipality, public, on=on, known=known, limit=MOST)
            if inner
        ]
    return days


def _day(uid: str, due: str, what: str, view: ConsultationView) -> Day:
    return Day(
        uid=uid,
        day=date.fromisoformat(due),
        title=f"{what}: {view.title or view.reference}",
        text="\n".join(filter(None, (gettext("Consultation %(reference)s", reference=view.reference), view.sender))),
        url=whole_address(consultation_address(view.reference)),
        reminded_before=REMINDED_BEFORE,
    )
