"""What can be done with a body's plan of a year: begun, proposed, sent, answered, adopted, put right, published."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import meeting_plans as commands
from application.commands import meeting_plans_adopted as adopting
from application.commands import meeting_plans_put_right as put_right
from application.questions.meeting_plans import MeetingPlanView
from application.questions.numbers import next_meeting_plan_reference, next_meeting_reference
from domain.meeting_plans import MeetingPlan, PlanRecord, dates_of
from domain.references import CaseReference
from web.forms.access import PublishDocumentSchema, access_actions
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.meeting_plan_schemas import (
    AdoptionRecordedSchema,
    AdoptMeetingPlanSchema,
    BeginMeetingPlanSchema,
    CorrectMeetingPlanSchema,
    DatesRecordedSchema,
    ProposeDatesSchema,
    ReplyRecordedSchema,
    ReplySchema,
    SendMeetingPlanSchema,
    SentRecordedSchema,
    WithdrawMeetingPlanSchema,
)
from web.forms.put_right import putting_right
from web.meeting_plan.beside_dates import beside_dates
from web.meeting_plan.recipients import those_asked, whom_to_ask
from web.meeting_plan.suggestions import rows_suggested, suggested_for
from web.services import current_services

PLACES = {**BASIS_PLACES, "meeting_kind": "kind", "year-planned": "wanted"}
"""Where in a form of a plan what is wrong is said."""

YES_OR_NO = {True: "yes", False: "no"}


def is_there(view: MeetingPlanView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def _begin(archive: Archive, command: commands.BeginMeetingPlan) -> int | None:
    with current_services().stores.registers.connect() as connection:
        following = CaseReference.parse(next_meeting_plan_reference(connection, command.year)).sequence
    return commands.begin_meeting_plan(archive, replace(command, next_sequence=following))


def _adopt(archive: Archive, command: adopting.AdoptMeetingPlan) -> int | None:
    year = archive.load(MeetingPlan, command.plan_id).facts["year"]
    with current_services().stores.registers.connect() as connection:
        following = CaseReference.parse(next_meeting_reference(connection, year)).sequence
    return adopting.adopt_meeting_plan(archive, replace(command, next_sequence=following))


def _with_dates(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    return {**values, "dates": tuple(values.get("dates") or ())}


def _sent(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    return {
        **values,
        "organisations": tuple(one["organisation_id"] for one in values.get("organisations") or ()),
        "documents": tuple(one["document_id"] for one in values.get("documents") or ()),
    }


def _replied(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    return {**values, "fits": values.get("fits") == "yes"}


def _proposed(plan: MeetingPlan) -> Mapping[str, Any]:
    """Return what a new proposal begins with: the dates there are, or those the year before suggests."""
    dates = [dict(one) for one in dates_of(plan.facts)]
    return {"dates": dates or suggested_for(UUID(plan.facts["body_id"]), plan.facts["year"], plan.facts["wanted"])}


def _corrected(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    told = dict(values)
    if "fits" in told:
        told["fits"] = told["fits"] == "yes"
    if "organisations" in told:
        told["organisations"] = [one["organisation_id"] for one in told["organisations"] or ()]
    return told


_COMMON: dict[str, Any] = {"identity": "plan_id", "kind": MeetingPlan, "places": PLACES, "fits": is_there}

BEGIN = Action(
    name="",
    path="foresla",
    title=lazy_gettext("Propose a meeting plan"),
    button=lazy_gettext("Keep the proposal"),
    done=lazy_gettext("The proposal is kept. Send it to the municipalities when it is ready."),
    intro=lazy_gettext(
        "The dates are those of the year before, on the same weekday of the same week, moved off public holidays. "
        "School holidays are not known. Change what does not fit."
    ),
    schema=BeginMeetingPlanSchema,
    command=commands.BeginMeetingPlan,
    perform=_begin,
    creates=True,
    template="meeting_plans/propose.html",
    told=lambda: beside_dates,
    proposes={"dates": rows_suggested},
    shaped=_with_dates,
    **_COMMON,
)

PROPOSE = Action(
    name="dates",
    path="nye-datoer",
    title=lazy_gettext("Propose other dates"),
    button=lazy_gettext("Keep the proposal"),
    done=lazy_gettext("The proposal is kept, in place of the one before."),
    intro=lazy_gettext("Change the dates, take some out or add some. The proposal before stays in the history."),
    schema=ProposeDatesSchema,
    command=commands.ProposeDates,
    perform=commands.propose_dates,
    template="meeting_plans/propose.html",
    told=lambda: beside_dates,
    proposes={"dates": rows_suggested},
    begins=_proposed,
    shaped=_with_dates,
    **_COMMON,
)

SEND = Action(
    name="send",
    path="send",
    title=lazy_gettext("Send the proposal to the municipalities"),
    button=lazy_gettext("Record that it is sent"),
    done=lazy_gettext("It is recorded to whom the proposal was sent."),
    intro=lazy_gettext("Write the e-mail first, with the dates that stand ready in it. Then record that it is sent."),
    schema=SendMeetingPlanSchema,
    command=commands.SendMeetingPlan,
    perform=commands.send_meeting_plan,
    template="meeting_plans/send.html",
    told=lambda: those_asked,
    begins=whom_to_ask,
    shaped=_sent,
    **_COMMON,
)

REPLY = Action(
    name="replies",
    path="svar",
    title=lazy_gettext("Record an answer"),
    button=lazy_gettext("Record the answer"),
    done=lazy_gettext("The answer is recorded."),
    intro=lazy_gettext("What a municipality says to the dates."),
    schema=ReplySchema,
    command=commands.ReplyToMeetingPlan,
    perform=commands.reply_to_meeting_plan,
    shaped=_replied,
    **_COMMON,
)

ADOPT = Action(
    name="adopt",
    path="vedta",
    title=lazy_gettext("Record that the plan is adopted"),
    button=lazy_gettext("Record the adoption and plan the meetings"),
    done=lazy_gettext("The plan is adopted, and its meetings are planned."),
    intro=lazy_gettext("Each date becomes a meeting. After this, each meeting is moved or cancelled by itself."),
    schema=AdoptMeetingPlanSchema,
    command=adopting.AdoptMeetingPlan,
    perform=_adopt,
    begins=lambda _: {"publish": True},
    **_COMMON,
)

PUT_RIGHT = putting_right(
    {
        PlanRecord.DATES: DatesRecordedSchema,
        PlanRecord.SENT: SentRecordedSchema,
        PlanRecord.REPLY: ReplyRecordedSchema,
        PlanRecord.ADOPTED: AdoptionRecordedSchema,
    },
    correct=(put_right.CorrectMeetingPlan, put_right.correct_meeting_plan),
    take_back=(put_right.TakeBackMeetingPlanRecord, put_right.take_back_meeting_plan_record),
    begins={
        "organisations": lambda those: {"organisations": [{"organisation_id": one} for one in those]},
        "fits": lambda fits: {"fits": YES_OR_NO[fits]},
        "dates": lambda _: {},
    },
    shaped=_corrected,
    **_COMMON,
)
"""What is recorded of a plan, put right."""

_PUBLISH, _SHIELD, _LIFT = access_actions("meeting-plan", MeetingPlan)

ACTIONS = (
    PROPOSE,
    SEND,
    REPLY,
    ADOPT,
    Action(
        name="correct",
        path="rett-planen",
        title=lazy_gettext("Correct the number of meetings"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("It is corrected. What stood before is in the history."),
        schema=CorrectMeetingPlanSchema,
        command=put_right.CorrectMeetingPlan,
        perform=put_right.correct_meeting_plan,
        corrects=True,
        begins=lambda one: {name: one.facts[name] for name in ("wanted", "about")},
        **_COMMON,
    ),
    Action(
        name="withdraw",
        path="trekk",
        title=lazy_gettext("Withdraw what was registered by mistake"),
        button=lazy_gettext("Withdraw the plan"),
        done=lazy_gettext("The plan is withdrawn. Its history stays."),
        schema=WithdrawMeetingPlanSchema,
        command=put_right.WithdrawMeetingPlan,
        perform=put_right.withdraw_meeting_plan,
        **_COMMON,
    ),
    replace(_PUBLISH, schema=PublishDocumentSchema, fits=lambda view: not view.withdrawn and not view.access.published),
    replace(_SHIELD, fits=is_there),
    _LIFT,
)
"""In the order in which they are offered; what a plan that is adopted takes no more of is left out by the page."""
