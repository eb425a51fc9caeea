"""Who was not impartial when a decision was made."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import recusals
from domain.decisions import Decision, LeftRoom, RecusalSection
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import person
from web.labels import LABELS


class NoteRecusalSchema(Schema):
    """Somebody who was not impartial."""

    person_id = person(lazy_gettext("Person"))
    name = fields.line(
        lazy_gettext("Name as it was written"),
        help=lazy_gettext("Needed for one who is not registered as a person; else if the minutes write it otherwise."),
    )
    section = fields.choice(lazy_gettext("By which rule"), fields.labels(LABELS["recusal"], RecusalSection))
    ground = fields.line(lazy_gettext("Why"), help=lazy_gettext("For example: member of the company's board."))
    left_room = fields.choice(
        lazy_gettext("Did they leave the room?"), fields.labels(LABELS["left-room"], LeftRoom), required=True
    )


class WithdrawRecusalSchema(Schema):
    """A recusal that was none."""

    recusal = fields.number(lazy_gettext("Which"), required=True, hidden=True)
    reason = fields.reason(required=True)


_COMMON: dict[str, Any] = {"identity": "decision_id", "kind": Decision}

ACTIONS = (
    Action(
        name="recusal",
        path="inhabil",
        title=lazy_gettext("Note who was not impartial"),
        button=lazy_gettext("Note it"),
        done=lazy_gettext("It is noted, and shows with the voting."),
        schema=NoteRecusalSchema,
        command=recusals.NoteRecusal,
        perform=recusals.note_recusal,
        places={"person": "person_id"},
        **_COMMON,
    ),
    Action(
        name="withdraw-recusal",
        path="angre-inhabil",
        title=lazy_gettext("Take back that somebody was not impartial"),
        button=lazy_gettext("Take it back"),
        done=lazy_gettext("It is taken back. The history still shows that it was noted."),
        schema=WithdrawRecusalSchema,
        command=recusals.WithdrawRecusal,
        perform=recusals.withdraw_recusal,
        fits=lambda _: False,
        **_COMMON,
    ),
)
