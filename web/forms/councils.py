"""What can be done with the council whose archive this is: its description, who takes part, and its numbers."""

from collections.abc import Mapping
from dataclasses import make_dataclass, replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.archive import Archive
from application.commands import council as commands
from application.office.roles import Role
from domain.councils import DESCRIBED, Council
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import organisation

_NAME = lazy_gettext("Name")
_LEGAL_FORM = lazy_gettext("Legal form")
_LEGAL_FORM_HELP = lazy_gettext("For example inter-municipal political council (kommuneloven chapter 18).")
_CREATOR = lazy_gettext("Archive creator")
_CREATOR_HELP = lazy_gettext("Who the papers come from, as it stands when they are handed over to a depot.")


class RegisterCouncilSchema(Schema):
    """Whose archive this is."""

    name = fields.line(_NAME, required=True)
    legal_form = fields.line(_LEGAL_FORM, help=_LEGAL_FORM_HELP)
    archive_creator = fields.line(_CREATOR, help=_CREATOR_HELP)


class DescribeCouncilSchema(RegisterCouncilSchema):
    """What it is from a day on."""

    valid_from = fields.day(lazy_gettext("Since"))


class CorrectCouncilSchema(RegisterCouncilSchema):
    """What it was all the time."""

    reason = fields.reason(required=True)


class AdmitSchema(Schema):
    """Who takes part, and since when."""

    organisation_id = organisation(lazy_gettext("Municipality or county"), required=True)
    joined_on = fields.day(lazy_gettext("Takes part since"))


class ReleaseSchema(Schema):
    """Who takes part no longer."""

    organisation_id = organisation(lazy_gettext("Municipality or county"), required=True)
    left_on = fields.day(lazy_gettext("Last day it took part"))


class JoinedSchema(Schema):
    """Since when somebody takes part."""

    joined_on = fields.day(lazy_gettext("Takes part since"))
    reason = fields.reason(required=True)


class TookPartSchema(Schema):
    """From when to when somebody took part."""

    joined_on = fields.day(lazy_gettext("Took part since"))
    left_on = fields.day(lazy_gettext("Last day it took part"))
    reason = fields.reason(required=True)


class BeginNumbersSchema(Schema):
    """From which number the cases of a year are numbered."""

    year = fields.number(lazy_gettext("Year"), least=1000, most=9999, required=True)
    start = fields.number(
        lazy_gettext("First number"),
        least=1,
        required=True,
        help=lazy_gettext("The cases of the year are numbered from it on. Cases that have a number keep it."),
    )


def _ours(command: type[Any]) -> type[Any]:
    """Return the command with the id of the council, which an archive has one of."""
    return make_dataclass(command.__name__, [("council_id", UUID)], bases=(command,), frozen=True, kw_only=True)


def _describe(archive: Archive, given: Any) -> int | None:
    changes = {name: getattr(given, name) for name in DESCRIBED}
    command = commands.DescribeCouncil(
        changes=changes, valid_from=given.valid_from, by=given.by, expected_version=given.expected_version
    )
    return commands.describe_council(archive, command)


def _description(council: Council) -> Mapping[str, Any]:
    return {name: getattr(council, name) for name in DESCRIBED}


_DESCRIBED = make_dataclass(
    "DescribeCouncil",
    [
        ("council_id", UUID),
        *((name, str | None) for name in DESCRIBED),
        ("valid_from", str | None),
        ("by", str),
        ("expected_version", int | None, None),
    ],
    frozen=True,
    kw_only=True,
)

_COMMON: dict[str, Any] = {
    "identity": "council_id",
    "kind": Council,
    "roles": (Role.ADMINISTRATOR,),
    "places": {"organisation": "organisation_id"},
}

REGISTER = Action(
    name="",
    path="registrer",
    title=lazy_gettext("Say whose archive this is"),
    button=lazy_gettext("Register the council"),
    done=lazy_gettext("The council is registered."),
    schema=RegisterCouncilSchema,
    command=_ours(commands.RegisterCouncil),
    perform=commands.register_council,
    creates=True,
    **_COMMON,
)
DESCRIBE = Action(
    name="describe",
    path="ny-beskrivelse",
    title=lazy_gettext("Describe the council anew"),
    button=lazy_gettext("Record the description"),
    done=lazy_gettext("The description is recorded. What it was before stays in the history."),
    intro=lazy_gettext(
        "When the council has got another name or form. If something was wrong all the time, correct it."
    ),
    schema=DescribeCouncilSchema,
    command=_DESCRIBED,
    perform=_describe,
    begins=_description,
    whole=True,
    **_COMMON,
)
CORRECT = Action(
    name="correct",
    path="rett",
    title=lazy_gettext("Correct the description"),
    button=lazy_gettext("Record the correction"),
    done=lazy_gettext("The description is corrected. What stood there before stays in the history."),
    schema=CorrectCouncilSchema,
    command=_ours(commands.CorrectCouncil),
    perform=commands.correct_council,
    begins=_description,
    corrects=True,
    **_COMMON,
)
ADMIT = Action(
    name="admit",
    path="ny-deltaker",
    title=lazy_gettext("Let somebody take part"),
    button=lazy_gettext("Record who takes part"),
    done=lazy_gettext("The participant is recorded."),
    intro=lazy_gettext("The municipality or county must be registered under Organisations first."),
    schema=AdmitSchema,
    command=_ours(commands.AdmitParticipant),
    perform=commands.admit_participant,
    **_COMMON,
)
RELEASE = Action(
    name="release",
    path="deltaker-ut",
    title=lazy_gettext("Somebody takes part no longer"),
    button=lazy_gettext("Record that it has left"),
    done=lazy_gettext("It is recorded that the participant has left."),
    schema=ReleaseSchema,
    command=_ours(commands.ReleaseParticipant),
    perform=commands.release_participant,
    **_COMMON,
)
NUMBERS = Action(
    name="begin-numbers",
    path="nummerserie",
    title=lazy_gettext("Begin the case numbers of a year"),
    button=lazy_gettext("Record the first number"),
    done=lazy_gettext("The number series is recorded."),
    schema=BeginNumbersSchema,
    command=_ours(commands.BeginNumbers),
    perform=commands.begin_numbers,
    **_COMMON,
)
ACTIONS = (DESCRIBE, CORRECT, ADMIT, RELEASE, NUMBERS)


def correcting(joined: int, *, left: bool) -> Action:
    """Return the correction of the days of one participation, known by the number of the event that began it."""
    names = ("joined_on", "left_on") if left else ("joined_on",)
    return replace(
        CORRECT,
        path="rett-deltaker",
        title=lazy_gettext("Correct the days of taking part"),
        done=lazy_gettext("The days are corrected. What stood there before stays in the history."),
        schema=TookPartSchema if left else JoinedSchema,
        command=_ours(commands.CorrectParticipation),
        perform=commands.correct_participation,
        begins=lambda council: {name: council.participations[joined][name] for name in names},
        fixed={"joined": joined},
    )
