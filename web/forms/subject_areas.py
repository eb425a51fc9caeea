"""What can be done with the subject areas that cases are put under."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import council as commands
from application.office.roles import Role
from domain.subject_areas import SubjectArea
from web.forms import fields
from web.forms.action import Action


class NameAreaSchema(Schema):
    """What it is called."""

    name = fields.line(lazy_gettext("Name"), required=True)


class AreaReasonSchema(Schema):
    """Why."""

    reason = fields.reason(required=True)


_COMMON: dict[str, Any] = {
    "identity": "area_id",
    "kind": SubjectArea,
    "roles": (Role.ADMINISTRATOR,),
    "places": {"reference-taken": "name", "subject_area": "name"},
}

REGISTER = Action(
    name="",
    path="nytt",
    title=lazy_gettext("Register a subject area"),
    button=lazy_gettext("Register the subject area"),
    done=lazy_gettext("The subject area is registered."),
    schema=NameAreaSchema,
    command=commands.RegisterArea,
    perform=commands.register_area,
    creates=True,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="rename",
        path="nytt-navn",
        title=lazy_gettext("Call the subject area something else"),
        button=lazy_gettext("Record the name"),
        done=lazy_gettext("The name is recorded. Cases that stand under the earlier one keep it."),
        schema=NameAreaSchema,
        command=commands.RenameArea,
        perform=commands.rename_area,
        begins=lambda area: {"name": area.name},
        fits=lambda view: not view.closed,
        **_COMMON,
    ),
    Action(
        name="close",
        path="avslutt",
        title=lazy_gettext("Close the subject area"),
        button=lazy_gettext("Close the subject area"),
        done=lazy_gettext("The subject area is closed. Cases that stand under it stay there; new ones do not get it."),
        schema=AreaReasonSchema,
        command=commands.CloseArea,
        perform=commands.close_area,
        fits=lambda view: not view.closed,
        **_COMMON,
    ),
    Action(
        name="reopen",
        path="apne",
        title=lazy_gettext("Open the subject area again"),
        button=lazy_gettext("Open the subject area"),
        done=lazy_gettext("The subject area is open again."),
        schema=AreaReasonSchema,
        command=commands.ReopenArea,
        perform=commands.reopen_area,
        fits=lambda view: view.closed,
        **_COMMON,
    ),
)
