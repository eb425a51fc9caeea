"""What can be done with principles for joint or separate answers: adopted, repealed, put right, published."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import principles as commands
from application.commands import principles_put_right as put_right
from application.questions.numbers import next_principles_reference
from application.questions.principles import PrinciplesView
from domain import clock
from domain.principles import Principles, PrinciplesRecord
from domain.references import CaseReference
from web.forms.access import access_with_texts
from web.forms.action import Action
from web.forms.adopted import last_version, next_number, version_values, whole_values
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.principles_schemas import (
    AdoptPrinciplesSchema,
    CorrectPrinciplesSchema,
    RegisterPrinciplesSchema,
    RepealPrinciplesSchema,
    RepealRecordedSchema,
    VersionRecordedSchema,
    WithdrawPrinciplesSchema,
)
from web.forms.put_right import putting_right
from web.services import current_services
from web.signed_in import asker

PLACES = {
    **BASIS_PLACES,
    "principles-version-taken": "number",
    "version": "number",
    "answering_way": "way",
    "point_number": "number",
    "note": "note",
}
"""Where in a form of principles what is wrong is said."""


def next_reference() -> str:
    """Return the number that the next principles of this year get."""
    with current_services().stores.registers.connect() as connection:
        return next_principles_reference(connection, clock.today().year)


def is_there(view: PrinciplesView) -> bool:
    """Return whether they were not registered by mistake."""
    return not view.withdrawn


def _version_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return version_values(values, points=tuple(values.get("points") or ()))


def _registered(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    whole = whole_values(values)
    told = {name: value for name, value in _version_values(values).items() if value is not None}
    return {**whole, "first_version": commands.AdoptPrinciples(principles_id=identity, by=asker().by, **told)}


def _next_version(principles: Principles) -> Mapping[str, Any]:
    """Return what the next version begins with: the points of the one that begins last."""
    last = last_version(principles)
    return {"number": next_number(principles), "points": [dict(one) for one in last["points"]] if last else []}


def _register(archive: Archive, command: commands.RegisterPrinciples) -> int | None:
    following = CaseReference.parse(next_reference()).sequence
    return commands.register_principles(archive, replace(command, next_sequence=following))


_COMMON: dict[str, Any] = {"identity": "principles_id", "kind": Principles, "places": PLACES, "fits": is_there}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register principles"),
    button=lazy_gettext("Register the principles"),
    done=lazy_gettext("The principles are registered, with their first version."),
    intro=lazy_gettext("What the council has decided about when it answers for all, and when each municipality does."),
    schema=RegisterPrinciplesSchema,
    command=commands.RegisterPrinciples,
    perform=_register,
    creates=True,
    takes_files=True,
    template="principles/form.html",
    proposes={"reference": lambda _: next_reference()},
    shaped=_registered,
    **(_COMMON | {"places": {**PLACES, "reference-taken": "reference", "reference": "reference"}}),
)

ADOPT = Action(
    name="versions",
    path="versjon/ny",
    title=lazy_gettext("Record a new version"),
    button=lazy_gettext("Record the version"),
    done=lazy_gettext("The version is recorded."),
    intro=lazy_gettext("It begins with the points of the last version. Change what is new, and remove what is gone."),
    schema=AdoptPrinciplesSchema,
    command=commands.AdoptPrinciples,
    perform=commands.adopt_principles,
    takes_files=True,
    template="principles/form.html",
    begins=_next_version,
    shaped=lambda values, _: _version_values(values),
    **_COMMON,
)

PUT_RIGHT = putting_right(
    {PrinciplesRecord.VERSION: VersionRecordedSchema, PrinciplesRecord.REPEAL: RepealRecordedSchema},
    correct=(put_right.CorrectPrinciples, put_right.correct_principles),
    take_back=(put_right.TakeBackPrinciplesRecord, put_right.take_back_principles_record),
    begins={"points": lambda those: {"points": [dict(one) for one in those]}},
    intro=lazy_gettext("For what was written wrongly. What was decided anew is a new version."),
    **_COMMON,
)
"""What is recorded of a version, and of the repeal, put right."""

ACTIONS = (
    ADOPT,
    Action(
        name="repeal",
        path="opphev",
        title=lazy_gettext("Record that they are repealed"),
        button=lazy_gettext("Record the repeal"),
        done=lazy_gettext("It is recorded from when they are not in force."),
        intro=lazy_gettext("For principles that are not replaced. A new version takes the place of the one before."),
        schema=RepealPrinciplesSchema,
        command=commands.RepealPrinciples,
        perform=commands.repeal_principles,
        **_COMMON,
    ),
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct title and purpose"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("It is corrected. What stood before is in the history."),
        schema=CorrectPrinciplesSchema,
        command=put_right.CorrectPrinciples,
        perform=put_right.correct_principles,
        corrects=True,
        begins=lambda one: {name: one.facts[name] for name in ("title", "public_title", "about")},
        **_COMMON,
    ),
    Action(
        name="withdraw",
        path="trekk",
        title=lazy_gettext("Withdraw what was registered by mistake"),
        button=lazy_gettext("Withdraw the principles"),
        done=lazy_gettext("The principles are withdrawn. Their history stays."),
        schema=WithdrawPrinciplesSchema,
        command=put_right.WithdrawPrinciples,
        perform=put_right.withdraw_principles,
        **_COMMON,
    ),
    *access_with_texts(
        "principles",
        Principles,
        publish={},
        later={
            "path": "publiser-dokumenter",
            "title": lazy_gettext("Publish papers that have come since"),
            "intro": lazy_gettext("Papers of versions that were adopted after the principles were published."),
            "done": lazy_gettext("The papers are published."),
        },
    ),
)
"""In the order in which they are offered."""
