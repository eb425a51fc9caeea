"""What can be done with cases."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.archive import Archive
from application.commands import cases as commands
from application.questions.numbers import next_case_reference
from domain import clock
from domain.cases import Case
from domain.references import CaseReference
from web.forms import fields
from web.forms.action import Action
from web.forms.lookups import account_names, subject_areas
from web.services import current_services

PUBLIC_TITLE_HELP = lazy_gettext("Only where the title itself says more than everybody may read.")


CORRECTION_HELP = lazy_gettext("Why it is changed. It stays in the history beside what stood before.")


class OpenCaseSchema(Schema):
    """A new case."""

    title = fields.line(lazy_gettext("Title"), required=True, help=lazy_gettext("What the case is about, in one line."))
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    reference = fields.line(
        lazy_gettext("Case number"),
        help=lazy_gettext("Leave it empty for the next free number. An old case keeps its own, such as 2019/12."),
    )
    opened_on = fields.day(lazy_gettext("Opened on"), help=lazy_gettext("The day on its papers, if that is not today."))
    subject_areas = subject_areas()
    responsible = fields.choice(lazy_gettext("Case officer"), account_names)


class CorrectCaseSchema(Schema):
    """A case put right."""

    title = fields.line(lazy_gettext("Title"), required=True)
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    opened_on = fields.day(lazy_gettext("Opened on"))
    subject_areas = subject_areas()
    responsible = fields.choice(lazy_gettext("Case officer"), account_names)
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class ClassifyCaseSchema(Schema):
    """Subject areas."""

    subject_areas = subject_areas()


class AssignResponsibleSchema(Schema):
    """Who answers for a case."""

    responsible = fields.choice(lazy_gettext("Case officer"), account_names)


class CloseCaseSchema(Schema):
    """A case closed."""

    closed_on = fields.day(lazy_gettext("Closed on"), help=lazy_gettext("The day on its papers, if that is not today."))
    ground = fields.line(lazy_gettext("Closed because"))


class ReopenCaseSchema(Schema):
    """A case opened again."""

    reason = fields.reason(required=True)


def _facts(case: Case) -> Mapping[str, Any]:
    return {
        "title": case.title,
        "public_title": case.public_title,
        "opened_on": case.opened_on,
        "subject_areas": case.subject_areas,
        "responsible": case.responsible,
    }


def _open(archive: Archive, command: commands.OpenCase) -> int | None:
    with current_services().stores.registers.connect() as connection:
        following = CaseReference.parse(next_case_reference(connection, clock.today().year)).sequence
    return commands.open_case(archive, replace(command, next_sequence=following))


OPEN = Action(
    name="",
    path="ny",
    title=lazy_gettext("Open a case"),
    button=lazy_gettext("Open the case"),
    done=lazy_gettext("The case is opened."),
    schema=OpenCaseSchema,
    command=commands.OpenCase,
    perform=_open,
    identity="case_id",
    kind=Case,
    creates=True,
    places={"reference-taken": "reference"},
)
CLASSIFY = Action(
    name="classify",
    path="klassifiser",
    title=lazy_gettext("Put under subject areas"),
    button=lazy_gettext("Put under subject areas"),
    done=lazy_gettext("The subject areas are recorded."),
    intro=lazy_gettext("These take the place of the subject areas it has."),
    schema=ClassifyCaseSchema,
    command=commands.ClassifyCase,
    perform=commands.classify_case,
    identity="case_id",
    kind=Case,
    begins=lambda case: {"subject_areas": case.subject_areas},
)
ASSIGN = Action(
    name="assign",
    path="saksbehandler",
    title=lazy_gettext("Say who deals with it"),
    button=lazy_gettext("Record who"),
    done=lazy_gettext("It is recorded who deals with it."),
    schema=AssignResponsibleSchema,
    command=commands.AssignResponsible,
    perform=commands.assign_responsible,
    identity="case_id",
    kind=Case,
    begins=lambda case: {"responsible": case.responsible},
    whole=True,
)
ACTIONS = (
    CLASSIFY,
    ASSIGN,
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the case"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("The case is corrected. What stood before is in its history."),
        schema=CorrectCaseSchema,
        command=commands.CorrectCase,
        perform=commands.correct_case,
        identity="case_id",
        kind=Case,
        corrects=True,
        begins=_facts,
    ),
    Action(
        name="close",
        path="avslutt",
        title=lazy_gettext("Close the case"),
        button=lazy_gettext("Close the case"),
        done=lazy_gettext("The case is closed."),
        intro=lazy_gettext("Nothing more is filed in a closed case. It can be opened again."),
        schema=CloseCaseSchema,
        command=commands.CloseCase,
        perform=commands.close_case,
        identity="case_id",
        kind=Case,
        fits=lambda view: not view.closed,
    ),
    Action(
        name="reopen",
        path="gjenapne",
        title=lazy_gettext("Open the case again"),
        button=lazy_gettext("Open the case again"),
        done=lazy_gettext("The case is open again."),
        schema=ReopenCaseSchema,
        command=commands.ReopenCase,
        perform=commands.reopen_case,
        identity="case_id",
        kind=Case,
        fits=lambda view: view.closed,
    ),
)
