"""Pages on which the agenda of a meeting is made: items set, changed and dropped, put in order and numbered."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.case_papers import AwaitingCase, cases_awaiting
from application.questions.cases import cases_by_id
from application.questions.meetings import MeetingView
from domain.access import Audience
from domain.errors import DomainError
from domain.meetings import Item, Meeting, agenda, item_of
from web.addresses import meeting_address
from web.filing.receive import allow_files
from web.forms.action import WRITERS
from web.forms.meeting_items import ARRANGE, CHANGE, DROP, SET
from web.forms.minutes import EXTRACT
from web.forms.page import Crumbs
from web.pages.conducting import ONE, found_meeting, page_of
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("agendas", __name__)

_OF_ITEM = {one.path: one for one in (CHANGE, DROP, EXTRACT)}
_PATHS = ",".join(f'"{path}"' for path in _OF_ITEM)


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route(f"{ONE}/saksliste", methods=["GET", "POST"])
@needs(*WRITERS)
def agenda_of(year: int, sequence: int) -> ResponseReturnValue:
    """Put the items in order and number them; lead to each, and to cases that wait to be put on an agenda."""
    found = found_meeting(year, sequence)
    items = agenda(g.acting_on.facts)
    g.agenda_told = {
        "items": {str(one.item): one for one in items},
        "cases": _cases(items),
        "address": meeting_address(found.reference),
        "awaiting": _awaiting(found),
    }
    return page_of(ARRANGE, found, then=lambda _: request.path)


@blueprint.route(f"{ONE}/sak", methods=["GET", "POST"])
@needs(*WRITERS)
def new(year: int, sequence: int) -> ResponseReturnValue:
    """Put an item on the agenda; `?sak=ID` is a case that waits, with what is put before the body."""
    found = found_meeting(year, sequence)
    g.cases_awaiting = _awaiting(found)
    return page_of(SET, found, begins=_begun(), back=_agenda(year, sequence), within=_within(year, sequence))


@blueprint.route(f"{ONE}/sak/<int:item>/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def item(year: int, sequence: int, item: int, path: str) -> ResponseReturnValue:
    """Change an item, take it off the agenda, or send an extract of what the minutes tell of it."""
    found = found_meeting(year, sequence)
    one = found_item(g.acting_on, item)
    told = f"{one.number} {one.title}" if one.number else one.title
    if path == EXTRACT.path:
        return page_of(EXTRACT, found, told=told, back=meeting_address(found.reference, item))
    return page_of(_OF_ITEM[path], found, told=told, back=_agenda(year, sequence), within=_within(year, sequence))


def found_item(meeting: Meeting, item: int) -> Item:
    """Return an item of a meeting, and let forms know which it is (`g.acting_item`); 404 for one that is not there."""
    try:
        found = item_of(meeting.facts, item)
    except DomainError:
        abort(404)
    g.acting_item = item
    return found


def _begun() -> dict[str, Any]:
    asked = request.args.get("sak", "")
    told: AwaitingCase | None = next((one for one in g.cases_awaiting if str(one.id) == asked), None)
    if told is None:
        return {"item_kind": "decision"}
    papers = [{"document_id": one} for one in told.documents]
    return {"item_kind": "decision", "title": told.title, "case_id": told.id, "documents": papers}


def _awaiting(found: MeetingView) -> list[AwaitingCase]:
    with current_services().stores.registers.connect() as connection:
        return cases_awaiting(connection, found.body_id, Audience.OFFICER)


def _cases(items: list[Item]) -> Mapping[str, Any]:
    wanted = [UUID(one.case_id) for one in items if one.case_id]
    with current_services().stores.registers.connect() as connection:
        found = cases_by_id(connection, wanted, Audience.OFFICER)
    return {identity.hex: one for identity, one in found.items()}


def _agenda(year: int, sequence: int) -> str:
    return url_for("agendas.agenda_of", year=year, sequence=sequence)


def _within(year: int, sequence: int) -> Crumbs:
    return [(gettext("Agenda"), _agenda(year, sequence))]
