"""The notes of a meeting become its minutes: looked over first, with what cannot be told by item."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.commands.minutes import DraftMinutes, draft_minutes
from application.office.errors import NoteChangedError
from application.office.meeting_notes import ATTENDANCE
from domain import clock
from domain.errors import DomainError
from domain.meetings import RecordKind, held_on
from domain.meetings.minutes import minutes as checked_minutes
from domain.recorded import records_of
from web.formats import format_day
from web.forms.action import WRITERS
from web.meeting.words import WORDS
from web.messages import message
from web.room import words
from web.room.loading import Room, load_room
from web.room.minutes import problems
from web.room.page import lines
from web.room.written import HEAD
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("writing_minutes", __name__)


@blueprint.route("/mote/<int:year>/<int:sequence>/protokoll/skriv", methods=["GET", "POST"])
@needs(*WRITERS)
def write(year: int, sequence: int) -> ResponseReturnValue:
    """Show what the minutes will say; draft them. A meeting that is not held yet is held by it."""
    room = _room(year, sequence)
    if request.method == "GET":
        return _page(room)
    told = _told(room)
    if told:
        return _page(room, told, 409)
    room = _room(year, sequence)
    if problems(room.agenda, room.compiled):
        return _page(room, status=409)
    command = DraftMinutes(
        meeting_id=room.meeting.id,
        minutes=room.compiled.minutes,
        drafted_on=clock.today().isoformat(),
        held_on=None if held_on(room.facts) else room.day,
        by=asker().by,
    )
    try:
        draft_minutes(current_services().archive, command)
    except DomainError as error:
        return _page(room, [message(error)], 409)
    flash(gettext("The minutes are drafted. They can be made anew until they are approved."), "success")
    return redirect(room.address, code=303)


def _told(room: Room) -> list[str]:
    """Keep when the meeting was opened and closed, and by whom it was led; return what stands in the way."""
    if room.day > clock.today().isoformat():
        return [gettext("The meeting is on %(day)s. Its minutes are made when it is held.", day=format_day(room.day))]
    head = {name: request.form.get(name, room.attended[name]).strip() for name in HEAD}
    note = {**room.attended, **head}
    if note == room.attended:
        return []
    notes, shown = current_services().meeting_notes, request.form.get("version", "")
    version = int(shown) if shown.isdecimal() and len(shown) < 9 else 0
    try:
        notes.keep(room.meeting.id, ATTENDANCE, note, version=version, by=asker().by)
    except NoteChangedError as error:
        return [message(error)]
    return []


def _page(room: Room, told: list[str] | None = None, status: int = 200) -> tuple[str, int]:
    found = room.compiled
    wrong = problems(room.agenda, found)
    minutes: Any = found.minutes if wrong else checked_minutes(found.minutes, items=room.order)
    people = {row["key"]: row for row in minutes["attendance"]}
    shown = {"minutes": minutes, "people": people, "numbers": {one.item: room.called(one) for one in room.agenda}}
    by_item = {one.item: one for one in room.agenda}
    sentences = [
        (by_item.get(item) if item is not None else None, message(error))
        for item, errors in wrong.items()
        for error in errors
    ]
    waiting = [one for one in room.agenda if not words.is_settled(found.noted[one.item])]
    account = asker().account
    return (
        render_template(
            "room/minutes.html",
            room=room,
            shown=shown,
            lines=lines(room, found, None),
            told=told or [],
            sentences=sentences,
            waiting=waiting,
            secretary=room.attended["secretary"] or (account.name if account else ""),
            is_closed=any(records_of(room.facts, RecordKind.APPROVED)),
            is_drafted=room.drafted is not None,
            address=lambda item: f"{room.address}/i-motet/{item.item}",
            version=room.version_of(ATTENDANCE),
            findings={one.item: words.finding_sentences(room.validity_of(one, found)) for one in room.agenda},
            **WORDS,
        ),
        status,
    )


def _room(year: int, sequence: int) -> Room:
    with current_services().stores.registers.connect() as connection:
        return load_room(connection, year, sequence)
