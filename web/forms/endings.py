"""What ends a decision: it is undone, or another takes its place; and that it did not end after all."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import endings
from domain.decisions import Decision
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import decision


class RescindDecisionSchema(Schema):
    """A decision undone."""

    by_decision_id = decision(lazy_gettext("Rescinded by the decision"))
    rescinded_on = fields.day(lazy_gettext("Rescinded on"))
    reason = fields.reason()


class SupersedeDecisionSchema(Schema):
    """A decision whose place another took."""

    by_decision_id = decision(lazy_gettext("Replaced by the decision"), required=True)
    superseded_on = fields.day(lazy_gettext("Replaced on"))


class TakeBackEndingSchema(Schema):
    """An ending that was none."""

    reason = fields.reason(required=True)


_COMMON: dict[str, Any] = {"identity": "decision_id", "kind": Decision}

ACTIONS = (
    Action(
        name="rescind",
        path="opphev",
        title=lazy_gettext("Rescind the decision"),
        button=lazy_gettext("Rescind the decision"),
        done=lazy_gettext("The decision is rescinded. It stays in the archive, marked so."),
        schema=RescindDecisionSchema,
        command=endings.RescindDecision,
        perform=endings.rescind_decision,
        fits=lambda view: not view.ended,
        **_COMMON,
    ),
    Action(
        name="supersede",
        path="erstatt",
        title=lazy_gettext("Let another decision take its place"),
        button=lazy_gettext("Record that it is replaced"),
        done=lazy_gettext("The decision is replaced. The two lead to each other."),
        schema=SupersedeDecisionSchema,
        command=endings.SupersedeDecision,
        perform=endings.supersede_decision,
        fits=lambda view: not view.ended,
        **_COMMON,
    ),
    Action(
        name="take-back-ending",
        path="angre-opphevelse",
        title=lazy_gettext("Say that it stands after all"),
        button=lazy_gettext("Let it stand"),
        done=lazy_gettext("The decision stands again."),
        schema=TakeBackEndingSchema,
        command=endings.TakeBackEnding,
        perform=endings.take_back_ending,
        fits=lambda view: bool(view.ended),
        **_COMMON,
    ),
)
