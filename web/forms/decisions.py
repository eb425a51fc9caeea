"""What can be done with decisions."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema, ValidationError

from application.commands import decisions as commands
from application.questions.numbers import next_item_number
from domain import clock
from domain.dates import PartialDate
from domain.decisions import Decision, DecisionOutcome
from domain.errors import InvalidValueError
from web.forms import decision_treatments, endings, fields, follow_ups, recusals
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.lookups import body, case
from web.forms.records_named import resolve
from web.forms.votes import BallotSchema, ProposalSchema, ballot_values, proposal_values
from web.labels import LABELS
from web.services import current_services

OUTCOMES = fields.labels(LABELS["outcome"], DecisionOutcome)

PLACES = {
    "reference-taken": "number",
    "decision-before-case": "decided_on",
    "decision-in-future": "decided_on",
    "body-dissolved": "body_id",
    "case-closed": "case_id",
    "votes": "ballots",
    "proposal": "proposals",
    "party": "ballots",
}


_DECIDED_ON_HELP = lazy_gettext("The day of the meeting. For old decisions a month or a year will do.")


class UrgentMatterSchema(Schema):
    """Who decided alone, when the body could not be called in time."""

    decided_by = fields.line(
        lazy_gettext("Decided alone by"),
        required=True,
        help=lazy_gettext("Who had the power to decide alone: a name and a role, such as the leader of the council."),
    )
    delegation = fields.line(
        lazy_gettext("Delegation"),
        help=lazy_gettext("The decision that gave the power, such as RR 4/2023, or where it stands."),
    )
    reason = fields.text(lazy_gettext("Why the body could not be called"), rows=3, required=True)


class _What(Schema):
    """What was decided."""

    title = fields.line(lazy_gettext("Title"), required=True, help=lazy_gettext("The heading of the item."))
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    outcome = fields.choice(lazy_gettext("Outcome"), OUTCOMES, required=True)
    recommendation = fields.text(
        lazy_gettext("Recommendation"), help=lazy_gettext("What the body was advised to decide.")
    )
    text = fields.text(lazy_gettext("Decision"), help=lazy_gettext("As it stands in the minutes."))
    proposals = fields.rows(
        lazy_gettext("Proposals"),
        ProposalSchema,
        row=lazy_gettext("proposal"),
        add=lazy_gettext("Add a proposal"),
    )
    ballots = fields.rows(
        lazy_gettext("Votes taken"),
        BallotSchema,
        row=lazy_gettext("vote taken"),
        add=lazy_gettext("Add a vote"),
    )
    urgent = fields.group(
        lazy_gettext("Decided by the leader in an urgent matter (section 11-8)"),
        UrgentMatterSchema,
        folded=True,
        help=lazy_gettext(
            "Only when there was no time to call the body. The body is the one that should have decided, and it is "
            "told in its next meeting."
        ),
    )


class RecordDecisionSchema(_What):
    """A decision of a body."""

    case_id = case(lazy_gettext("Case"), required=True, help=lazy_gettext("Its number, or some words of its title."))
    body_id = body(lazy_gettext("Body"), required=True)
    decided_on = fields.day(lazy_gettext("Decided on"), required=True, help=_DECIDED_ON_HELP)
    number = fields.line(
        lazy_gettext("The body's number"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Such as 23/2025. Empty for old decisions that have none: they are known by their date."),
    )

    class Meta:
        """The order of the form."""

        fields = (
            "case_id",
            "body_id",
            "decided_on",
            "number",
            "title",
            "public_title",
            "outcome",
            "recommendation",
            "text",
            "proposals",
            "ballots",
            "urgent",
        )


class CorrectDecisionSchema(_What):
    """A decision put right."""

    decided_on = fields.day(lazy_gettext("Decided on"), required=True, help=_DECIDED_ON_HELP)
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectReferenceSchema(Schema):
    """Another body or number."""

    body_id = body(lazy_gettext("Body"), required=True)
    number = fields.line(lazy_gettext("The body's number"))
    reason = fields.reason(required=True)


class MoveDecisionSchema(Schema):
    """Another case."""

    case_id = case(lazy_gettext("Case it belongs in"), required=True)
    reason = fields.reason(required=True)


def _content(decision: Decision) -> Mapping[str, Any]:
    content = decision.content
    return {
        **{name: content[name] for name in ("title", "public_title", "outcome", "recommendation", "text")},
        "decided_on": content["decided_on"],
        "proposals": [proposal_values(one) for one in content["proposals"]],
        "ballots": [ballot_values(one) for one in content["ballots"]],
        "urgent": content["urgent"],
    }


_COMMON: dict[str, Any] = {"identity": "decision_id", "kind": Decision, "places": PLACES}


def _next_number(written: Mapping[str, Any]) -> str:
    """Return the number after the body's last of the year of the decision, nothing without a body."""
    try:
        body_id = resolve("body", str(written.get("body_id") or ""))
        day = PartialDate.parse(str(written.get("decided_on") or clock.today().year))
    except (ValidationError, InvalidValueError):
        return ""
    with current_services().stores.registers.connect() as connection:
        return next_item_number(connection, body_id, day.year)


RECORD = Action(
    name="",
    path="nytt",
    title=lazy_gettext("Register a decision"),
    button=lazy_gettext("Register the decision"),
    done=lazy_gettext("The decision is registered."),
    schema=RecordDecisionSchema,
    command=commands.RecordDecision,
    perform=commands.record_decision,
    proposes={"number": _next_number},
    creates=True,
    **_COMMON,
)
_OWN = (
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the decision"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The decision is corrected. What stood before is in its history."),
        schema=CorrectDecisionSchema,
        command=commands.CorrectDecision,
        perform=commands.correct_decision,
        corrects=True,
        begins=_content,
        **_COMMON,
    ),
    Action(
        name="correct-reference",
        path="rett-nummer",
        title=lazy_gettext("Correct body or number"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("Body and number are corrected. The old number leads here still."),
        schema=CorrectReferenceSchema,
        command=commands.CorrectReference,
        perform=commands.correct_reference,
        begins=lambda decision: {"body_id": decision.body_id, "number": decision.number},
        whole=True,
        **_COMMON,
    ),
    Action(
        name="move",
        path="flytt",
        title=lazy_gettext("Move it to another case"),
        button=lazy_gettext("Move it"),
        done=lazy_gettext("The decision is moved to the other case."),
        schema=MoveDecisionSchema,
        command=commands.MoveDecision,
        perform=commands.move_decision,
        **_COMMON,
    ),
)
ACTIONS = (*_OWN, *endings.ACTIONS, *follow_ups.ACTIONS, *recusals.ACTIONS, *decision_treatments.ACTIONS)
"""In the order in which a decision's page offers them."""
