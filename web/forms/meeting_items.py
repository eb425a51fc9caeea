"""What can be done with the agenda of a meeting: items set, changed and dropped, put in order and numbered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from flask import g
from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import agendas as commands
from application.commands.cases import OpenCase
from application.questions.numbers import next_case_reference
from domain import clock
from domain.meetings import Item, Meeting, agenda, item_of
from domain.references import CaseReference
from web.forms.action import Action
from web.forms.meeting_item_schemas import ArrangeAgendaSchema, DropItemSchema, SetItemSchema
from web.forms.meeting_states import is_there, next_number
from web.forms.meetings import COMMON, PLACES, with_texts
from web.services import current_services

_PLACES = {**PLACES, "closed_section": "closed_section"}


def item_here(meeting: Meeting) -> Item | None:
    """Return the item that the page is about (`g.acting_item`); None on the page of a new one."""
    number = g.get("acting_item")
    return None if number is None else item_of(meeting.facts, number)


def item_values(item: Item) -> dict[str, Any]:
    """Return what is known of an item, as its form begins with it."""
    return {
        **{name: getattr(item, name) for name in SetItemSchema.Meta.fields if hasattr(item, name)},
        "item_kind": item.kind,
        "documents": [{"document_id": one} for one in item.papers],
        "closed_section": item.closed["section"] if item.closed else None,
        "closed_reason": item.closed["reason"] if item.closed else None,
    }


def _begun(meeting: Meeting) -> Mapping[str, Any]:
    item = item_here(meeting)
    return item_values(item) if item else {}


def _set(values: dict[str, Any]) -> dict[str, Any]:
    told = with_texts(values)
    closed = {"section": values.get("closed_section"), "reason": values.get("closed_reason")}
    kept = told["documents"]
    return {**told, "closed": closed, "main": kept[0] if kept else None, "new_case": _new_case(values)}


def _new_case(values: Mapping[str, Any]) -> OpenCase | None:
    if not values.get("new_case"):
        return None
    with current_services().stores.registers.connect() as connection:
        following = CaseReference.parse(next_case_reference(connection, clock.today().year)).sequence
    return OpenCase(
        case_id=uuid4(),
        title=str(values["title"]),
        public_title=values.get("public_title"),
        next_sequence=following,
        by="",
    )


def _set_item(archive: Archive, command: commands.SetItem) -> int | None:
    if command.new_case is None:
        return commands.set_item(archive, command)
    return commands.set_item(archive, replace(command, new_case=replace(command.new_case, by=command.by)))


def _dropping_begun(meeting: Meeting) -> Mapping[str, Any]:
    item = item_here(meeting)
    return {"item": item.item} if item else {}


def _order(meeting: Meeting) -> Mapping[str, Any]:
    return {"items": [{"item": one.item, "number": one.number} for one in agenda(meeting.facts)]}


def _arrange(archive: Archive, command: commands.ArrangeAgenda) -> int | None:
    following = next_number(archive.load(Meeting, command.meeting_id))
    return commands.arrange_agenda(archive, replace(command, next_number=following))


SET = Action(
    name="items",
    path="sak",
    title=lazy_gettext("Put an item on the agenda"),
    button=lazy_gettext("Record the item"),
    done=lazy_gettext("The item is on the agenda."),
    schema=SetItemSchema,
    command=commands.SetItem,
    perform=_set_item,
    takes_files=True,
    begins=_begun,
    template="meetings/item_form.html",
    told=lambda: g.get("cases_awaiting", ()),
    shaped=lambda values, _: _set(values),
    fits=is_there,
    **(COMMON | {"places": _PLACES}),
)
CHANGE = replace(
    SET,
    path="endre",
    title=lazy_gettext("Change the item"),
    button=lazy_gettext("Record the change"),
    done=lazy_gettext("The item is changed."),
)
DROP = Action(
    name="drop-item",
    path="ta-av",
    title=lazy_gettext("Take the item off the agenda"),
    button=lazy_gettext("Take it off"),
    done=lazy_gettext("The item is off the agenda. Its number is free again."),
    schema=DropItemSchema,
    command=commands.DropItem,
    perform=commands.drop_item,
    begins=_dropping_begun,
    fits=is_there,
    **(COMMON | {"places": {**PLACES, "item": "reason"}}),
)
ARRANGE = Action(
    name="arrange",
    path="saksliste",
    title=lazy_gettext("Agenda: order and numbers"),
    button=lazy_gettext("Record order and numbers"),
    done=lazy_gettext("Order and numbers are recorded."),
    schema=ArrangeAgendaSchema,
    command=commands.ArrangeAgenda,
    perform=_arrange,
    begins=_order,
    template="meetings/agenda.html",
    told=lambda: g.get("agenda_told", {}),
    shaped=lambda values, _: {**values, "items": tuple(values.get("items") or ())},
    fits=is_there,
    **(COMMON | {"places": {**PLACES, "number": "items", "item": "items", "reference-taken": "items"}}),
)
