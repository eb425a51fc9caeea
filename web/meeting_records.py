"""What is recorded of a meeting, record by record, in a line each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from domain.meetings import Meeting, RecordKind
from domain.meetings.standing import DAY_OF
from web.formats import format_day
from web.forms.meeting_records import PUT_RIGHT
from web.labels import label
from web.recorded import RecordedOf


def _words(record: Mapping[str, Any], _: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Notice and agenda sent, 06.03.2025`."""
    kind = RecordKind(record["kind"])
    words = label("meeting-record", kind)
    if kind == RecordKind.ITEM:
        words += f": {record['title']}"
    day = record.get(DAY_OF.get(kind, "sent_on"))
    return f"{words}, {format_day(day)}" if day else words


RECORDED = RecordedOf(
    kind=Meeting,
    put_right=PUT_RIGHT,
    words=_words,
    named=lambda _: (),
    nothing=lazy_gettext("Nothing but that it is planned is recorded."),
    back=lazy_gettext("Go back to the meeting"),
)
