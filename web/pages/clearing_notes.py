"""Clearing the notes of a meeting once its minutes are approved: what goes and what is kept is told first."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.office.meeting_notes import ATTENDANCE, Note, part_of_item
from application.questions.bodies import bodies_by_id
from application.questions.meetings import MeetingView
from domain.meetings import Meeting, RecordKind, agenda
from domain.recorded import records_of
from web.addresses import meeting_address
from web.forms.action import WRITERS
from web.forms.meeting_states import CLEAR_NOTES_PATH
from web.pages.conducting import ONE, about, crumbs_of, found_meeting
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("clearing_notes", __name__)


@dataclass(frozen=True)
class _Noted:
    """A part that is noted of: what it is called, when it was last written in, and the name of who wrote."""

    called: str
    at: datetime
    by: str


@blueprint.route(f"{ONE}/{CLEAR_NOTES_PATH}", methods=["GET", "POST"])
@needs(*WRITERS)
def clear(year: int, sequence: int) -> ResponseReturnValue:
    """Tell what goes with the notes; take them away for good when that is sent."""
    found = found_meeting(year, sequence)
    meeting, address, notes = g.acting_on, meeting_address(found.reference), current_services().meeting_notes
    kept = notes.of(found.id)
    if refused := _refused(meeting, kept):
        flash(refused, "warning")
        return redirect(address, code=303)
    if request.method == "POST":
        notes.forget(found.id)
        told = gettext("The notes of the meeting are deleted. The minutes and the decisions stand as before.")
        flash(told, "success")
        return redirect(address, code=303)
    return render_template(
        "meetings/clear_notes.html",
        about=about(found),
        noted=_noted(found, meeting, kept),
        decided=sum(1 for _ in records_of(meeting.facts, RecordKind.DECIDED)),
        back=address,
        crumbs=[*crumbs_of(found), (gettext("Delete the notes"), request.path)],
    )


def _refused(meeting: Meeting, kept: dict[str, Note]) -> str | None:
    """Return why nothing can be cleared; None where it can."""
    if not kept:
        return str(gettext("There are no notes of this meeting, so there is nothing to delete."))
    if not any(records_of(meeting.facts, RecordKind.APPROVED)):
        return str(gettext("The minutes are not approved, so the notes are still needed. Delete them when they are."))
    return None


def _noted(found: MeetingView, meeting: Meeting, kept: dict[str, Note]) -> list[_Noted]:
    """Return the parts in the order of the meeting, those of items that are off the agenda last."""
    services = current_services()
    with services.stores.registers.connect() as connection:
        body = bodies_by_id(connection, [found.body_id]).get(found.body_id)
    before = f"{body.abbreviation} " if body else ""
    called = {ATTENDANCE: gettext("Attendance, and how the meeting was led")}
    for one in agenda(meeting.facts):
        called[part_of_item(one.item)] = f"{before}{one.number} {one.title}" if one.number else one.title
    gone = {part: gettext("An item that was taken off the agenda") for part in kept if part not in called}
    names = services.accounts.names([note.updated_by for note in kept.values()])
    parts = [(kept[part], words) for part, words in (called | gone).items() if part in kept]
    return [_Noted(words, note.updated_at, names.get(note.updated_by, "")) for note, words in parts]
