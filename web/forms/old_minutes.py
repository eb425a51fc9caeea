"""What is done with minutes that were read from an old file: looked over, and accepted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from flask import g, request
from flask_babel import lazy_gettext
from marshmallow import ValidationError

from application.archive import Archive
from application.commands import old_minutes as commands
from application.commands.meetings import year_of
from application.questions.numbers import next_case_reference, next_meeting_reference
from domain import clock
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.meetings import Meeting
from domain.references import CaseReference
from web.forms.action import Action
from web.forms.form import Form
from web.forms.old_minutes_schemas import OldMinutesSchema
from web.forms.records_named import resolve
from web.old_minutes.changed import told_of
from web.services import current_services

PLACES = {
    "body": "body_id",
    "body-dissolved": "held_on",
    "case": "case_id",
    "case-closed": "case_id",
    "case_id": "case_id",
    "decision-before-case": "case_id",
    "item_kind": "kind",
    "key": "name",
    "meeting_kind": "kind",
    "proposal": "proposals",
    "reference-taken": "number",
    "starts_on": "held_on",
    "starts_at": "opened_at",
    "ends_at": "closed_at",
    "treatment_outcome": "outcome",
    "votes": "ballots",
    "party": "ballots",
}
"""Where in the form what is wrong is said."""


def _perform(archive: Archive, command: commands.AcceptMinutes) -> int | None:
    year = year_of(command.held_on)
    with current_services().stores.registers.connect() as connection:
        meeting = CaseReference.parse(next_meeting_reference(connection, year)).sequence if year else 1
        case = CaseReference.parse(next_case_reference(connection, clock.today().year)).sequence
    return commands.accept_minutes(archive, replace(command, next_sequence=meeting, next_case=case))


def _shaped(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    """Return the values of the form as the command takes them."""
    people, items = values.get("attendance") or [], values.get("items") or []
    form = Form.sent(OldMinutesSchema(), list(request.form.items(multi=True)))
    files = tuple(values.get("files") or ())
    return {
        **{name: values.get(name) for name in ("body_id", "held_on", "kind", "form", "title", "place")},
        "bodies": tuple(one["body_id"] for one in values.get("bodies") or ()),
        "files": files,
        "note": told_of(form, files),
        "approved_on": values.get("approved_on") if values.get("approve") else None,
        "how": values.get("how"),
        "items": tuple(_item(one, place, identity) for place, one in enumerate(items, 1)),
        "minutes": {
            **{name: _time(values.get(name)) for name in ("opened_at", "closed_at")},
            **{name: values.get(name) for name in ("chair", "secretary")},
            "attendance": _attendance(people, items),
            "treatments": {str(place): _treatment(one, people) for place, one in enumerate(items, 1)},
        },
    }


def _item(one: Mapping[str, Any], place: int, identity: UUID) -> dict[str, Any]:
    opens = one.get("new_case") and not one.get("case_id")
    return {
        **{name: one.get(name) for name in ("number", "title", "kind", "case_id", "recommendation", "public_title")},
        "new_case": uuid5(identity, f"case of {one.get('source') or f'row {place}'}") if opens else None,
        "closed": {"section": one["closed_section"]} if one.get("closed_section") else None,
    }


def _treatment(one: Mapping[str, Any], people: list[dict[str, Any]]) -> dict[str, Any]:
    keys = _keys(people)
    return {
        **{name: one.get(name) for name in ("state", "outcome", "recommendation", "discussion")},
        "text": one.get("text") or "",
        "closed": {"section": one["closed_section"], "decided": True} if one.get("closed_section") else None,
        "proposals": one.get("proposals") or [],
        "ballots": one.get("ballots") or [],
        "statements": [{"from": each["by"], "text": each["text"]} for each in one.get("statements") or ()],
        "tasks": [{name: each.get(name) for name in ("text", "responsible", "due")} for each in one.get("tasks") or ()],
        "disqualified": [
            {
                "key": keys.get(_fold(each["name"]), each["name"]),
                "section": each.get("section"),
                "left_room": each.get("left_room"),
                "decided": True,
            }
            for each in one.get("disqualified") or ()
        ],
    }


def _attendance(people: list[dict[str, Any]], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return who was there; InvalidRowsError for those who met for nobody in the list, or from an item not in it."""
    keys, places = _keys(people), _places(items)
    municipalities: dict[str, UUID | None] = {}
    wrong: dict[int, DomainError] = {}
    found = []
    for place, one in enumerate(people):
        party, deputy_for = one.get("party"), one.get("deputy_for")
        if deputy_for and _fold(deputy_for) not in keys:
            wrong[place] = InvalidValueError(field="deputy_for", value=deputy_for, problem="unknown-attendee")
        ends = {end: one.get(end) for end in ("from_item", "until_item")}
        for end, number in ends.items():
            if number and _number(number) not in places:
                wrong[place] = InvalidValueError(field=end, value=number, problem="unknown-item")
        if party and party not in municipalities:
            municipalities[party] = _organisation(party)
        organisation, person = municipalities.get(party or ""), one.get("person_id")
        found.append(
            {
                "key": f"p{place + 1}",
                **{name: one.get(name) for name in ("name", "party", "role", "presence", "excuse")},
                **{end: places.get(_number(number)) if number else None for end, number in ends.items()},
                "deputy_for": keys.get(_fold(deputy_for)) if deputy_for else None,
                "person_id": person.hex if person else None,
                "organisation_id": organisation.hex if organisation else None,
            }
        )
    if wrong:
        raise InvalidRowsError("attendance", wrong)
    return found


def _keys(people: list[dict[str, Any]]) -> dict[str, str]:
    return {_fold(one["name"]): f"p{place}" for place, one in enumerate(people, 1)}


def _places(items: list[dict[str, Any]]) -> dict[str, str]:
    """Return the places of items by their numbers, and by those without the year where no other has it."""
    whole = {_number(one["number"]): str(place) for place, one in enumerate(items, 1) if one.get("number")}
    short = {number.partition("/")[0]: place for number, place in whole.items()}
    return short | whole


def _organisation(party: str) -> UUID | None:
    """Return the organisation that is called so, alone or with «kommune» behind; None where there is none."""
    for called in (party, f"{party} kommune"):
        try:
            return resolve("organisation", called)
        except ValidationError:
            continue
    return None


def _number(written: str) -> str:
    return "".join(written.split()).casefold().removeprefix("sak").replace("-", "/")


def _time(written: str | None) -> str | None:
    return written.replace(".", ":") if written else None


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


ACCEPT = Action(
    name="",
    path="les-inn",
    title=lazy_gettext("Read in old minutes"),
    button=lazy_gettext("Accept and record"),
    done=lazy_gettext("The minutes are recorded. They are not public before you publish them."),
    schema=OldMinutesSchema,
    command=commands.AcceptMinutes,
    perform=_perform,
    identity="meeting_id",
    kind=Meeting,
    creates=True,
    takes_files=True,
    places=PLACES,
    shaped=_shaped,
    template="meetings/read_in.html",
    told=lambda: g.get("old_minutes"),
)
