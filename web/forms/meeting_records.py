"""Putting right what is recorded of a meeting, record by record, and taking back what did not happen."""

from flask_babel import lazy_gettext
from marshmallow import fields as plain

from application.commands import meetings_put_right as commands
from domain.meetings import Meeting, RecordKind
from web.forms import approval_taken_back
from web.forms import meeting_item_schemas as items
from web.forms import meeting_schemas as whole
from web.forms import minutes_schemas as minutes
from web.forms.meeting_states import is_there
from web.forms.meetings import PLACES
from web.forms.put_right import putting_right

_MINUTES = {"label": lazy_gettext("Minutes"), "widget": "line", "description": "What they say, as a whole"}

PUT_RIGHT = putting_right(
    {
        RecordKind.MOVED: whole.MoveMeetingSchema,
        RecordKind.CANCELLED: whole.CancelMeetingSchema,
        RecordKind.ITEM: items.RecordedItemSchema,
        RecordKind.ITEM_DROPPED: items.RecordedDropSchema,
        RecordKind.CONVENED: whole.ConveneMeetingSchema,
        RecordKind.HELD: whole.HoldMeetingSchema,
        RecordKind.MINUTES: minutes.RecordedMinutesSchema,
        RecordKind.APPROVED: minutes.RecordedApprovalSchema,
        RecordKind.SIGNED: minutes.SignMinutesSchema,
        RecordKind.PUBLISHED: minutes.RecordedPublicationSchema,
        RecordKind.DECIDED: minutes.RecordedDecisionSchema,
        RecordKind.EXTRACT: minutes.RecordedExtractSchema,
    },
    kind=Meeting,
    identity="meeting_id",
    fits=is_there,
    places={**PLACES, "meeting": "meeting_id", "entry": "entry_id", "decision": "decision_id", "signed_by": "names"},
    correct=(commands.CorrectMeeting, commands.correct_meeting),
    take_back=(commands.TakeBackMeetingRecord, approval_taken_back.take_back),
    by_programs={"minutes": plain.Dict(keys=plain.String(), metadata=_MINUTES)},
    intro=lazy_gettext("For what was written wrongly. A meeting at another time is moved, and an item is changed."),
)
