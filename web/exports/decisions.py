"""Decisions as a file, with what was decided."""

from flask_babel import gettext, lazy_gettext

from application.questions.decisions import DecisionView
from web.addresses import decision_address
from web.api.decisions import DecisionSchema, decision_json
from web.exports.listing import Column, Listing, access_words, day, title_or_why_not, whole_address
from web.labels import outcome_label


def _status(decision: DecisionView) -> str:
    if decision.ended == "rescinded":
        return str(gettext("Rescinded"))
    return str(gettext("Superseded") if decision.ended == "superseded" else gettext("In force"))


def _outcome(decision: DecisionView) -> str | None:
    return outcome_label(decision.outcome, decision.ballots) if decision.outcome else None


DECISIONS = Listing[DecisionView](
    name=lazy_gettext("Decisions"),
    columns=(
        Column(lazy_gettext("Decision"), lambda one: one.reference),
        Column(lazy_gettext("Body"), lambda one: one.body_then or one.body_name, 30),
        Column(lazy_gettext("Date"), lambda one: day(one.decided_on)),
        Column(lazy_gettext("Title"), lambda one: title_or_why_not(one.title, one.access), 60),
        Column(lazy_gettext("Outcome"), _outcome, 24),
        Column(lazy_gettext("Status"), _status),
        Column(lazy_gettext("Ended"), lambda one: day(one.ended_on)),
        Column(lazy_gettext("Case"), lambda one: one.case_reference, 12),
        Column(lazy_gettext("Decided text"), lambda one: one.text, 80),
        Column(
            lazy_gettext("In an urgent matter decided by"),
            lambda one: one.urgent["decided_by"] if one.urgent else None,
            24,
        ),
        Column(lazy_gettext("Access"), lambda one: access_words(one.access), 30),
        Column(lazy_gettext("Legal basis"), lambda one: one.access.basis, 40),
        Column(lazy_gettext("Address"), lambda one: whole_address(decision_address(one.slug)), 40),
    ),
    schema=DecisionSchema,
    as_json=lambda decisions: [decision_json(one) for one in decisions],
)
