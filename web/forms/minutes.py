"""What can be done after a meeting: minutes approved, signed and published, and extracts of items sent."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from flask import g
from flask_babel import gettext, lazy_gettext

from application.archive import Archive
from application.commands import approving
from application.commands import minutes as commands
from application.commands.adopting import AdoptVersion
from application.commands.appointments import MakeAppointment
from domain import clock
from domain.meetings import ApprovedHow, Meeting, State, item_of
from web.forms import seats_told
from web.forms.action import Action
from web.forms.appointment_schemas import PLACES as APPOINTMENT_PLACES
from web.forms.appointments import with_person
from web.forms.approving_schemas import ApproveWithDecisionsSchema
from web.forms.extract_recipients import with_chosen
from web.forms.meeting_papers import PublishWithPaper, SendExtractOf, publish_with_paper, send_extract_of
from web.forms.meeting_recipients import Recipient, told_of_minutes
from web.forms.meeting_states import in_state, next_number, stands
from web.forms.meetings import COMMON, PLACES, with_texts
from web.forms.minutes_schemas import (
    DraftMinutesSchema,
    PublishWithPaperSchema,
    SendExtractToSchema,
    SignMinutesSchema,
)
from web.services import current_services

_APPROVED = (State.APPROVED, State.SIGNED, State.PUBLISHED)
_IN_APPROVAL = {
    **{name: place for name, place in APPOINTMENT_PLACES.items() if not place.startswith("basis")},
    "meeting": "approved_in",
    "organisation": "organisation_id",
    "already-treated": "version",
    "version-withdrawn": "version",
    "agreement": "agreement_id",
    "body": "seat_id",
}


def _approve(archive: Archive, command: approving.ApproveMinutes) -> int | None:
    following = next_number(archive.load(Meeting, command.meeting_id))
    appointments = tuple(replace(one, make=replace(one.make, by=command.by)) for one in command.appointments)
    adoptions = tuple(replace(one, adopt=replace(one.adopt, by=command.by)) for one in command.adoptions)
    told = replace(command, appointments=appointments, adoptions=adoptions, next_number=following)
    told = replace(told, again=gettext("The minutes are approved again"))
    return approving.approve_minutes(archive, told)


def _approved(values: dict[str, Any], meeting_id: UUID) -> dict[str, Any]:
    appointments = tuple(_elected(row, meeting_id) for row in values.get("appointments") or ())
    adoptions = tuple(_adopted(row) for row in values.get("adoptions") or ())
    return {**values, "appointments": appointments, "adoptions": adoptions}


def _elected(row: Mapping[str, Any], meeting_id: UUID) -> approving.AppointedByItem:
    told = with_person({name: value for name, value in row.items() if name != "item"}, meeting_id)
    with current_services().stores.registers.connect() as connection:
        body_id = seats_told.body_of(connection, told["seat_id"])
    identity = uuid5(meeting_id, f"appointment {told['seat_id']} {told['person_id']} {told['valid_from']}")
    make = MakeAppointment(appointment_id=identity, body_id=body_id or meeting_id, by="", **told)
    return approving.AppointedByItem(item=row["item"], make=make)


def _adopted(row: Mapping[str, Any]) -> approving.AdoptedByItem:
    told = {name: value for name, value in row.items() if name != "item"}
    return approving.AdoptedByItem(item=row["item"], adopt=AdoptVersion(by="", **told))


def _signing_begun(meeting: Meeting) -> Mapping[str, Any]:
    told = meeting.minutes or {}
    names = [one for one in (told.get("chair"), told.get("secretary")) if one]
    return {"signed_on": clock.today().isoformat(), "names": names}


def _publishing_begun(meeting: Meeting) -> Mapping[str, Any]:
    told = told_of_minutes(meeting.facts, stands(meeting).starts_on)
    names = [one.name for one in told]
    return {"published_on": clock.today().isoformat(), "recipients": names, "make_paper": True}


def _sending_begun(meeting: Meeting) -> Mapping[str, Any]:
    item = g.get("acting_item")
    if item is None:
        return {}
    found = item_of(meeting.facts, item)
    journaled = {"journal_it": True} if found.case_id else {}
    return {"item": item, "sent_on": clock.today().isoformat(), "make_paper": True, **journaled}


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
    schema=ApproveWithDecisionsSchema,
    command=approving.ApproveMinutes,
    perform=_approve,
    template="meetings/approve.html",
    told=lambda: g.get("becoming", ()),
    shaped=_approved,
    begins=lambda _: {"approved_on": clock.today().isoformat(), "how": ApprovedHow.IN_MEETING.value},
    fits=in_state(State.DRAFTED),
    **(COMMON | {"places": _IN_APPROVAL}),
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
    schema=PublishWithPaperSchema,
    command=PublishWithPaper,
    perform=publish_with_paper,
    takes_files=True,
    begins=_publishing_begun,
    template="meetings/sending.html",
    told=_told,
    shaped=lambda values, _: with_texts(values),
    fits=in_state(*_APPROVED),
    **COMMON,
)
EXTRACT = Action(
    name="extracts",
    path="utskrift",
    title=lazy_gettext("Send an extract of the minutes"),
    button=lazy_gettext("Record that it is sent"),
    done=lazy_gettext("It is recorded that the extract is sent."),
    intro=lazy_gettext("The archive sends nothing itself. Closed parts are left out of what it makes."),
    schema=SendExtractToSchema,
    command=SendExtractOf,
    perform=send_extract_of,
    takes_files=True,
    begins=_sending_begun,
    template="meetings/sending.html",
    shaped=lambda values, _: with_texts(with_chosen(values)),
    **(COMMON | {"places": {**PLACES, "entry": "entry_id", "case": "journal_it", "case-closed": "journal_it"}}),
)
