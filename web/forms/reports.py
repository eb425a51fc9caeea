"""Reports from representatives: recorded as delivered, and taken back."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import reports
from domain.appointments import Appointment
from web.forms import fields, lookups
from web.forms.action import Action
from web.forms.appointment_schemas import PLACES
from web.forms.appointment_states import is_there


class DeliverReportSchema(Schema):
    """A report that somebody owed."""

    due_on = fields.day(lazy_gettext("Was due"), required=True)
    delivered_on = fields.day(lazy_gettext("Delivered"), required=True)
    entry_id = lookups.entry(lazy_gettext("Journal entry"), help=lazy_gettext("If the report is in the journal."))
    note = fields.line(lazy_gettext("Note"), help=lazy_gettext("For example that it was given orally in a meeting."))


class TakeBackReportSchema(Schema):
    """A report that was not delivered after all."""

    due_on = fields.day(lazy_gettext("Was due"), required=True)
    reason = fields.line(lazy_gettext("Reason"), required=True)


REPORTS = (
    Action(
        name="deliver-report",
        path="rapport",
        title=lazy_gettext("Record a report"),
        button=lazy_gettext("Record the report"),
        done=lazy_gettext("The report is recorded as delivered."),
        schema=DeliverReportSchema,
        command=reports.DeliverReport,
        perform=reports.deliver_report,
        fits=lambda view: is_there(view) and bool(view.facts["is_made"]),
        identity="appointment_id",
        kind=Appointment,
        places=PLACES,
    ),
    Action(
        name="take-back-report",
        path="angre-rapport",
        title=lazy_gettext("Take back a report"),
        button=lazy_gettext("Take back the report"),
        done=lazy_gettext("The report is not delivered any more. That it was recorded is in the history."),
        schema=TakeBackReportSchema,
        command=reports.TakeBackReport,
        perform=reports.take_back_report,
        fits=lambda view: is_there(view) and bool(view.facts["reports"]),
        identity="appointment_id",
        kind=Appointment,
        places=PLACES,
    ),
)
"""In the order in which they are offered."""
