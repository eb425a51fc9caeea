"""What can be done with organisations."""

from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import directory as commands
from domain.organisations import NumberKind, Organisation, OrganisationKind
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import organisation
from web.labels import LABELS

KINDS = fields.labels(LABELS["organisation"], OrganisationKind)
NUMBERS = fields.labels(LABELS["number"], NumberKind)


class RegisterOrganisationSchema(Schema):
    """A new organisation."""

    name = fields.line(lazy_gettext("Name"), required=True)
    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    valid_from = fields.day(lazy_gettext("Since"))
    number_kind = fields.choice(lazy_gettext("Kind of number"), NUMBERS)
    number = fields.line(lazy_gettext("Number"))


class RenameOrganisationSchema(Schema):
    """Another name."""

    name = fields.line(lazy_gettext("Name"), required=True)
    valid_from = fields.day(lazy_gettext("Since"))


class MergeOrganisationSchema(Schema):
    """An organisation that became part of another."""

    into_id = organisation(lazy_gettext("Became part of"), required=True)
    merged_on = fields.day(lazy_gettext("On"))


class AssignNumberSchema(Schema):
    """A number in a public register."""

    number_kind = fields.choice(lazy_gettext("Kind of number"), NUMBERS, required=True)
    number = fields.line(lazy_gettext("Number"), required=True)
    valid_from = fields.day(lazy_gettext("Since"))


_COMMON: dict[str, Any] = {
    "identity": "organisation_id",
    "kind": Organisation,
    "places": {"into": "into_id", "kind": "number_kind"},
}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register an organisation"),
    button=lazy_gettext("Register the organisation"),
    done=lazy_gettext("The organisation is registered."),
    schema=RegisterOrganisationSchema,
    command=commands.RegisterOrganisation,
    perform=commands.register_organisation,
    creates=True,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="rename",
        path="nytt-navn",
        title=lazy_gettext("Give it another name"),
        button=lazy_gettext("Record the name"),
        done=lazy_gettext("The name is recorded. The earlier one stays, and finds it still."),
        schema=RenameOrganisationSchema,
        command=commands.RenameOrganisation,
        perform=commands.rename_organisation,
        begins=lambda organisation: {"name": organisation.name},
        fits=lambda view: view.merged_into is None,
        **_COMMON,
    ),
    Action(
        name="assign-number",
        path="nummer",
        title=lazy_gettext("Give it a number"),
        button=lazy_gettext("Record the number"),
        done=lazy_gettext("The number is recorded."),
        schema=AssignNumberSchema,
        command=commands.AssignNumber,
        perform=commands.assign_number,
        fits=lambda view: view.merged_into is None,
        **_COMMON,
    ),
    Action(
        name="merge",
        path="slatt-sammen",
        title=lazy_gettext("Record that it became part of another"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded. What concerned it is found with both."),
        schema=MergeOrganisationSchema,
        command=commands.MergeOrganisation,
        perform=commands.merge_organisation,
        fits=lambda view: view.merged_into is None,
        **_COMMON,
    ),
)
