"""Reports from representatives as lists show them: by whom, from where, due when, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.journal import EntryView, entries_by_id
from application.questions.names_then import names_then
from application.questions.reports import ReportView
from domain.access import Audience

STATES = {
    "overdue": lazy_gettext("Overdue"),
    "expected": lazy_gettext("Expected"),
    "delivered": lazy_gettext("Delivered"),
}
"""How a report stands."""


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with the names of what it is about; `entry` is the journal entry it came by, if the asker sees it."""

    report: ReportView
    state: str
    person: str
    organisation: str | None
    body: BodyView
    entry: EntryView | None


def shown_reports(
    connection: Connection, reports: Sequence[ReportView], on: str, known: int, audience: Audience
) -> list[ShownReport]:
    """Return reports with names, those that are overdue first, by a constant number of queries."""
    named = {one.person_id for one in reports} | {one.organisation_id for one in reports if one.organisation_id}
    names = names_then(connection, named, on, known)
    bodies = bodies_by_id(connection, sorted({one.body_id for one in reports}))
    entries = entries_by_id(connection, sorted({one.entry_id for one in reports if one.entry_id}), audience)
    lines = [
        ShownReport(
            report=one,
            state="delivered" if one.delivered_on else "overdue" if one.is_overdue(on) else "expected",
            person=names.get(one.person_id, ""),
            organisation=names.get(one.organisation_id) if one.organisation_id else None,
            body=bodies[one.body_id],
            entry=entries.get(one.entry_id) if one.entry_id else None,
        )
        for one in reports
    ]
    return sorted(lines, key=lambda one: list(STATES).index(one.state))
