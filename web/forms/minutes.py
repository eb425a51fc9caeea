"""What can be done after a meeting: minutes approved, signed and published, and extracts of items sent."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import lazy_gettext

from application.commands import approving
from application.commands import minutes as commands
from domain import clock
from domain.meetings import ApprovedHow, Meeting, State
from web.forms.action import Action
from web.forms.meeting_recipients import Recipient, told_of_minutes
from web.forms.meetings import COMMON, PLACES, in_state, stands, with_texts
from web.forms.minutes_schemas import (
    ApproveMinutesSchema,
    DraftMinutesSchema,
    PublishMinutesSchema,
    SignMinutesSchema,
)

_APPROVED = (State.APPROVED, State.SIGNED, State.PUBLISHED)


def _signing_begun(meeting: Meeting) -> Mapping[str, Any]:
    told = meeting.minutes or {}
    names = [one for one in (told.get("chair"), told.get("secretary")) if one]
    return {"signed_on": clock.today().isoformat(), "names": names}


def _publishing_begun(meeting: Meeting) -> Mapping[str, Any]:
    told = told_of_minutes(meeting.facts, stands(meeting).starts_on)
    return {"published_on": clock.today().isoformat(), "recipients": [one.name for one in told]}


def _told() -> list[Recipient]:
    meeting: Meeting = g.acting_on
    return told_of_minutes(meeting.facts, stands(meeting).starts_on)


DRAFT = Action(
    name="draft-minutes",
    path="protokoll/skriv",
    title=lazy_gettext("Draft the minutes"),
    button=lazy_gettext("Record the draft"),
    done=lazy_gettext("The minutes are drafted."),
    schema=DraftMinutesSchema,
    command=commands.DraftMinutes,
    perform=commands.draft_minutes,
    fits=in_state(State.PLANNED, State.CONVENED, State.HELD, State.DRAFTED),
    **COMMON,
)
"""For programs: people write minutes on a page of its own."""
APPROVE = Action(
    name="approve",
    path="godkjenn",
    title=lazy_gettext("Approve the minutes"),
    button=lazy_gettext("Approve, and record the decisions"),
    done=lazy_gettext("The minutes are approved, and their decisions are recorded."),
    schema=ApproveMinutesSchema,
    command=approving.ApproveMinutes,
    perform=approving.approve_minutes,
    begins=lambda _: {"approved_on": clock.today().isoformat(), "how": ApprovedHow.IN_MEETING.value},
    fits=in_state(State.DRAFTED),
    **(COMMON | {"places": {**PLACES, "meeting": "approved_in"}}),
)
SIGN = Action(
    name="sign",
    path="signer",
    title=lazy_gettext("Record who signed the minutes"),
    button=lazy_gettext("Record the signatures"),
    done=lazy_gettext("It is recorded who signed the minutes."),
    schema=SignMinutesSchema,
    command=commands.SignMinutes,
    perform=commands.sign_minutes,
    begins=_signing_begun,
    shaped=lambda values, _: {**values, "names": tuple(values["names"])},
    fits=in_state(*_APPROVED),
    **(COMMON | {"places": {**PLACES, "signed_by": "names"}}),
)
PUBLISH = Action(
    name="publish-minutes",
    path="publiser-protokoll",
    title=lazy_gettext("Publish the minutes"),
    button=lazy_gettext("Publish the minutes"),
    done=lazy_gettext("The minutes are published, and with them the decisions of open items."),
    intro=lazy_gettext(
        "Everybody reads the minutes from now on, and the decisions of items that were open. Of closed items they read "
        "the public title and the legal basis. What is published stays so."
    ),
    schema=PublishMinutesSchema,
    command=commands.PublishMinutes,
    perform=commands.publish_minutes,
    takes_files=True,
    begins=_publishing_begun,
    template="meetings/sending.html",
    told=_told,
    shaped=lambda values, _: with_texts(values),
    fits=in_state(*_APPROVED),
    **COMMON,
)
