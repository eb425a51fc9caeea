"""What the form of minutes that were read from an old file asks for: all that was read, to be looked over."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, post_load, validates_schema

from domain.decisions import LeftRoom, RecusalSection
from domain.decisions.facts import DecisionOutcome
from domain.meetings import ApprovedHow
from domain.meetings.attendance import AttendanceRole, Presence
from domain.meetings.treatments import TreatmentState
from web.forms import fields, lookups
from web.forms.meeting_item_schemas import ITEM_KINDS
from web.forms.meeting_schemas import FORMS, KINDS, OtherBodySchema
from web.forms.votes import BallotSchema, ProposalSchema, option_of
from web.labels import LABELS

ROLES = fields.labels(LABELS["attendance-role"], AttendanceRole)
PRESENCES = fields.labels(LABELS["presence"], Presence)
STATES = fields.labels(LABELS["treatment-state"], TreatmentState)
OUTCOMES = fields.labels(LABELS["outcome"], DecisionOutcome)
HOW = fields.labels(LABELS["approved-how"], ApprovedHow)
SECTIONS = fields.labels(LABELS["recusal"], RecusalSection)
LEFT_ROOM = fields.labels(LABELS["left-room"], LeftRoom)


def _source() -> Any:
    """Which row of what was read it was: a field that nobody sees."""
    return fields.line(lazy_gettext("Read as"), hidden=True)


class AttendeeSchema(Schema):
    """Somebody who was there, or was not."""

    source = _source()
    name = fields.line(lazy_gettext("Name"), required=True)
    presence = fields.choice(lazy_gettext("Attendance"), PRESENCES, required=True)
    role = fields.choice(lazy_gettext("Role"), ROLES, required=True)
    party = fields.line(lazy_gettext("Municipality or party"))
    deputy_for = fields.line(lazy_gettext("Met for"))
    excuse = fields.line(lazy_gettext("Reason for absence"))
    from_item = fields.line(lazy_gettext("From item"))
    until_item = fields.line(lazy_gettext("Until item"))
    person_id = lookups.person(lazy_gettext("Registered person"), help=None)


class DisqualifiedSchema(Schema):
    """Somebody who took no part in an item."""

    name = fields.line(lazy_gettext("Name"), required=True)
    section = fields.choice(lazy_gettext("Legal basis"), SECTIONS)
    left_room = fields.choice(lazy_gettext("Left the room"), LEFT_ROOM)


class StatementSchema(Schema):
    """A statement for the minutes."""

    by = fields.line(lazy_gettext("From"), required=True)
    text = fields.text(lazy_gettext("Statement"), rows=3, required=True)


class TaskSchema(Schema):
    """What is to be done after the meeting."""

    text = fields.line(lazy_gettext("Task"), required=True)
    responsible = fields.line(lazy_gettext("Responsible"))
    due = fields.day(lazy_gettext("Due"))


class OldBallotSchema(BallotSchema):
    """A vote as minutes tell it: «adopted against 2 votes» counts one side only."""

    adopted = fields.line(
        lazy_gettext("What was adopted"),
        help=lazy_gettext("Only where the votes do not show it: for, against, or the alternative."),
    )

    @post_load
    def as_held(self, values: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Return it as events hold it."""
        return {**super().as_held(values, **more), "adopted": option_of(values.get("adopted"))}


class OldItemSchema(Schema):
    """An item of the meeting."""

    source = _source()
    number = fields.line(lazy_gettext("Number"), help=lazy_gettext("Such as 23/2025. Empty for one that had none."))
    kind = fields.choice(lazy_gettext("What the item is"), ITEM_KINDS, required=True)
    title = fields.line(lazy_gettext("Title"), required=True)
    case_id = lookups.case(lazy_gettext("Case"), help=lazy_gettext("Its number, or some words of its title."))
    new_case = fields.tick(lazy_gettext("Open a new case with the title of the item"))
    recommendation = fields.text(lazy_gettext("Recommendation"), rows=4)
    text = fields.text(lazy_gettext("Decision"), rows=5)
    state = fields.choice(lazy_gettext("What became of the item"), STATES, required=True)
    outcome = fields.choice(lazy_gettext("Outcome"), OUTCOMES)
    discussion = fields.text(lazy_gettext("Discussion"), rows=4)
    proposals = fields.rows(
        lazy_gettext("Proposals"), ProposalSchema, row=lazy_gettext("proposal"), add=lazy_gettext("Add a proposal")
    )
    ballots = fields.rows(
        lazy_gettext("Votes taken"), OldBallotSchema, row=lazy_gettext("vote taken"), add=lazy_gettext("Add a vote")
    )
    statements = fields.rows(
        lazy_gettext("Protocol statements"),
        StatementSchema,
        row=lazy_gettext("statement"),
        add=lazy_gettext("Add a statement"),
    )
    tasks = fields.rows(lazy_gettext("Tasks"), TaskSchema, row=lazy_gettext("task"), add=lazy_gettext("Add a task"))
    disqualified = fields.rows(
        lazy_gettext("Disqualified"),
        DisqualifiedSchema,
        row=lazy_gettext("person"),
        add=lazy_gettext("Add somebody disqualified"),
    )
    closed_section = fields.line(
        lazy_gettext("The doors were closed under"),
        help=lazy_gettext(
            "Empty for open doors. Write why it is exempt from public access, such as offl. § 23 or offl. § 13, jf. "
            "fvl. § 13, for its decision to be recorded."
        ),
    )
    public_title = fields.line(
        lazy_gettext("Public title"), help=lazy_gettext("What everybody reads of a closed item instead of its title.")
    )

    @validates_schema(skip_on_field_errors=False)
    def has_a_public_title(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require what the public reads of a closed item."""
        if values.get("closed_section") and not values.get("public_title"):
            sentence = gettext("Write what everybody may read of the closed item, such as “Personnel matter”.")
            raise ValidationError({"public_title": [sentence]})


class OldMinutesSchema(Schema):
    """Minutes of a meeting that was held."""

    body_id = lookups.body(lazy_gettext("Who met"), required=True)
    held_on = fields.day(lazy_gettext("Held on"), required=True)
    opened_at = fields.line(lazy_gettext("The meeting opened"))
    closed_at = fields.line(lazy_gettext("The meeting closed"))
    place = fields.line(lazy_gettext("Place"))
    chair = fields.line(lazy_gettext("Chair of the meeting"))
    secretary = fields.line(lazy_gettext("Secretary"))
    kind = fields.choice(lazy_gettext("Kind of meeting"), KINDS, required=True)
    form = fields.choice(lazy_gettext("How they met"), FORMS, required=True)
    title = fields.line(
        lazy_gettext("Title"), help=lazy_gettext("Only where it has one of its own, such as “Seminar on transport”.")
    )
    bodies = fields.rows(
        lazy_gettext("Meets together with"),
        OtherBodySchema,
        row=lazy_gettext("body"),
        add=lazy_gettext("Add a body that met with it"),
    )
    attendance = fields.rows(
        lazy_gettext("Attendance"), AttendeeSchema, row=lazy_gettext("person"), add=lazy_gettext("Add a person")
    )
    items = fields.rows(lazy_gettext("Items"), OldItemSchema, row=lazy_gettext("item"), add=lazy_gettext("Add an item"))
    approve = fields.tick(
        lazy_gettext("The minutes are approved: record their decisions"),
        help=lazy_gettext("Decisions that are in the archive already are linked. Without this, the draft is kept."),
    )
    approved_on = fields.day(lazy_gettext("Approved on"), help=lazy_gettext("A month or a year will do."))
    how = fields.choice(lazy_gettext("How they were approved"), HOW)

    @validates_schema(skip_on_field_errors=False)
    def is_approved_some_day(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require the day of approval."""
        if values.get("approve") and not values.get("approved_on"):
            sentence = gettext("Write when the minutes were approved, or take the tick away.")
            raise ValidationError({"approved_on": [sentence]})
