"""Pages on which something is done with meetings, and with what is recorded of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.bodies import bodies_by_id
from application.questions.meetings import MeetingView, meeting_by_reference, meetings_by_id
from domain.access import Audience
from domain.meetings import Meeting, RecordKind
from domain.references import CaseReference
from web.addresses import meeting_address
from web.filing.receive import allow_files
from web.forms.action import WRITERS, Action
from web.forms.approval_taken_back import is_approval, telling_what_goes
from web.forms.meeting_actions import ACTIONS
from web.forms.meetings import BEGINS, PLAN
from web.forms.page import Crumbs, action_page
from web.forms.put_right import CORRECT_PATH, PAGE, TAKE_BACK_PATH
from web.meeting_records import RECORDED
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("conducting", __name__)

REGISTER = "/moter"
ONE = "/mote/<int:year>/<int:sequence>"
_APART = ("sak", "saksliste", "godkjenn")
"""What has pages of its own beside this."""
_BY_PATH = {one.path: one for one in ACTIONS if one.path not in _APART}
_PATHS = ",".join(f'"{path}"' for path in _BY_PATH)


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route(f"{REGISTER}/nytt", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Plan a meeting; `?organ=ID` is who meets."""
    asked = request.args.get("organ", "")
    begins = dict(BEGINS) | ({"body_id": asked} if asked else {})
    return action_page(PLAN, begins=begins, crumbs=above(), back=REGISTER, then=_address)


@blueprint.route(f"{ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def meeting(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with a meeting."""
    return page_of(_BY_PATH[path], found_meeting(year, sequence))


@blueprint.get(f"{ONE}/registrert")
@needs(*WRITERS)
def records(year: int, sequence: int) -> str:
    """List what is recorded of a meeting, each with what puts it right."""
    found = found_meeting(year, sequence)
    return RECORDED.page(
        found.id, address=meeting_address(found.reference), about=about(found), crumbs=crumbs_of(found)
    )


@blueprint.route(f"{ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of a meeting by the number of its event, or take it back."""
    found = found_meeting(year, sequence)
    told = current_services().archive.load(Meeting, found.id).facts["records"].get(str(number))
    if told is not None and told["kind"] == RecordKind.AGENDA and path == CORRECT_PATH:
        return redirect(url_for("agendas.agenda_of", year=year, sequence=sequence))
    action, words = RECORDED.chosen(found.id, path, number)
    if path == TAKE_BACK_PATH and is_approval(g.acting_on, number):
        action = telling_what_goes(action)
    return page_of(action, found, told=f"{about(found)}. {words}", begins={"number": number})


def page_of(
    action: Action, found: MeetingView, *, told: str = "", back: str | None = None, within: Crumbs = (), **more: Any
) -> ResponseReturnValue:
    """Show the form of an action on a meeting, or carry out what it sent."""
    back = back or meeting_address(found.reference)
    crumbs = [*crumbs_of(found), *within]
    return action_page(action, found.id, about=told or about(found), crumbs=crumbs, back=back, **more)


def found_meeting(year: int, sequence: int) -> MeetingView:
    """Return the meeting of an address, loaded for the forms (`g.acting_on`); 404 where there is none."""
    services = current_services()
    with services.stores.registers.connect() as connection:
        found = meeting_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    g.acting_on = services.archive.load(Meeting, found.id)
    return found


def about(found: MeetingView) -> str:
    """Return which meeting a page is about: `Meeting 2026/12: Regionrådet`."""
    with current_services().stores.registers.connect() as connection:
        body = bodies_by_id(connection, [found.body_id]).get(found.body_id)
    name = gettext("Meeting %(reference)s", reference=found.reference)
    return f"{name}: {found.title or (body.name if body else '')}"


def above() -> Crumbs:
    """Return where pages of meetings are."""
    return [(gettext("Meetings"), REGISTER)]


def crumbs_of(found: MeetingView) -> Crumbs:
    """Return where the pages of a meeting are."""
    return [*above(), (found.reference, meeting_address(found.reference))]


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = meetings_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return meeting_address(found.reference) if found else REGISTER
