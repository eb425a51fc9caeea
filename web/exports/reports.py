"""Reports from representatives as files."""

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from web.exports.listing import Column, Listing, day
from web.reports import STATES, ShownReport


class ReportSchema(Schema):
    """A report that somebody owes or has delivered."""

    appointment_id = fields.UUID(attribute="report.appointment_id")
    person = fields.String()
    person_id = fields.UUID(attribute="report.person_id")
    organisation = fields.String(allow_none=True)
    body = fields.String(attribute="body.name")
    body_id = fields.UUID(attribute="report.body_id")
    state = fields.String()
    due_on = fields.String(attribute="report.due_on")
    delivered_on = fields.String(attribute="report.delivered_on", allow_none=True)
    entry = fields.String(attribute="entry.reference", allow_none=True)
    note = fields.String(attribute="report.note", allow_none=True)


REPORTS = Listing[ShownReport](
    name=lazy_gettext("Reports from representatives"),
    columns=(
        Column(lazy_gettext("State of the report"), lambda line: str(STATES[line.state])),
        Column(lazy_gettext("Due"), lambda line: day(line.report.due_on)),
        Column(lazy_gettext("Person"), lambda line: line.person, 28),
        Column(lazy_gettext("On behalf of"), lambda line: line.organisation, 24),
        Column(lazy_gettext("Body"), lambda line: line.body.name, 28),
        Column(lazy_gettext("Delivered"), lambda line: day(line.report.delivered_on)),
        Column(lazy_gettext("Journal entry"), lambda line: line.entry.reference if line.entry else None),
        Column(lazy_gettext("Note"), lambda line: line.report.note, 40),
    ),
    schema=ReportSchema,
    as_json=lambda lines: lines,
)
