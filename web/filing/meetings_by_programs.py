"""What programs do with meetings whose papers they have sent before: items, notices, published minutes, extracts."""

from typing import Any

from marshmallow import fields as plain

from web.filing.agreements_by_programs import SENT, with_files
from web.filing.by_programs import SentFileSchema
from web.forms import meeting_item_schemas as items
from web.forms import meeting_items, meetings, minutes
from web.forms import meeting_schemas as whole
from web.forms import minutes_schemas as concluding


def _files() -> plain.List[Any]:
    return plain.List(plain.Nested(SentFileSchema), metadata=SENT)


class SetItemWithFilesSchema(items.SetItemSchema):
    """An item of an agenda with papers that were sent; `item` is the number of one that is there already."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*items.SetItemSchema.Meta.fields, "files")


class ConveneMeetingWithFilesSchema(whole.SendNoticeSchema):
    """Notice and agenda, that were sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*whole.SendNoticeSchema.Meta.fields, "files")


class PublishMinutesWithFilesSchema(concluding.PublishWithPaperSchema):
    """Minutes made public, with papers that were sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*concluding.PublishWithPaperSchema.Meta.fields, "files")


class SendExtractWithFilesSchema(concluding.SendExtractSchema):
    """An extract of an item, with papers that were sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*concluding.SendExtractSchema.Meta.fields, "files")


SET_ITEM = with_files(meeting_items.SET, SetItemWithFilesSchema)
CONVENE = with_files(meetings.CONVENE, ConveneMeetingWithFilesSchema)
PUBLISH = with_files(minutes.PUBLISH, PublishMinutesWithFilesSchema)
EXTRACT = with_files(minutes.EXTRACT, SendExtractWithFilesSchema)
