"""An audit of appointments as files: a change on each row."""

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from web.audit import ShownChange
from web.exports.history import StepSchema
from web.exports.listing import Column, Listing, day, moment


class AuditSchema(Schema):
    """A change of an appointment."""

    appointment_id = fields.UUID(attribute="line.event.record_id")
    person = fields.String()
    person_id = fields.UUID(attribute="line.person_id")
    body = fields.String(attribute="body.name")
    body_id = fields.UUID(attribute="line.body_id")
    organisation = fields.String(allow_none=True)
    decided_on = fields.String(attribute="line.decided_on", allow_none=True)
    happened_on = fields.String(attribute="line.happened_on", allow_none=True)
    recorded_on = fields.String(attribute="line.recorded_on")
    days_late = fields.Integer(attribute="line.days_late", allow_none=True)
    moved_days = fields.Integer(attribute="line.moved_days", allow_none=True)
    event = fields.Nested(StepSchema, attribute="step")


def _changes(line: ShownChange) -> str | None:
    told = [f"{one.label}: {one.before or '–'} → {one.after or '–'}" for one in line.step.telling.changes]
    return "; ".join(told) or None


AUDIT = Listing[ShownChange](
    name=lazy_gettext("Audit of appointments"),
    columns=(
        Column(lazy_gettext("Event"), lambda line: line.line.event.position, 8),
        Column(lazy_gettext("Recorded"), lambda line: moment(line.step.moment)),
        Column(lazy_gettext("By"), lambda line: line.step.by, 24),
        Column(lazy_gettext("What"), lambda line: line.step.telling.what, 36),
        Column(lazy_gettext("Person"), lambda line: line.person, 28),
        Column(lazy_gettext("Body"), lambda line: line.body.name, 28),
        Column(lazy_gettext("On behalf of"), lambda line: line.organisation, 24),
        Column(lazy_gettext("Decided"), lambda line: day(line.line.decided_on)),
        Column(lazy_gettext("Holds from"), lambda line: day(line.line.happened_on)),
        Column(lazy_gettext("Days after the decision"), lambda line: line.line.days_late),
        Column(lazy_gettext("Before and after"), _changes, 50),
        Column(lazy_gettext("Moved by, days"), lambda line: line.line.moved_days),
        Column(lazy_gettext("Reason"), lambda line: line.step.telling.reason, 40),
    ),
    schema=AuditSchema,
    as_json=lambda lines: lines,
)
