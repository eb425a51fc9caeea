"""What the forms of consultations ask for: the letter, the way of answering, drafts, treatment, the answer, the end."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from application.questions.statements import statements_by_id
from domain import clock
from domain.access import Audience
from domain.consultations import Heard, TreatmentOutcome
from domain.consultations.standing import deadline_on
from domain.recorded import records_of
from domain.statements import Statement
from domain.statements.facts import RecordKind as StatementRecord
from domain.ways import AnsweringWay
from web.forms import fields, lookups
from web.forms.basis import resting_on
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.consultation_fields import principle
from web.forms.version_schemas import NO_BASIS_HELP, FiledTextSchema
from web.labels import LABELS
from web.services import current_services

WAYS = fields.labels(LABELS["answering-way"], AnsweringWay)
OUTCOMES = fields.labels(LABELS["draft-treated"], TreatmentOutcome)
HEARD = fields.labels(LABELS["heard"], Heard)
OWN_DAY_HELP = lazy_gettext("Empty for the day of the decision it rests on.")
_REFERENCE_HELP = lazy_gettext("Its number, or some words of its title.")


def filed_texts() -> Any:
    """Documents that are filed already."""
    return fields.rows(
        lazy_gettext("Texts that are filed already"),
        FiledTextSchema,
        row=lazy_gettext("text"),
        add=lazy_gettext("Add a filed document"),
    )


class WhichLetterSchema(Schema):
    """Which paper that is filed already is the letter."""

    document_id = lookups.document(lazy_gettext("Document"), help=lazy_gettext("Some words of its title."))
    entry_id = lookups.entry(lazy_gettext("Journal entry"), help=lazy_gettext("Its number, such as 2026/17-3."))


class LetterSchema(Schema):
    """What a letter asks, and by when."""

    title = fields.line(lazy_gettext("Title"), required=True)
    sender_id = lookups.organisation(
        lazy_gettext("From"),
        help=lazy_gettext("An organisation that is registered. Write some letters of its name."),
        needed=True,
    )
    sender = fields.line(
        lazy_gettext("From, in words"),
        help=lazy_gettext("Only where the sender is not registered, or to name a department of it."),
    )
    their_reference = fields.line(lazy_gettext("Their reference"), help=lazy_gettext("As on the letter: 24/1234-5."))
    dated_on = fields.day(lazy_gettext("Dated"))
    received_on = fields.day(lazy_gettext("Received on"), required=True)
    deadline = fields.day(lazy_gettext("Deadline"), help=lazy_gettext("The last day on which they take an answer."))
    about = fields.text(lazy_gettext("What it is about"), rows=3)
    subject_areas = lookups.subject_areas()
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    case_id = lookups.case(lazy_gettext("Case"), help=_REFERENCE_HELP)
    entry_id = lookups.entry(
        lazy_gettext("Journal entry"), help=lazy_gettext("The entry of the letter, such as 2026/17-3.")
    )


class ReceiveConsultationSchema(LetterSchema):
    """A new consultation with its letter."""

    reference = fields.line(
        lazy_gettext("Number of the consultation"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/3. An old consultation is numbered by its own year."),
    )
    documents = filed_texts()

    class Meta:
        """The order of the form."""

        fields = (
            "title",
            "sender_id",
            "sender",
            "their_reference",
            "dated_on",
            "received_on",
            "deadline",
            "about",
            "subject_areas",
            "reference",
            "case_id",
            "entry_id",
            "public_title",
            "documents",
        )

    @validates_schema(skip_on_field_errors=False)
    def has_a_sender(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a sender, registered or in words."""
        if not values.get("sender_id") and not values.get("sender"):
            raise ValidationError({"sender_id": [gettext("Write who asks. If it is not registered, write it below.")]})


class CorrectConsultationSchema(LetterSchema):
    """What was asked, put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class MoveDeadlineSchema(Schema):
    """Another deadline."""

    deadline = fields.day(lazy_gettext("New deadline"), help=lazy_gettext("Empty if it was taken away."))
    moved_on = fields.day(
        lazy_gettext("Told on"), required=True, help=lazy_gettext("The day on which the sender told of it.")
    )
    note = fields.line(lazy_gettext("Note"), help=lazy_gettext("For example “Postponed by letter of 3 March”."))


class NewDeadlineSchema(MoveDeadlineSchema):
    """Another deadline than the one that stands."""

    @validates_schema(skip_on_field_errors=False)
    def is_another(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Refuse the deadline that the form began with."""
        consultation = g.get("acting_on")
        if consultation is None or "deadline" not in values:
            return
        if (values["deadline"] or None) == deadline_on(consultation.facts, clock.today().isoformat()):
            raise ValidationError(
                {"deadline": [gettext("This is the deadline already. Write the new one, or go back.")]}
            )


class ChooseWaySchema(Schema):
    """How to answer, and on which principle."""

    chosen_on = fields.day(lazy_gettext("Chosen on"), help=OWN_DAY_HELP)
    way = fields.choice(lazy_gettext("Who answers"), WAYS, required=True, widget="radio")
    principle = principle(lazy_gettext("The principle it rests on"))
    reason = fields.text(lazy_gettext("Reason"), rows=3, help=lazy_gettext("Why it is answered so."))
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class DraftAnswerSchema(Schema):
    """A draft of the answer."""

    drafted_on = fields.day(lazy_gettext("Dated"), required=True)
    statement_id = lookups.statement(
        lazy_gettext("Statement"), help=lazy_gettext("If the draft is registered as one: its number, such as 2026/7.")
    )
    documents = filed_texts()
    note = fields.line(lazy_gettext("Note"))


class TreatAnswerSchema(Schema):
    """A draft treated in a body."""

    body_id = lookups.body(lazy_gettext("Body"))
    body = fields.line(
        lazy_gettext("Body, in words"), help=lazy_gettext("Where it is none of ours, such as Prøvdal formannskap.")
    )
    outcome = fields.choice(lazy_gettext("What the body did with it"), OUTCOMES, required=True, widget="radio")
    treated_on = fields.day(lazy_gettext("Day of the meeting"), help=OWN_DAY_HELP)
    note = fields.text(lazy_gettext("Note"), rows=3)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class AnswerConsultationSchema(Schema):
    """Answered by a statement."""

    statement_id = lookups.statement(
        lazy_gettext("Answered by the statement"),
        required=True,
        help=lazy_gettext("Its number, such as 2026/7, or some words of its title."),
    )
    answered_on = fields.day(lazy_gettext("Answered on"), required=True)
    note = fields.line(lazy_gettext("Note"))


class ConfirmAnswerSchema(AnswerConsultationSchema):
    """Answered by a statement, and by one that nobody adopted only where whoever says so is sure."""

    sure = fields.tick(lazy_gettext("Yes, it was answered by a statement that nobody adopted"), asked_by="statement_id")

    @validates_schema
    def is_adopted(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Warn of a statement whose adoption is not recorded."""
        if values.get("sure"):
            return
        services, identity = current_services(), values["statement_id"]
        with services.stores.registers.connect() as connection:
            if identity not in statements_by_id(connection, [identity], Audience.OFFICER):
                return  # the command tells that it is none
        if not any(records_of(services.archive.load(Statement, identity).facts, StatementRecord.ADOPTION)):
            warning = gettext("It is not recorded that this statement is adopted. Record that first, or tick below.")
            raise ValidationError({"statement_id": [warning]})


class LetPassSchema(Schema):
    """No answer is given after all."""

    reason = fields.text(lazy_gettext("Reason"), rows=3, required=True)
    passed_on = fields.day(lazy_gettext("Let pass on"), help=OWN_DAY_HELP)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class ConfirmPassingSchema(LetPassSchema):
    """No answer is given after all, and whoever says so is sure."""

    sure = fields.tick(lazy_gettext("Yes, the deadline shall pass without an answer from us"))

    @validates_schema(skip_on_field_errors=False)
    def is_sure(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require the tick."""
        if not values.get("sure"):
            raise ValidationError({"sure": [gettext("Tick this if no answer is to be given. Otherwise go back.")]})


class TellOutcomeSchema(Schema):
    """What the sender settled."""

    known_on = fields.day(lazy_gettext("Known on"), required=True)
    outcome = fields.text(lazy_gettext("What they settled"), rows=3, required=True)
    heard = fields.choice(lazy_gettext("Were we heard"), HEARD, required=True, widget="radio")
    address = fields.line(lazy_gettext("Address on the web"), help=lazy_gettext("Where it is told, with https://."))
    documents = filed_texts()


class WithdrawConsultationSchema(Schema):
    """A consultation registered by mistake."""

    reason = fields.reason(required=True)
