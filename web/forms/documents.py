"""What can be done with documents: titles and file names put right. New versions come with their files."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import documents as commands
from domain.documents import Document
from web.forms import fields
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP


class CorrectDocumentSchema(Schema):
    """A document put right."""

    title = fields.line(lazy_gettext("Title"), required=True)
    name = fields.line(lazy_gettext("File name"), required=True)
    reason = fields.reason(required=True, help=CORRECTION_HELP)


ACTIONS = (
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct title or file name"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The document is corrected. What stood before is in its history."),
        schema=CorrectDocumentSchema,
        command=commands.CorrectDocument,
        perform=commands.correct_document,
        identity="document_id",
        kind=Document,
        corrects=True,
        begins=lambda document: {"title": document.title, "name": document.name},
    ),
)
