"""What can be done with people in public roles: registered, given another name, put right. No contact data."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain_fields

from application.commands import names as naming
from application.commands import people as commands
from domain.people import Person
from web.forms import fields, lookups
from web.forms.action import Action
from web.forms.cases import CORRECTION_HELP
from web.forms.names import names_of_record


class RegisterPersonSchema(Schema):
    """A new person."""

    name = fields.line(lazy_gettext("Name"), required=True)


class RenamePersonSchema(Schema):
    """A person's other name."""

    name = fields.line(lazy_gettext("Name"), required=True)
    valid_from = fields.day(lazy_gettext("Since"))


class CorrectPersonSchema(Schema):
    """A person put right."""

    name = fields.line(lazy_gettext("Name"), required=True)
    valid_from = fields.day(lazy_gettext("Has had the name since"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectPersonNameSchema(Schema):
    """A name that a person had, put right."""

    number = fields.which(lazy_gettext("Which name"), names_of_record)
    name = fields.line(lazy_gettext("Right name"), help=lazy_gettext("Empty if only something else was wrong."))
    valid_from = fields.day(lazy_gettext("Had it from"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class FindSamePersonSchema(Schema):
    """A person that turned out to be another."""

    same_as = lookups.person(lazy_gettext("The same person as"), required=True)
    reason = fields.reason(required=True, help=lazy_gettext("Such as: written in two ways in the minutes of 2019."))


class ConfirmSamePersonSchema(Schema):
    """A person that is the same as one who is chosen already."""

    same_as = plain_fields.UUID(
        required=True, metadata={"label": lazy_gettext("The same person as"), "widget": "line", "hidden": True}
    )
    reason = fields.reason(required=True, help=lazy_gettext("Such as: written in two ways in the minutes of 2019."))


class TellPersonApartSchema(Schema):
    """A person that is not one who is chosen already."""

    other_id = plain_fields.UUID(
        required=True, metadata={"label": lazy_gettext("Is not"), "widget": "line", "hidden": True}
    )
    reason = fields.reason(required=True, help=lazy_gettext("Such as: father and son."))


class FindDifferentPersonSchema(Schema):
    """A person that is not another after all."""

    reason = fields.reason(required=True)


def _facts(person: Person) -> Mapping[str, Any]:
    return person.names[person.current]


_COMMON: dict[str, Any] = {"identity": "person_id", "kind": Person}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register a person"),
    button=lazy_gettext("Register the person"),
    done=lazy_gettext("The person is registered."),
    schema=RegisterPersonSchema,
    command=commands.RegisterPerson,
    perform=commands.register_person,
    creates=True,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="rename",
        path="nytt-navn",
        title=lazy_gettext("Give another name"),
        button=lazy_gettext("Record the name"),
        done=lazy_gettext("The name is recorded. The earlier one stays, and finds it still."),
        schema=RenamePersonSchema,
        command=commands.RenamePerson,
        perform=commands.rename_person,
        **_COMMON,
    ),
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the person"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The name is corrected. What stood before is in the history."),
        schema=CorrectPersonSchema,
        command=commands.CorrectPerson,
        perform=commands.correct_person,
        corrects=True,
        begins=_facts,
        **_COMMON,
    ),
    Action(
        name="correct-name",
        path="rett-navn",
        title=lazy_gettext("Correct a name that the person had"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The name is corrected. What stood before is in the history."),
        schema=CorrectPersonNameSchema,
        command=naming.CorrectName,
        perform=naming.correct_name,
        corrects=True,
        keys=("number",),
        fixed={"kind": "person"},
        **(_COMMON | {"identity": "record_id"}),
    ),
    Action(
        name="find-same",
        path="samme",
        title=lazy_gettext("Is the same person as another"),
        button=lazy_gettext("Yes, it is the same person"),
        done=lazy_gettext("They are shown as one person. It can be taken back, and nothing is lost."),
        schema=FindSamePersonSchema,
        command=commands.FindSamePerson,
        perform=commands.find_same_person,
        fits=lambda view: view.same_as is None,
        places={"person": "same_as"},
        **_COMMON,
    ),
    Action(
        name="find-different",
        path="ikke-samme",
        title=lazy_gettext("Is not the same person after all"),
        button=lazy_gettext("They are two people"),
        done=lazy_gettext("They are shown as two people again, each with what was registered for them."),
        intro=lazy_gettext("Each is shown by themselves again, with what was registered for them."),
        schema=FindDifferentPersonSchema,
        command=commands.FindDifferentPerson,
        perform=commands.find_different_person,
        fits=lambda view: view.same_as is not None,
        **_COMMON,
    ),
)

CONFIRM_SAME = dataclasses.replace(
    next(one for one in ACTIONS if one.name == "find-same"),
    schema=ConfirmSamePersonSchema,
    beside="people/_compare.html",
    places={"person": "", "same_as": ""},
)
"""What the page of two people asks: whether the one is the other."""

TELL_APART = Action(
    name="tell-apart",
    path="to-personer",
    title=lazy_gettext("They are two people"),
    button=lazy_gettext("They are two people"),
    done=lazy_gettext("It is recorded that they are two people. Nobody is asked again."),
    schema=TellPersonApartSchema,
    command=commands.TellPersonApart,
    perform=commands.tell_person_apart,
    beside="people/_compare.html",
    places={"person": "", "other_id": ""},
    fits=lambda _: False,
    **_COMMON,
)
"""What the page of two people asks: whether they are two, though their names are alike."""
