"""Taking back what is recorded of a meeting: of an approval it is shown, and taken back, what it made."""

from dataclasses import dataclass, replace
from uuid import UUID

from flask import g
from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands.approval_taken_back import (
    TakeBackApproval,
    Undoing,
    decisions_made_by,
    take_back_approval,
    what_goes_with,
)
from application.commands.meetings_put_right import TakeBackMeetingRecord, take_back_meeting_record
from application.questions.known import last_position
from application.questions.people import people_names
from application.questions.resting import RestingOn, resting_on
from domain.meetings import Meeting, RecordKind
from web.forms.action import Action
from web.messages import message
from web.services import current_services


def take_back(archive: Archive, command: TakeBackMeetingRecord) -> int | None:
    """Take back what is recorded; with an approval the decisions that it made, and what rests on them."""
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    if not is_approval(meeting, command.number):
        return take_back_meeting_record(archive, command)
    return take_back_approval(archive, TakeBackApproval(**vars(command), resting=_resting(meeting, command.number)))


def is_approval(meeting: Meeting, number: int) -> bool:
    """Return whether the record of that number tells that minutes were approved."""
    record = meeting.facts["records"].get(str(number))
    return record is not None and record["kind"] == RecordKind.APPROVED


def telling_what_goes(action: Action) -> Action:
    """Return what takes back an approval, on a page that tells what goes with it."""
    return replace(
        action,
        title=lazy_gettext("Take back the approval"),
        button=lazy_gettext("Take back the approval and what it made"),
        done=lazy_gettext("The approval is taken back, and what it made with it. It stays in the history."),
        intro=lazy_gettext(
            "For minutes that were not approved. What was written wrongly in approved ones is corrected."
        ),
        beside="meetings/_goes_with.html",
        told=_told,
    )


@dataclass(frozen=True)
class _GoesWith:
    """What goes with an approval; `people` are the names of those whose appointments do, `stopped` sentences."""

    goes: Undoing
    people: list[str]
    stopped: list[str]


def _told() -> _GoesWith:
    meeting: Meeting = g.acting_on
    services, number = current_services(), g.acting_record
    goes = what_goes_with(services.archive, meeting, number, _resting(meeting, number))
    with services.stores.registers.connect() as connection:
        called = people_names(connection, [UUID(one.facts["person_id"]) for one in goes.appointments])
    return _GoesWith(goes, sorted(called.values()), list(map(message, goes.stopped)))


def _resting(meeting: Meeting, number: int) -> dict[UUID, RestingOn]:
    with current_services().stores.registers.connect() as connection:
        made = decisions_made_by(meeting, number).values()
        return resting_on(connection, made, last_position(connection))
