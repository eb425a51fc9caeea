"""A minutes file that was just sent, read: what its form begins with, and its text with what each line told."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext

from application.errors import StorageFailedError
from application.incoming.item import Incoming
from application.questions.documents import documents_by_id, documents_with
from application.questions.meetings import MeetingView, meetings_by_id
from domain.access import Audience
from search.extraction.result import ExtractionResult
from search.proposals.minutes.found import Block, MinutesProposals
from search.proposals.minutes.lines import all_lines
from web.filing.receive import my_tray
from web.old_minutes.begins import begins_with
from web.old_minutes.marked import TextPage, text_pages
from web.old_minutes.matched import Matched, matched
from web.old_minutes.notes import Note, Place, place_of
from web.old_minutes.told import Lines, notes_of
from web.reading import REASONS
from web.services import current_services

_PATIENCE_S = 22.0
"""How long a page waits for files to be read, in seconds: a little longer than one file may take."""
_SHEETS = (".xlsx", ".xls", ".ods", ".csv")


@dataclass(frozen=True)
class OldMinutes:
    """A minutes file and what was read from it. `begins` is what the form begins with, `came` the files in the tray.

    `notes` are what is said beside fields, by `held_on`, `attendance:3` or `items:2:title`, where rows are those that
    were read. `missed` are stretches that no rule took. `trouble` says why nothing was read; `is_waiting` that it may
    be in a while. `registered` are meetings that the very file is filed with, `same_day` others of the body that day.
    """

    name: str
    came: Sequence[Incoming]
    address: str
    begins: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    pages: Sequence[TextPage] = ()
    missed: Sequence[tuple[Place, str]] = ()
    items: int = 0
    people: int = 0
    trouble: str | None = None
    is_waiting: bool = False
    is_minutes: bool = True
    registered: Sequence[MeetingView] = ()
    same_day: Sequence[MeetingView] = ()


def is_sheet(item: Incoming) -> bool:
    """Return whether a file is a spreadsheet, which tells of attendance alone."""
    return item.name.casefold().endswith(_SHEETS)


@dataclass(frozen=True)
class ReadMinutes:
    """What was read from a minutes file and what the archive knows of it. `rows_missed` are those of a spreadsheet."""

    result: ExtractionResult
    found: MinutesProposals
    rows_missed: Sequence[Block]
    known: Matched

    @property
    def is_minutes(self) -> bool:
        """Whether it looks like minutes at all."""
        head = self.found.head
        return bool(self.found.items) and bool(head.date.best or head.body.best or self.found.attendance)

    @property
    def texts(self) -> Lines:
        """The text of the lines of the file."""
        return {(line.page, line.number): line.text for line in all_lines(self.result)}


def minutes_sent(items: Sequence[Incoming]) -> OldMinutes | None:
    """Return the minutes among files in the tray, read now; None where there are none but spreadsheets."""
    main = next((one for one in items if not is_sheet(one)), None)
    if main is None:
        return None
    results = read_files(main, next((one for one in items if is_sheet(one)), None))
    came = [main, *(one for one in items if one.id != main.id)]
    about: dict[str, Any] = {
        "name": main.name,
        "came": came,
        "address": url_for("filing.bytes_of", identity=main.id),
        "registered": registered_with(main),
    }
    if results is None:
        said = gettext("The file is not read yet. Wait a little and read it again, or fill in the form yourself.")
        return OldMinutes(**about, trouble=str(said), is_waiting=True)
    if why := why_unread(results[0]):
        otherwise = gettext("Choose another file, or fill in the form yourself: the file is filed with it.")
        return OldMinutes(**about, trouble=f"{why} {otherwise}")
    return _found(read_minutes(*results), about)


def read_files(main: Incoming, sheet: Incoming | None) -> tuple[ExtractionResult, ExtractionResult | None] | None:
    """Return what was read from minutes and from a spreadsheet of attendance; None while one of them is not read."""
    until = monotonic() + _PATIENCE_S
    result = _read(main, until)
    of_sheet = _read(sheet, until) if sheet is not None else None
    return None if result is None or (sheet is not None and of_sheet is None) else (result, of_sheet)


def read_minutes(result: ExtractionResult, of_sheet: ExtractionResult | None) -> ReadMinutes:
    """Return what is proposed about minutes from what was read, for those who see everything."""
    found, rows_missed = current_services().proposing.minutes(result, of_sheet)
    with current_services().stores.registers.connect() as connection:
        return ReadMinutes(result, found, rows_missed, matched(connection, found))


def registered_with(main: Incoming) -> list[MeetingView]:
    """Return the meetings that the very file is filed with."""
    if not main.sha256:
        return []
    with current_services().stores.registers.connect() as connection:
        same = documents_with(connection, [main.sha256]).get(main.sha256, [])
        owners: list[UUID] = [
            owner.record_id
            for document in documents_by_id(connection, same).values()
            for owner in document.owners
            if owner.record_kind == "meeting"
        ]
        return list(meetings_by_id(connection, owners, Audience.OFFICER).values())


def why_unread(result: ExtractionResult) -> str | None:
    """Return why nothing could be read, None where something was."""
    if any(one.text.strip() for one in result.pages):
        return None
    return str(REASONS.get(result.reason or "", ("",))[0]) or gettext("Its text could not be read.")


def _found(read: ReadMinutes, about: Mapping[str, Any]) -> OldMinutes:
    found, known = read.found, read.known
    notes = notes_of(found, known, read.texts)
    missed = [(place_of(one.first), one.text) for one in found.not_understood]
    missed += [(place_of(one.first, in_sheet=True), one.text) for one in read.rows_missed]
    return OldMinutes(
        **about,
        begins=begins_with(found, known),
        notes=notes,
        pages=text_pages(all_lines(read.result), found, notes),
        missed=missed,
        items=len(found.items),
        people=len(found.attendance),
        is_minutes=read.is_minutes,
        same_day=known.meetings,
    )


def _read(item: Incoming, until: float) -> ExtractionResult | None:
    with suppress(StorageFailedError):  # the store is away: the form is filled in by hand
        packed = current_services().incoming_reader.read(my_tray(), item, patience=until - monotonic())
        return packed.result() if packed is not None else None
    return None
