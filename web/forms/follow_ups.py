"""What is to be done about a decision, and that it is done."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import follow_ups
from domain.decisions import Decision
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import account_names


class NoteFollowUpSchema(Schema):
    """Something to be done about a decision."""

    text = fields.text(lazy_gettext("What is to be done"), rows=3, required=True)
    due = fields.day(lazy_gettext("Due"))
    responsible = fields.choice(lazy_gettext("Who does it"), account_names)


class FinishFollowUpSchema(Schema):
    """Something noted that is done."""

    follow_up = fields.number(lazy_gettext("Which"), required=True, hidden=True)
    done_on = fields.day(lazy_gettext("Done on"), help=lazy_gettext("Empty for today."))
    note = fields.line(lazy_gettext("What came of it"))


_COMMON: dict[str, Any] = {"identity": "decision_id", "kind": Decision}

ACTIONS = (
    Action(
        name="follow-up",
        path="oppfolging",
        title=lazy_gettext("Note something to be done"),
        button=lazy_gettext("Note it"),
        done=lazy_gettext("It is noted, and shows on the page of who does it."),
        schema=NoteFollowUpSchema,
        command=follow_ups.NoteFollowUp,
        perform=follow_ups.note_follow_up,
        **_COMMON,
    ),
    Action(
        name="finish-follow-up",
        path="oppfolging-gjort",
        title=lazy_gettext("Note that it is done"),
        button=lazy_gettext("Note that it is done"),
        done=lazy_gettext("It is noted as done."),
        schema=FinishFollowUpSchema,
        command=follow_ups.FinishFollowUp,
        perform=follow_ups.finish_follow_up,
        fits=lambda _: False,
        **_COMMON,
    ),
)
