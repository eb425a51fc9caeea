"""What can be done with journal entries. Papers are filed with their files on the page that files papers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.archive import Archive
from application.commands import journal as commands
from application.questions.numbers import next_entry_number
from domain.journal import AnswerWay, JournalEntry, JournalEntryKind
from web.forms import fields
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.lookups import account_names, case, entry, organisation
from web.labels import LABELS
from web.services import current_services

KINDS = fields.labels(LABELS["entry"], JournalEntryKind)
WAYS = fields.labels(LABELS["answer"], AnswerWay)


class CorrespondentSchema(Schema):
    """A sender or recipient."""

    name = fields.line(lazy_gettext("Name"), required=True)
    organisation_id = organisation(
        lazy_gettext("Organisation in the archive"), help=lazy_gettext("So that the paper is found with it.")
    )
    shielded = fields.tick(lazy_gettext("Exempt from public access"))


class _Line(Schema):
    """The line of an entry in the journal."""

    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    title = fields.line(
        lazy_gettext("Title"), required=True, help=lazy_gettext("What the paper is about, in one line.")
    )
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    senders = fields.rows(
        lazy_gettext("From"), CorrespondentSchema, row=lazy_gettext("sender"), add=lazy_gettext("Add a sender")
    )
    recipients = fields.rows(
        lazy_gettext("To"), CorrespondentSchema, row=lazy_gettext("recipient"), add=lazy_gettext("Add a recipient")
    )
    document_date = fields.day(lazy_gettext("Dated"), help=lazy_gettext("The date that stands on the paper."))
    received_on = fields.day(lazy_gettext("Received on"), help=lazy_gettext("The day it came in to us."))
    sent_on = fields.day(lazy_gettext("Sent on"), help=lazy_gettext("The day it went out from us."))


class RegisterEntrySchema(_Line):
    """A paper without files of its own; its files can be added afterwards."""

    case_id = case(lazy_gettext("Case"), required=True, help=lazy_gettext("Its number, or some words of its title."))
    number = fields.number(
        lazy_gettext("Number in the case"), least=1, help=lazy_gettext("Leave it empty for the next free one.")
    )

    class Meta:
        """The order of the form."""

        fields = (
            "case_id",
            "number",
            "kind",
            "title",
            "public_title",
            "senders",
            "recipients",
            "document_date",
            "received_on",
            "sent_on",
        )


class CorrectEntrySchema(_Line):
    """An entry's line put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class AnswerEntrySchema(Schema):
    """How a paper was answered."""

    way = fields.choice(lazy_gettext("How it was answered"), WAYS, required=True)
    answered_on = fields.day(lazy_gettext("Answered on"))
    answer_id = entry(
        lazy_gettext("The answer"),
        help=lazy_gettext("The number of the entry that answers it, if there is one."),
    )


class TakeBackAnswerSchema(Schema):
    """An answer that was none."""

    reason = fields.reason(required=True)


class ExpectAnswerSchema(Schema):
    """The day an answer is due."""

    due = fields.day(lazy_gettext("Answer due"), help=lazy_gettext("Empty when no answer is expected any more."))


class AssignEntrySchema(Schema):
    """Who deals with an entry."""

    responsible = fields.choice(lazy_gettext("Case officer"), account_names)


class MoveEntrySchema(Schema):
    """Another case."""

    case_id = case(lazy_gettext("Case it belongs in"), required=True)
    number = fields.number(
        lazy_gettext("Number in the case"), least=1, help=lazy_gettext("Leave it empty for the next free one.")
    )
    reason = fields.reason(required=True)


def _line(entry: JournalEntry) -> Mapping[str, Any]:
    names = ("kind", "title", "public_title", "senders", "recipients", "document_date", "received_on", "sent_on")
    return {name: getattr(entry, name) for name in names}


def _stands(view: Any) -> bool:
    return not view.access.withdrawn


def _register(archive: Archive, command: commands.RegisterEntry) -> int | None:
    return commands.register_entry(archive, replace(command, next_number=_next_number(command.case_id)))


def _move(archive: Archive, command: commands.MoveEntry) -> int | None:
    return commands.move_entry(archive, replace(command, next_number=_next_number(command.case_id)))


def _next_number(case_id: UUID) -> int:
    with current_services().stores.registers.connect() as connection:
        return next_entry_number(connection, case_id)


_COMMON: dict[str, Any] = {
    "identity": "entry_id",
    "kind": JournalEntry,
    "places": {"reference-taken": "number", "case-closed": "case_id", "party": "senders", "answer": "answer_id"},
}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register a journal entry"),
    button=lazy_gettext("Register the journal entry"),
    done=lazy_gettext("The journal entry is registered."),
    schema=RegisterEntrySchema,
    command=commands.RegisterEntry,
    perform=_register,
    creates=True,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the journal entry"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The journal entry is corrected. What stood before is in its history."),
        schema=CorrectEntrySchema,
        command=commands.CorrectEntry,
        perform=commands.correct_entry,
        corrects=True,
        begins=_line,
        **_COMMON,
    ),
    Action(
        name="answer",
        path="avskriv",
        title=lazy_gettext("Note that it is answered"),
        button=lazy_gettext("Note the answer"),
        done=lazy_gettext("The answer is noted."),
        schema=AnswerEntrySchema,
        command=commands.AnswerEntry,
        perform=commands.answer_entry,
        fits=lambda view: view.kind == JournalEntryKind.INCOMING and not view.answered_way and _stands(view),
        **_COMMON,
    ),
    Action(
        name="take-back-answer",
        path="angre-avskriving",
        title=lazy_gettext("Take the answer back"),
        button=lazy_gettext("Take the answer back"),
        done=lazy_gettext("The journal entry waits for an answer again."),
        schema=TakeBackAnswerSchema,
        command=commands.TakeBackAnswer,
        perform=commands.take_back_answer,
        fits=lambda view: bool(view.answered_way),
        **_COMMON,
    ),
    Action(
        name="expect-answer",
        path="frist",
        title=lazy_gettext("Say when an answer is due"),
        button=lazy_gettext("Record the day"),
        done=lazy_gettext("The day is recorded. The paper shows under what waits for an answer."),
        schema=ExpectAnswerSchema,
        command=commands.ExpectAnswer,
        perform=commands.expect_answer,
        begins=lambda entry: {"due": entry.due},
        fits=lambda view: view.kind == JournalEntryKind.INCOMING and not view.answered_way and _stands(view),
        whole=True,
        **_COMMON,
    ),
    Action(
        name="assign",
        path="saksbehandler",
        title=lazy_gettext("Say who deals with it"),
        button=lazy_gettext("Record who"),
        done=lazy_gettext("It is recorded who deals with it."),
        schema=AssignEntrySchema,
        command=commands.AssignEntry,
        perform=commands.assign_entry,
        begins=lambda entry: {"responsible": entry.responsible},
        fits=lambda view: _stands(view),
        whole=True,
        **_COMMON,
    ),
    Action(
        name="move",
        path="flytt",
        title=lazy_gettext("Move it to another case"),
        button=lazy_gettext("Move it"),
        done=lazy_gettext("The journal entry is moved. Its old number leads to the new one."),
        intro=lazy_gettext("It gets a number in the other case. The old number stays, and leads there."),
        schema=MoveEntrySchema,
        command=commands.MoveEntry,
        perform=_move,
        fits=lambda view: _stands(view),
        **_COMMON,
    ),
)
