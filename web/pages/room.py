"""The page in the meeting: notes are saved as one types, and two who write at once are told."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.commands.agendas import ArrangeAgenda, SetItem, arrange_agenda, set_item
from application.office.errors import NoteChangedError, NoteTooLargeError
from application.office.meeting_notes import ATTENDANCE, Note, part_of_item
from domain import clock
from domain.errors import DomainError
from domain.meetings import Item, ItemKind, RecordKind
from domain.recorded import records_of
from web.addresses import meeting_address
from web.forms.action import WRITERS
from web.messages import message
from web.offices_then import office_words
from web.room import words
from web.room.attendance import merged
from web.room.differences import attendance_differences, item_differences
from web.room.kept import kept_item, mark_of
from web.room.loading import Room, load_room
from web.room.page import Conflict, shown
from web.room.pausing import with_pause
from web.room.written import attendance_written, item_written, mapping, tree
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("room", __name__)

_ROOM = "/mote/<int:year>/<int:sequence>/i-motet"
_ITEM = f"{_ROOM}/<int:item>"


@blueprint.get(_ROOM)
@needs(*WRITERS)
def begin(year: int, sequence: int) -> ResponseReturnValue:
    """Lead to the first item that nothing is said of yet."""
    with current_services().stores.registers.connect() as connection:
        room = load_room(connection, year, sequence)
    if not room.agenda:
        return render_template("room/empty.html", room=room, kinds=_kinds())
    waiting = [one for one in room.agenda if not words.is_settled(room.compiled.noted[one.item])]
    return redirect(_address(room, (waiting or room.agenda)[0]))


@blueprint.route(_ITEM, methods=["GET", "POST"])
@needs(*WRITERS)
def item(year: int, sequence: int, item: int) -> ResponseReturnValue:
    """Show an item with what is noted of it; keep what is written."""
    with current_services().stores.registers.connect() as connection:
        room = load_room(connection, year, sequence)
        chosen = next((one for one in room.agenda if one.item == item), None)
        if chosen is None:
            abort(404)
        part = part_of_item(item)
        current_services().meeting_notes.see(room.meeting.id, part, asker().by)
        if request.method == "GET":
            return render_template("room/item.html", shown=shown(connection, room, chosen, {}), **_words(room))
        if _is_closed(room):
            flash(gettext("The minutes are approved, so notes are not taken any more."), "warning")
            return redirect(meeting_address(room.meeting.reference), code=303)
        sent = _sent(room, chosen)
        conflicts, errors = _keep(room, sent)
        if conflicts or errors:
            changed = {one: note for one, (note, _) in sent.items()}
            page = shown(connection, room, chosen, changed, conflicts=conflicts, errors=errors)
            return render_template("room/item.html", shown=page, **_words(room)), 409 if conflicts else 400
        if request.form.get("wish") in ("autosave", "over-here"):
            room = load_room(connection, year, sequence)
            return render_template("room/item.html", shown=shown(connection, room, chosen, {}), **_words(room))
    return redirect(_then(room, chosen), code=303)


@blueprint.get(f"{_ITEM}/hvem")
@needs(*WRITERS)
def who(year: int, sequence: int, item: int) -> Response:
    """Say who else is in an item, and of which versions its notes are now; whoever asks is in it too."""
    with current_services().stores.registers.connect() as connection:
        room = load_room(connection, year, sequence)
    if item not in room.order:
        abort(404)
    services, part = current_services(), part_of_item(item)
    services.meeting_notes.see(room.meeting.id, part, asker().by)
    names = services.accounts.names(services.meeting_notes.others(room.meeting.id, part, asker().by))
    versions = {"a": room.version_of(ATTENDANCE), "i": room.version_of(part)}
    return jsonify(others=words.others_words(list(names.values())), versions=versions)


@blueprint.post(f"{_ROOM}/ny-sak")
@needs(*WRITERS)
def add_item(year: int, sequence: int) -> ResponseReturnValue:
    """Put an item on the agenda that was not on it when the notice was sent."""
    with current_services().stores.registers.connect() as connection:
        room = load_room(connection, year, sequence)
    archive = current_services().archive
    about: dict[str, Any] = {"meeting_id": room.meeting.id, "by": asker().by}
    was_convened = any(records_of(room.facts, RecordKind.CONVENED))
    kind = request.form.get("item_kind", ItemKind.DECISION)
    new = SetItem(title=request.form.get("title", ""), item_kind=kind, outside_agenda=was_convened, **about)
    try:
        set_item(archive, new)
    except DomainError as error:
        flash(message(error), "danger")
        return redirect(url_for("room.begin", year=year, sequence=sequence), code=303)
    with current_services().stores.registers.connect() as connection:
        room = load_room(connection, year, sequence)
    if any(one.number for one in room.agenda):
        order = tuple({"item": one.item} for one in room.agenda)
        given = max(int(one.number.partition("/")[0]) for one in room.agenda if one.number)
        arrange_agenda(archive, ArrangeAgenda(items=order, number_them=True, next_number=given + 1, **about))
    return redirect(_address(room, room.agenda[-1]), code=303)


def _sent(room: Room, chosen: Item) -> dict[str, tuple[dict[str, Any], int]]:
    """Return by part what was sent, as it is kept, with the version that it was written upon."""
    sent = tree((name, value) for name, value in request.form.items(multi=True) if "." in name)
    attended = merged(attendance_written(mapping(sent.get("a"))), room.attended, room.known)
    attended = with_pause(attended, request.form.get("wish", ""), words.clock_of(clock.now()).replace(".", ":"))
    part = part_of_item(chosen.item)
    written = item_written(mapping(sent.get("i")))
    after = room.compiled_with({ATTENDANCE: attended, part: written}).noted[chosen.item]
    shown_as = {"fetched": request.form.get("i_fetched", "").replace("\r\n", "\n")}
    note = kept_item(written, chosen, after, **shown_as, state=request.form.get("i_state", ""))
    return {ATTENDANCE: (attended, _version("a")), part: (note, _version("i"))}


def _keep(room: Room, sent: Mapping[str, tuple[dict[str, Any], int]]) -> tuple[list[Conflict], list[str]]:
    """Keep what somebody changed; return what somebody else changed meanwhile, and what cannot be kept."""
    notes, by = current_services().meeting_notes, asker().by
    touched = {one for one, (note, _) in sent.items() if mark_of(note) != request.form.get(f"{_letter(one)}_mark")}
    wanted = touched | ({ATTENDANCE} if touched and not room.version_of(ATTENDANCE) else set())
    conflicts, errors = [], []
    for one in sorted(wanted):
        note, version = sent[one]
        now = room.notes.get(one)
        if now is not None and mark_of(now.content) == request.form.get(f"{_letter(one)}_mark"):
            version = now.version  # what somebody kept is what was written upon
        try:
            notes.keep(room.meeting.id, one, note, version=version, by=by)
        except NoteTooLargeError as error:
            errors.append(message(error))
        except NoteChangedError:
            theirs = notes.get(room.meeting.id, one)
            if theirs is not None and one in touched:
                conflicts.append(_conflict(one, note, theirs))
    return conflicts, errors


def _letter(part: str) -> str:
    return "a" if part == ATTENDANCE else "i"


def _conflict(part: str, mine: Mapping[str, Any], theirs: Note) -> Conflict:
    differing = attendance_differences if part == ATTENDANCE else item_differences
    by = current_services().accounts.names([theirs.updated_by]).get(theirs.updated_by, "")
    return Conflict(part, by, theirs, differing(mine, theirs.content))


def _version(letter: str) -> int:
    """Return the version that was written upon: the one shown, or the one that is to be written over knowingly."""
    written = request.form.get(f"{letter}_over") if request.form.get("wish") in ("over", "over-here") else None
    told = written or request.form.get(f"{letter}_version", "0")
    return int(told) if told.isdecimal() and len(told) < 9 else 0


def _then(room: Room, chosen: Item) -> str:
    """Return where to go after saving: to the item that the button named, else the same."""
    wish = request.form.get("wish", "")
    following = next((one for one in room.agenda if f"to:{one.item}" == wish), None)
    return _address(room, following or chosen)


def _is_closed(room: Room) -> bool:
    return any(records_of(room.facts, RecordKind.APPROVED))


def _address(room: Room, chosen: Item) -> str:
    year, sequence = map(int, room.meeting.reference.split("/"))
    return url_for("room.item", year=year, sequence=sequence, item=chosen.item)


def _kinds() -> list[ItemKind]:
    return [ItemKind.DECISION, ItemKind.ELECTION, ItemKind.INFORMATION, ItemKind.QUESTION, ItemKind.OTHER_BUSINESS]


def _words(room: Room) -> dict[str, Any]:
    return {
        "words": words,
        "kinds": _kinds(),
        "address": lambda one: _address(room, one),
        "is_closed": _is_closed(room),
        "office_words": office_words,
        "clock": words.clock_of,
        "same": lambda options: [(one, one) for one in options],
    }
