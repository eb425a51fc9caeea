"""What can be done with what was filed by mistake: withdraw it, and let it stand again."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import withdrawing as commands
from domain.withdrawal import Withdrawable
from web.forms import fields
from web.forms.action import Action


class WithdrawSchema(Schema):
    """Withdrawn."""

    reason = fields.reason(required=True, help=lazy_gettext("Such as: filed twice, or meant for somebody else."))


class RestoreSchema(Schema):
    """Let stand again."""

    reason = fields.reason(required=True)


def withdrawal_actions(name: str, kind: type[Withdrawable]) -> tuple[Action, ...]:
    """Return what can be done with the records that commands call `name`."""
    common: dict[str, Any] = {"identity": "record_id", "kind": kind, "fixed": {"kind": name}}
    return (
        Action(
            name="withdraw",
            path="trekk-tilbake",
            title=lazy_gettext("Withdraw what was filed by mistake"),
            button=lazy_gettext("Withdraw it"),
            done=lazy_gettext("It is withdrawn. Its line and its history stay."),
            intro=lazy_gettext("Nothing is deleted: its line stays in the journal, marked so, without what it holds."),
            schema=WithdrawSchema,
            command=commands.Withdraw,
            perform=commands.withdraw,
            fits=lambda view: not view.access.withdrawn,
            **common,
        ),
        Action(
            name="restore",
            path="gjenopprett",
            title=lazy_gettext("Let it stand again"),
            button=lazy_gettext("Let it stand again"),
            done=lazy_gettext("It stands again."),
            schema=RestoreSchema,
            command=commands.Restore,
            perform=commands.restore,
            fits=lambda view: view.access.withdrawn,
            **common,
        ),
    )
