"""Which rows of a manifest tell of one meeting, by whatever name, and their files made public with it."""

from uuid import UUID

from application.archive import Archive
from application.errors import ApplicationError
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.event_texts import publish_texts
from application.imports.table_rows import Row
from domain.errors import DomainError
from domain.meetings import Meeting


def rows_of_meeting(desk: Desk, archive: Archive, meeting_id: UUID) -> list[Row]:
    """Return the rows that tell of a meeting, in the order in which they stand."""
    found: dict[str, bool] = {}
    for row in desk.meeting_rows.rows:
        name = row[Column.MEETING]
        if name not in found:
            try:
                found[name] = desk.naming.meeting(archive, name) == meeting_id
            except (DomainError, ApplicationError):  # said where that row is dealt with
                found[name] = False
    return [one for one in desk.meeting_rows.rows if found[one[Column.MEETING]]]


def publish_papers(desk: Desk, archive: Archive, meeting_id: UUID) -> None:
    """Make the files public that rows have filed with a meeting that is, but those of closed items."""
    meeting = archive.load(Meeting, meeting_id)
    for row in rows_of_meeting(desk, archive, meeting_id):
        if (row[Column.FILE] or row[Column.ATTACHMENTS]) and not row[Column.CLOSED]:
            try:
                publish_texts(desk, archive, meeting, row)
            except ApplicationError:  # a file that is not there: said where that row is dealt with
                continue
