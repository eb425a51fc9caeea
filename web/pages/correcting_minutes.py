"""Correcting what approved minutes say: opened as they are, corrected for a reason, looked over before and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.archive import StaleVersionError
from application.commands.meetings_put_right import CorrectMeeting, correct_meeting
from application.questions.bodies import bodies_by_id
from application.questions.meetings import MeetingView
from domain.decisions import DecisionOutcome
from domain.errors import DomainError
from domain.meetings import Meeting, RecordKind, agenda
from domain.meetings.attendance import AttendanceRole, Presence
from domain.meetings.minutes import minutes as checked_minutes
from domain.recorded import records_of
from web.addresses import meeting_address
from web.forms.action import WRITERS
from web.history_words.minutes import differences
from web.history_words.steps import Change
from web.meeting.minutes_sent import MISSING, minutes_sent
from web.messages import message
from web.pages.conducting import ONE, about, crumbs_of, found_meeting
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("correcting_minutes", __name__)

_MOST_PARTS, _MOST_WRITTEN = 20_000, 8_000_000
"""So many fields, and bytes in them, can the form of long minutes have."""


@dataclass
class _Correction:
    """Minutes as they are, and as they are to be: `changes` are what differs, `wrong` what stands in the way."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    number: int
    version: int
    reason: str = ""
    changes: list[Change] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    shows_changes: bool = False


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    request.max_form_parts, request.max_form_memory_size = _MOST_PARTS, _MOST_WRITTEN


@blueprint.route(f"{ONE}/protokoll/rett", methods=["GET", "POST"])
@needs(*WRITERS)
def correct(year: int, sequence: int) -> ResponseReturnValue:
    """Correct approved minutes: first what changes is shown, then it is recorded."""
    found = found_meeting(year, sequence)
    meeting, address = g.acting_on, meeting_address(found.reference)
    if not any(records_of(meeting.facts, RecordKind.APPROVED)):
        flash(gettext("The minutes are not approved. Until then they are written anew."), "warning")
        return redirect(address, code=303)
    told = _told(meeting)
    if request.method == "GET":
        return _page(found, meeting, told)
    _look_over(meeting, told)
    if told.wrong or request.form.get("wish") != "record":
        return _page(found, meeting, told, 400 if told.wrong else 200)
    try:
        correct_meeting(current_services().archive, _command(meeting, told))
    except StaleVersionError:
        told.version = meeting.version
        told.wrong = [gettext("Somebody else changed this while you wrote. Look at it again, and send once more.")]
        return _page(found, meeting, told, 412)
    except DomainError as error:
        told.wrong = [message(error)]
        return _page(found, meeting, told, 400)
    flash(gettext("The minutes are corrected, and with them the decisions they tell of."), "success")
    return redirect(address, code=303)


def _told(meeting: Meeting) -> _Correction:
    number, record = list(records_of(meeting.facts, RecordKind.MINUTES))[-1]
    before = record["minutes"]
    after = minutes_sent(before, request.form) if request.method == "POST" else before
    shown = request.form.get("version", "")
    version = int(shown) if shown.isdecimal() and len(shown) < 9 else meeting.version
    return _Correction(before, after, number, version, request.form.get("reason", "").strip())


def _look_over(meeting: Meeting, told: _Correction) -> None:
    try:
        told.after = checked_minutes(told.after, items=[one.item for one in agenda(meeting.facts)])
    except DomainError as error:
        told.wrong = [message(error)]
        return
    told.changes, told.shows_changes = differences(told.before, told.after, _called(meeting)), True
    if not told.changes:
        told.wrong.append(gettext("Nothing is altered. Alter what is wrong, or go back."))
    if not told.reason:
        told.wrong.append(gettext("Write why it is corrected."))


def _command(meeting: Meeting, told: _Correction) -> CorrectMeeting:
    return CorrectMeeting(
        meeting_id=meeting.id,
        number=told.number,
        changes={"minutes": told.after},
        reason=told.reason,
        by=asker().by,
        expected_version=told.version,
    )


def _called(meeting: Meeting) -> dict[int, str]:
    """Return what items are called where they are told of: `23/2025`, or the title of one without a number."""
    return {one.item: one.number or one.title for one in agenda(meeting.facts)}


def _page(found: MeetingView, meeting: Meeting, told: _Correction, status: int = 200) -> tuple[str, int]:
    with current_services().stores.registers.connect() as connection:
        body = bodies_by_id(connection, [found.body_id]).get(found.body_id)
    decided = {record["item"] for _, record in records_of(meeting.facts, RecordKind.DECIDED)}
    items = [one for one in agenda(meeting.facts) if str(one.item) in told.before["treatments"]]
    return (
        render_template(
            "meetings/correct_minutes.html",
            told=told,
            items=items,
            decided=decided,
            called=_called(meeting),
            abbreviation=body.abbreviation if body else "",
            about=about(found),
            back=meeting_address(found.reference),
            crumbs=[*crumbs_of(found), (gettext("Correct the minutes"), request.path)],
            roles=[*map(str, AttendanceRole)],
            presences=[*map(str, Presence)],
            outcomes=[*map(str, DecisionOutcome)],
            missing={one: request.form.get(f"{MISSING}.{one}", "") for one in ("name", "party", "role", "presence")},
            is_published=any(records_of(meeting.facts, RecordKind.PUBLISHED)),
        ),
        status,
    )
