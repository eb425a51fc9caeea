"""What the forms ask for with which those who must adopt a version are told of, and how they take it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from application.commands.treatments import Outcome
from domain.agreement_rules import POINTS
from domain.agreements import ReservationEffect
from web.forms import fields, lookups
from web.forms.agreement_fields import party, text_of_version
from web.forms.among import Among
from web.forms.basis import resting_on
from web.forms.version_number import version_number
from web.labels import LABELS

EFFECTS = fields.labels(LABELS["reservation"], ReservationEffect)
OUTCOMES = {
    Outcome.ADOPTED.value: lazy_gettext("Adopted"),
    Outcome.DECLINED.value: lazy_gettext("Declined"),
    Outcome.PLANNED.value: lazy_gettext("Will be treated"),
}
FOUND, NOT_FOUND = "yes", "no"
ANSWERS = {FOUND: lazy_gettext("Stands here"), NOT_FOUND: lazy_gettext("Not in the agreement")}
_NOTHING_YET, _NOT_LOOKED_UP = lazy_gettext("Nothing yet"), lazy_gettext("Not looked up")
POINT_WORDS = fields.labels(LABELS["point"], [point.key for point in POINTS])


class ReservedSchema(Schema):
    """A reservation."""

    text = fields.text(lazy_gettext("Reservation"), rows=2, help=lazy_gettext("As it stands in the decision."))
    clauses = fields.listed(
        lazy_gettext("Clauses it is about"), help=lazy_gettext("With a semicolon between them: § 7; § 9.")
    )
    effect = fields.choice(lazy_gettext("What it does"), EFFECTS)

    @validates_schema(skip_on_field_errors=False)
    def has_its_text(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require what was reserved where clauses are named."""
        if values.get("clauses") and not values.get("text"):
            raise ValidationError({"text": [fields.missing()]})


class VotesCountedSchema(Schema):
    """Votes of the assembly."""

    votes_for = fields.number(lazy_gettext("Votes for"))
    votes_cast = fields.number(lazy_gettext("Votes cast"), least=1)


class TreatmentRowSchema(Schema):
    """What one of those who must adopt a version has decided."""

    organisation_id = Among(
        allow_none=True, metadata={"label": lazy_gettext("Organisation"), "widget": "line", "hidden": True}
    )
    outcome = fields.choice(lazy_gettext("What is decided"), OUTCOMES, needed=True, none=_NOTHING_YET)
    day = fields.day(lazy_gettext("Day"), needed=True)
    body = fields.line(lazy_gettext("Body"), needed=True)
    reference = fields.line(lazy_gettext("Their case number"), needed=True)
    reservation = fields.group(lazy_gettext("Reservation"), ReservedSchema)
    votes = fields.group(lazy_gettext("Votes"), VotesCountedSchema)
    note = fields.line(lazy_gettext("Note"))
    decision_id = lookups.decision(
        lazy_gettext("Our decision"), help=lazy_gettext("If it is a decision in this archive, such as RR 23/2025.")
    )

    @validates_schema(skip_on_field_errors=False)
    def whole(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require what is decided, and when, where something is written."""
        wrong: dict[str, list[str]] = {}
        written = [name for name in ("day", "reference", "note", "decision_id") if values.get(name)]
        written += [name for name in ("reservation", "votes") if any((values.get(name) or {}).values())]
        if written and not values.get("outcome"):
            wrong["outcome"] = [gettext("Say what is decided.")]
        if values.get("outcome") and not values.get("day") and not values.get("decision_id"):
            wrong["day"] = [fields.missing()]
        if wrong:
            raise ValidationError(wrong)


class RecordTreatmentsSchema(Schema):
    """What several have decided on a version."""

    of_version = version_number()
    rows = fields.rows(lazy_gettext("Those who must adopt it"), TreatmentRowSchema, row=lazy_gettext("party"))


class SendVersionSchema(Schema):
    """A version sent to those who must adopt it."""

    of_version = version_number()
    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    deadline = fields.day(lazy_gettext("Deadline"), help=lazy_gettext("Until when they have to adopt it."))
    basis = resting_on(required=False, help=lazy_gettext("Empty if nobody had to decide it."))


class PlanTreatmentSchema(Schema):
    """When somebody will treat a version."""

    of_version = version_number()
    organisation_id = party(lazy_gettext("Who will treat it"), help=lazy_gettext("None is the assembly."))
    meets_on = fields.day(lazy_gettext("Day of the meeting"), required=True)
    body = fields.line(lazy_gettext("Body"))
    reference = fields.line(lazy_gettext("Their case number"))


class AdoptVersionSchema(Schema):
    """A version adopted."""

    of_version = version_number()
    organisation_id = party(lazy_gettext("Who adopted it"), help=lazy_gettext("None is the assembly."))
    decided_on = fields.day(lazy_gettext("Decided on"), help=lazy_gettext("Our own decision has its day itself."))
    body = fields.line(lazy_gettext("Body"))
    reservation = fields.group(lazy_gettext("Reservation"), ReservedSchema)
    votes = fields.group(lazy_gettext("Votes"), VotesCountedSchema)
    basis = resting_on(required=False)


class DeclineVersionSchema(Schema):
    """A version declined."""

    of_version = version_number()
    organisation_id = party(lazy_gettext("Who declined it"), help=lazy_gettext("None is the assembly."))
    decided_on = fields.day(lazy_gettext("Decided on"), help=lazy_gettext("Our own decision has its day itself."))
    body = fields.line(lazy_gettext("Body"))
    note = fields.line(lazy_gettext("Note"))
    basis = resting_on(required=False)


class LiftReservationSchema(Schema):
    """A reservation lifted."""

    of_version = version_number()
    organisation_id = party(lazy_gettext("Whose reservation"), required=True)
    lifted_on = fields.day(lazy_gettext("Lifted on"), required=True)
    basis = resting_on(required=False, help=lazy_gettext("Empty if nobody had to decide it."))


class PointRowSchema(Schema):
    """Where a point of § 18-4 stands."""

    point = fields.choice(lazy_gettext("Point of section 18-4"), POINT_WORDS, required=True, hidden=True)
    answer = fields.choice(lazy_gettext("Does it stand there?"), ANSWERS, needed=True, none=_NOT_LOOKED_UP)
    clause = fields.line(lazy_gettext("Clause"), needed=True)
    page = fields.number(lazy_gettext("Page"), least=1, most=100_000, needed=True)
    document_id = text_of_version(lazy_gettext("Text"), needed=True)

    @validates_schema(skip_on_field_errors=False)
    def whole(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require an answer where a place is written."""
        if not values.get("answer") and (values.get("clause") or values.get("page")):
            raise ValidationError({"answer": [gettext("Say whether it stands there.")]})


class TickPointsSchema(Schema):
    """Where the points of § 18-4 stand."""

    of_version = version_number()
    rows = fields.rows(lazy_gettext("Points of section 18-4"), PointRowSchema, row=lazy_gettext("point"))
