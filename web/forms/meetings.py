"""What can be done with meetings: planned, moved, cancelled, convened, held, put right.

What is on their agenda is told beside this (meeting_items.py), and what comes after the meeting (minutes.py).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import g
from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import meetings as commands
from application.commands import meetings_put_right as put_right
from application.commands import minutes as concluding
from application.questions.numbers import next_meeting_reference
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.meetings import Meeting, MeetingForm, MeetingKind
from domain.meetings.facts import TIMES, WHERE
from domain.references import CaseReference
from web.forms.action import Action
from web.forms.meeting_papers import SendNotice, send_notice
from web.forms.meeting_recipients import members_on
from web.forms.meeting_schemas import (
    CancelMeetingSchema,
    CorrectMeetingSchema,
    HoldMeetingSchema,
    MoveMeetingSchema,
    PlanMeetingSchema,
    SendNoticeSchema,
    WithdrawMeetingSchema,
)
from web.forms.meeting_states import TO_COME, in_state, is_there, stands
from web.services import current_services

PLACES = {
    "body": "body_id",
    "body-dissolved": "starts_on",
    "reference-taken": "reference",
    "texts": "documents",
    "papers": "documents",
    "case": "case_id",
    "case-closed": "case_id",
}
"""Where in a form of a meeting what is wrong is said."""


def next_reference(written: Mapping[str, Any]) -> str:
    """Return the number that the next meeting of its year gets; nothing while the year is unknown."""
    try:
        year = PartialDate.parse(str(written.get("starts_on") or "")).year
    except InvalidValueError:
        return ""
    return _next_of(year)


def with_texts(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with their texts and names as commands take them."""
    documents = tuple(one["document_id"] for one in values.get("documents") or ())
    told = {name: tuple(values.get(name) or ()) for name in ("files", "recipients")}
    return {**values, **told, "documents": documents}


def whole_values(meeting: Meeting) -> Mapping[str, Any]:
    """Return what is known of the whole, as its form begins with it."""
    facts = meeting.facts
    told = {name: facts[name] for name in CorrectMeetingSchema.Meta.fields if name in facts}
    return {**told, "bodies": [{"body_id": one} for one in facts["bodies"]]}


def moved_in_part(values: dict[str, Any]) -> dict[str, Any]:
    """Return a move by a program: what it does not give stays."""
    return {**values, "when": {name: values[name] for name in (*TIMES, *WHERE) if name in values}}


def _moved(values: dict[str, Any]) -> dict[str, Any]:
    """Return a move by a form: what nothing is written in is so no more."""
    return {**values, "when": {name: values.get(name) for name in (*TIMES, *WHERE)}}


def _other_bodies(values: dict[str, Any], *, plain: bool) -> dict[str, Any]:
    if "bodies" not in values:
        return values
    bodies = tuple(one["body_id"] for one in values["bodies"] or ())
    return {**values, "bodies": [one.hex for one in bodies] if plain else bodies}


def _plan(archive: Archive, command: commands.PlanMeeting) -> int | None:
    year = commands.year_of(command.starts_on)
    following = CaseReference.parse(_next_of(year)).sequence if year else 1
    return commands.plan_meeting(archive, replace(command, next_sequence=following))


def _move_begun(meeting: Meeting) -> Mapping[str, Any]:
    now = stands(meeting)
    return {name: getattr(now, name) for name in (*TIMES, *WHERE)} | {"moved_on": clock.today().isoformat()}


def _convening_begun(meeting: Meeting) -> Mapping[str, Any]:
    told = members_on(meeting.facts, stands(meeting).starts_on)
    return {"sent_on": clock.today().isoformat(), "recipients": [one.name for one in told], "make_paper": True}


def _holding_begun(meeting: Meeting) -> Mapping[str, Any]:
    now = stands(meeting)
    return {"held_on": now.starts_on, "opened_at": now.starts_at, "closed_at": now.ends_at}


def _reached() -> list[Any]:
    meeting: Meeting = g.acting_on
    return members_on(meeting.facts, stands(meeting).starts_on)


def _next_of(year: int) -> str:
    with current_services().stores.registers.connect() as connection:
        return next_meeting_reference(connection, year)


COMMON: dict[str, Any] = {"identity": "meeting_id", "kind": Meeting, "places": PLACES}

PLAN = Action(
    name="",
    path="nytt",
    title=lazy_gettext("Plan a meeting"),
    button=lazy_gettext("Plan the meeting"),
    done=lazy_gettext("The meeting is planned. Put items on its agenda next."),
    schema=PlanMeetingSchema,
    command=commands.PlanMeeting,
    perform=_plan,
    creates=True,
    template="meetings/when.html",
    proposes={"reference": next_reference},
    shaped=lambda values, _: _other_bodies(values, plain=False),
    **COMMON,
)
MOVE = Action(
    name="move",
    path="flytt",
    title=lazy_gettext("Move the meeting"),
    button=lazy_gettext("Record the move"),
    done=lazy_gettext("The meeting is moved. Tell those who were to come."),
    intro=lazy_gettext("For another day, hour or place. What was written wrongly from the first is corrected instead."),
    template="meetings/when.html",
    schema=MoveMeetingSchema,
    command=commands.MoveMeeting,
    perform=commands.move_meeting,
    begins=_move_begun,
    shaped=lambda values, _: _moved(values),
    fits=in_state(*TO_COME),
    **COMMON,
)
CANCEL = Action(
    name="cancel",
    path="avlys",
    title=lazy_gettext("Cancel the meeting"),
    button=lazy_gettext("Cancel the meeting"),
    done=lazy_gettext("The meeting is cancelled. Tell those who were to come."),
    intro=lazy_gettext("It stays in the list as cancelled, and its items can be put on another agenda."),
    schema=CancelMeetingSchema,
    command=commands.CancelMeeting,
    perform=commands.cancel_meeting,
    begins=lambda _: {"cancelled_on": clock.today().isoformat()},
    fits=in_state(*TO_COME),
    **COMMON,
)
CONVENE = Action(
    name="convene",
    path="innkalling",
    title=lazy_gettext("Record that the notice is sent"),
    button=lazy_gettext("Record the notice"),
    done=lazy_gettext("It is recorded that notice and agenda are sent."),
    intro=lazy_gettext("The archive sends nothing itself. Items without a number get the next ones."),
    schema=SendNoticeSchema,
    command=SendNotice,
    perform=send_notice,
    takes_files=True,
    begins=_convening_begun,
    template="meetings/sending.html",
    told=_reached,
    shaped=lambda values, _: with_texts(values),
    fits=in_state(*TO_COME),
    **COMMON,
)
HOLD = Action(
    name="hold",
    path="holdt",
    title=lazy_gettext("Record that the meeting was held"),
    button=lazy_gettext("Record that it was held"),
    done=lazy_gettext("It is recorded that the meeting was held. Draft the minutes next."),
    schema=HoldMeetingSchema,
    command=concluding.HoldMeeting,
    perform=concluding.hold_meeting,
    begins=_holding_begun,
    fits=in_state(*TO_COME),
    **COMMON,
)
CORRECT = Action(
    name="correct",
    path="rett",
    title=lazy_gettext("Correct the meeting"),
    button=lazy_gettext("Record the correction"),
    done=lazy_gettext("The meeting is corrected. What stood before is in its history."),
    intro=lazy_gettext("For what was written wrongly when it was planned. A meeting at another time is moved instead."),
    template="meetings/when.html",
    schema=CorrectMeetingSchema,
    command=put_right.CorrectMeeting,
    perform=put_right.correct_meeting,
    corrects=True,
    begins=whole_values,
    shaped=lambda values, _: _other_bodies(values, plain=True),
    fits=is_there,
    **COMMON,
)
WITHDRAW = Action(
    name="withdraw",
    path="trekk",
    title=lazy_gettext("Withdraw what was registered by mistake"),
    button=lazy_gettext("Withdraw the meeting"),
    done=lazy_gettext("The meeting is withdrawn. Its history stays."),
    intro=lazy_gettext("For a meeting that never was to be. One that nobody came to is cancelled instead."),
    schema=WithdrawMeetingSchema,
    command=put_right.WithdrawMeeting,
    perform=put_right.withdraw_meeting,
    fits=is_there,
    **COMMON,
)
BEGINS: Mapping[str, Any] = {"kind": MeetingKind.ORDINARY, "form": MeetingForm.IN_PERSON}
"""What the form of a new meeting begins with."""
