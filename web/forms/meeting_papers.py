"""Sending papers of meetings that are made in the same step: notice, minutes, and extracts that are journaled."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from flask_babel import gettext

from application.archive import Archive
from application.commands import agendas
from application.commands import minutes as commands
from application.commands.journal import RegisterEntry
from application.questions.numbers import next_entry_number
from domain.errors import InvalidValueError
from domain.journal import JournalEntryKind, party
from domain.meetings import Item, Meeting, item_of
from web.filing.made_papers import extract_made, minutes_made, notice_made
from web.forms.meeting_states import next_number
from web.services import current_services


@dataclass(frozen=True, kw_only=True)
class SendNotice(agendas.ConveneMeeting):
    """Say that the notice was sent; with `make_paper` it is made now."""

    make_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class PublishWithPaper(commands.PublishMinutes):
    """Publish minutes; with `make_paper` they are made as a file now."""

    make_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class SendExtractOf(commands.SendExtract):
    """Say that an extract was sent; with `make_paper` it is made now, with `journal_it` registered in the journal."""

    make_paper: bool = False
    journal_it: bool = False


def send_notice(archive: Archive, command: SendNotice) -> int | None:
    """Say that the notice was sent. Items are numbered before it is made: their numbers stand in it."""
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    following = next_number(meeting)
    if command.make_paper:
        meeting.require_not_cancelled()
        numbering = agendas.ArrangeAgenda(
            meeting_id=command.meeting_id,
            items=(),
            number_them=True,
            next_number=following,
            by=command.by,
            expected_version=command.expected_version,
        )
        agendas.arrange_agenda(archive, numbering)
        made = notice_made(command.meeting_id)
        version = archive.version_of(command.meeting_id) if command.expected_version is not None else None
        command = replace(command, files=(made, *command.files), expected_version=version)
    return agendas.convene_meeting(archive, replace(command, next_number=following))


def publish_with_paper(archive: Archive, command: PublishWithPaper) -> int | None:
    """Publish minutes, made as a file where that is asked for."""
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    meeting.require_approved()
    if command.make_paper:
        command = replace(command, files=(minutes_made(command.meeting_id), *command.files))
    return commands.publish_minutes(archive, command)


def send_extract_of(archive: Archive, command: SendExtractOf) -> int | None:
    """Say that an extract was sent. InvalidValueError(problem=item-without-case) where it cannot be journaled."""
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    meeting.require_minutes()
    item = item_of(meeting.facts, command.item)
    entry = _entry(meeting, item, command) if command.journal_it else None
    if command.make_paper:
        command = replace(command, files=(extract_made(command.meeting_id, command.item), *command.files))
    return commands.send_extract(archive, replace(command, entry=entry))


def _entry(meeting: Meeting, item: Item, command: SendExtractOf) -> RegisterEntry:
    if item.case_id is None:
        raise InvalidValueError(field="journal_it", value=item.title, problem="item-without-case")
    case_id = UUID(item.case_id)
    with current_services().stores.registers.connect() as connection:
        following = next_entry_number(connection, case_id)
    called = gettext("Extract of the minutes")
    return RegisterEntry(
        entry_id=uuid5(meeting.id, f"extract {item.item} {meeting.version}"),
        case_id=case_id,
        kind=JournalEntryKind.OUTGOING,
        title=f"{called}: {item.title}",
        public_title=f"{called}: {item.public_title}" if item.public_title else None,
        recipients=tuple(party(one) for one in command.recipients),
        document_date=command.sent_on,
        sent_on=command.sent_on,
        next_number=following,
        by=command.by,
    )
