"""What can be done with bodies."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import bodies as commands
from application.commands import names
from domain.bodies import DUTIES, Body, BodyKind
from web.forms import fields
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP
from web.forms.lookups import organisation
from web.forms.names import names_of_record
from web.labels import LABELS

KINDS = fields.labels(LABELS["body"], BodyKind)
DUTY_HELP = lazy_gettext("An office, a municipality or a name, such as “The head of business development”.")
ABBREVIATION_HELP = lazy_gettext("Its decisions are numbered with it: RR gives RR 23/2025.")


class EstablishBodySchema(Schema):
    """A new body."""

    name = fields.line(lazy_gettext("Name"), required=True)
    abbreviation = fields.line(lazy_gettext("Abbreviation"), required=True, help=ABBREVIATION_HELP)
    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    established_on = fields.day(lazy_gettext("Established on"))
    owner_id = organisation(lazy_gettext("Owned by"))
    convener_id = organisation(lazy_gettext("Meetings called by"))


class RenameBodySchema(Schema):
    """Another name."""

    name = fields.line(lazy_gettext("Name"), required=True)
    abbreviation = fields.line(lazy_gettext("Abbreviation"), help=ABBREVIATION_HELP)
    valid_from = fields.day(lazy_gettext("Since"))


class DissolveBodySchema(Schema):
    """A body that is no more."""

    dissolved_on = fields.day(lazy_gettext("Dissolved on"))


class BodyOrganisationsSchema(Schema):
    """Who owns a body and who calls its meetings."""

    owner_id = organisation(lazy_gettext("Owned by"))
    convener_id = organisation(lazy_gettext("Meetings called by"))


class BodyDutiesSchema(Schema):
    """Who does what around a body's meetings."""

    agenda = fields.line(lazy_gettext("Has the agenda"), help=DUTY_HELP)
    chair = fields.line(lazy_gettext("Chairs the meetings"))
    follow_up = fields.line(lazy_gettext("Follows up"))


class CorrectBodySchema(Schema):
    """A body put right."""

    name = fields.line(lazy_gettext("Name"), required=True)
    abbreviation = fields.line(lazy_gettext("Abbreviation"), required=True, help=ABBREVIATION_HELP)
    valid_from = fields.day(lazy_gettext("Has had the name since"))
    kind = fields.choice(lazy_gettext("Kind"), KINDS, required=True)
    established_on = fields.day(lazy_gettext("Established on"))
    is_dissolved = fields.tick(lazy_gettext("It is dissolved"))
    dissolved_on = fields.day(lazy_gettext("Dissolved on"))
    owner_id = organisation(lazy_gettext("Owned by"))
    convener_id = organisation(lazy_gettext("Meetings called by"))
    agenda = fields.line(lazy_gettext("Has the agenda"), help=DUTY_HELP)
    chair = fields.line(lazy_gettext("Chairs the meetings"))
    follow_up = fields.line(lazy_gettext("Follows up"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectBodyNameSchema(Schema):
    """A name that a body had, put right."""

    number = fields.which(lazy_gettext("Which name"), names_of_record)
    name = fields.line(lazy_gettext("Right name"), help=lazy_gettext("Empty if only something else was wrong."))
    abbreviation = fields.line(lazy_gettext("Right abbreviation"))
    valid_from = fields.day(lazy_gettext("Had it from"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


def _facts(body: Body) -> Mapping[str, Any]:
    others = ("kind", "established_on", "is_dissolved", "dissolved_on", "owner_id", "convener_id", *DUTIES)
    return {**body.names[body.current], **{name: getattr(body, name) for name in others}}


_COMMON: dict[str, Any] = {"identity": "body_id", "kind": Body, "places": {"reference-taken": "abbreviation"}}

ESTABLISH = Action(
    name="",
    path="nytt",
    title=lazy_gettext("Register a body"),
    button=lazy_gettext("Register the body"),
    done=lazy_gettext("The body is registered."),
    schema=EstablishBodySchema,
    command=commands.EstablishBody,
    perform=commands.establish_body,
    creates=True,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the body"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The body is corrected. What stood before is in its history."),
        intro=lazy_gettext("For what was written wrongly. A body that got another name is given that name instead."),
        schema=CorrectBodySchema,
        command=commands.CorrectBody,
        perform=commands.correct_body,
        corrects=True,
        begins=_facts,
        **_COMMON,
    ),
    Action(
        name="correct-name",
        path="rett-navn",
        title=lazy_gettext("Correct a name it has had"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The name is corrected. What stood before is in the history."),
        schema=CorrectBodyNameSchema,
        command=names.CorrectName,
        perform=names.correct_name,
        corrects=True,
        keys=("number",),
        fixed={"kind": "body"},
        fits=lambda view: len(view.names) > 1,
        **(_COMMON | {"identity": "record_id"}),
    ),
    Action(
        name="rename",
        path="nytt-navn",
        title=lazy_gettext("Give it another name"),
        button=lazy_gettext("Record the name"),
        done=lazy_gettext("The name is recorded. The earlier one stays, and finds it still."),
        schema=RenameBodySchema,
        command=commands.RenameBody,
        perform=commands.rename_body,
        begins=lambda body: {"name": body.name, "abbreviation": body.abbreviation},
        fits=lambda view: not view.dissolved,
        **_COMMON,
    ),
    Action(
        name="set-organisations",
        path="eier",
        title=lazy_gettext("Say who owns it and calls its meetings"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded who owns the body and who calls its meetings."),
        schema=BodyOrganisationsSchema,
        command=commands.SetBodyOrganisations,
        perform=commands.set_body_organisations,
        begins=lambda body: {"owner_id": body.owner_id, "convener_id": body.convener_id},
        fits=lambda view: not view.dissolved,
        whole=True,
        **_COMMON,
    ),
    Action(
        name="set-duties",
        path="oppgaver",
        title=lazy_gettext("Say who has the agenda, chairs and follows up"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded who has the agenda, who chairs, and who follows up."),
        schema=BodyDutiesSchema,
        command=commands.SetBodyDuties,
        perform=commands.set_body_duties,
        begins=lambda body: {name: getattr(body, name) for name in DUTIES},
        fits=lambda view: not view.dissolved,
        whole=True,
        **_COMMON,
    ),
    Action(
        name="dissolve",
        path="avvikle",
        title=lazy_gettext("Dissolve the body"),
        button=lazy_gettext("Dissolve the body"),
        done=lazy_gettext("The body is dissolved. All it decided stays in the archive."),
        schema=DissolveBodySchema,
        command=commands.DissolveBody,
        perform=commands.dissolve_body,
        fits=lambda view: not view.dissolved,
        **_COMMON,
    ),
)
