"""What can be done with organisations."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import names
from application.commands import organisations as commands
from domain.organisations import NumberKind, Organisation, OrganisationKind
from web.forms import fields
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP
from web.forms.lookups import organisation
from web.forms.names import names_of_record, numbers_of_record
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


class CorrectOrganisationSchema(Schema):
    """An organisation put right."""

    name = fields.line(lazy_gettext("Name"), required=True)
    valid_from = fields.day(lazy_gettext("Has had the name since"))
    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    merged_into = organisation(lazy_gettext("Became part of"))
    merged_on = fields.day(lazy_gettext("Became part of it on"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectOrganisationNameSchema(Schema):
    """A name that an organisation had, put right."""

    number = fields.which(lazy_gettext("Which name"), names_of_record)
    name = fields.line(lazy_gettext("Right name"), help=lazy_gettext("Empty if only something else was wrong."))
    valid_from = fields.day(lazy_gettext("Had it from"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectNumberSchema(Schema):
    """A number in a public register, put right."""

    assigned = fields.which(lazy_gettext("Which number"), numbers_of_record)
    number = fields.line(lazy_gettext("Right number"), help=lazy_gettext("Empty if only something else was wrong."))
    valid_from = fields.day(lazy_gettext("Had it from"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


def _facts(organisation: Organisation) -> Mapping[str, Any]:
    others = ("kind", "merged_into", "merged_on")
    return {
        **organisation.names[organisation.current],
        **{name: getattr(organisation, name) for name in others},
    }


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
_CORRECTION: dict[str, Any] = {
    "button": lazy_gettext("Record the correction"),
    "corrects": True,
    "places": {},
    "kind": Organisation,
}
ACTIONS = (
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the organisation"),
        done=lazy_gettext("The organisation is corrected. What stood before is in its history."),
        intro=lazy_gettext(
            "For what was written wrongly. An organisation that got another name is given that name instead."
        ),
        schema=CorrectOrganisationSchema,
        command=commands.CorrectOrganisation,
        perform=commands.correct_organisation,
        identity="organisation_id",
        begins=_facts,
        **_CORRECTION,
    ),
    Action(
        name="correct-name",
        path="rett-navn",
        title=lazy_gettext("Correct a name it has had"),
        done=lazy_gettext("The name is corrected. What stood before is in the history."),
        schema=CorrectOrganisationNameSchema,
        command=names.CorrectName,
        perform=names.correct_name,
        identity="record_id",
        keys=("number",),
        fixed={"kind": "organisation"},
        fits=lambda view: len(view.names) > 1,
        **_CORRECTION,
    ),
    Action(
        name="correct-number",
        path="rett-nummer",
        title=lazy_gettext("Correct a number"),
        done=lazy_gettext("The number is corrected. What stood before is in the history."),
        schema=CorrectNumberSchema,
        command=commands.CorrectNumber,
        perform=commands.correct_number,
        identity="organisation_id",
        keys=("assigned",),
        fits=lambda view: bool(view.numbers),
        **_CORRECTION,
    ),
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
