"""What participants must treat themselves of a decision."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import decision_treatments
from domain.decisions import Decision, TreatmentOutcome
from web.forms import fields
from web.forms.action import Action
from web.forms.agreement_fields import several_parties
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import resting_on
from web.forms.lookups import organisation
from web.forms.seats import participants_now
from web.labels import LABELS


class AskTreatmentSchema(Schema):
    """Those who must treat a decision themselves."""

    organisations = several_parties(lazy_gettext("Who must treat it"), participants_now)
    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    deadline = fields.day(lazy_gettext("Deadline"))


class NoteTreatmentSchema(Schema):
    """What one of them decided, or when it will."""

    organisation_id = organisation(lazy_gettext("Municipality"), required=True)
    outcome = fields.choice(
        lazy_gettext("Outcome"), fields.labels(LABELS["treatment"], TreatmentOutcome), required=True
    )
    treated_on = fields.day(
        lazy_gettext("Day of the meeting"), help=lazy_gettext("Empty for the day of the decision it rests on.")
    )
    body = fields.line(lazy_gettext("Body"), help=lazy_gettext("For example Prøvdal kommunestyre."))
    basis = resting_on(lazy_gettext("Their decision"), required=False)
    note = fields.line(lazy_gettext("Note"))


class WithdrawTreatmentSchema(Schema):
    """Something told that was not so."""

    treatment = fields.number(lazy_gettext("Which"), required=True, hidden=True)
    reason = fields.reason(required=True)


_COMMON: dict[str, Any] = {"identity": "decision_id", "kind": Decision}

ACTIONS = (
    Action(
        name="ask-treatment",
        path="til-kommunene",
        title=lazy_gettext("Send it to the municipalities"),
        button=lazy_gettext("Save who must treat it"),
        done=lazy_gettext("It is saved. The decision shows who has treated it."),
        schema=AskTreatmentSchema,
        command=decision_treatments.AskTreatment,
        perform=decision_treatments.ask_treatment,
        **_COMMON,
    ),
    Action(
        name="treatment",
        path="kommunens-vedtak",
        title=lazy_gettext("Register what a municipality decided"),
        button=lazy_gettext("Save what it decided"),
        done=lazy_gettext("It is saved, and shows with the decision."),
        schema=NoteTreatmentSchema,
        command=decision_treatments.NoteTreatment,
        perform=decision_treatments.note_treatment,
        places={**BASIS_PLACES, "organisation": "organisation_id"},
        **_COMMON,
    ),
    Action(
        name="withdraw-treatment",
        path="angre-kommunens-vedtak",
        title=lazy_gettext("Take back what a municipality decided"),
        button=lazy_gettext("Take it back"),
        done=lazy_gettext("It is taken back. The history still shows what was told."),
        schema=WithdrawTreatmentSchema,
        command=decision_treatments.WithdrawTreatment,
        perform=decision_treatments.withdraw_treatment,
        fits=lambda _: False,
        **_COMMON,
    ),
)
