"""`/api/v1/meetings/proposals`: what is proposed about an old minutes file. Nothing is recorded by asking."""

from typing import Any

from flask import abort
from flask_babel import gettext
from marshmallow import Schema, fields

from application.incoming.item import Incoming
from web.api.asking import bad_parameter
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.api.old_minutes_shapes import ProposedMinutesSchema
from web.api.proposed_minutes import proposed_json
from web.filing.receive import my_tray
from web.forms.action import WRITERS
from web.old_minutes.reading import is_sheet, read_files, read_minutes, registered_with, why_unread

blueprint = Blueprint("api_old_minutes", __name__, url_prefix="/api/v1/meetings", description="Meetings")


class MinutesFileArguments(Schema):
    """Files that were sent to `/api/v1/files` and are not filed yet."""

    file = fields.UUID(required=True, metadata={"description": "The minutes: a PDF or Word file"})
    sheet = fields.UUID(load_default=None, metadata={"description": "A spreadsheet of who was there"})


@blueprint.get("/proposals")
@needs_token(*WRITERS)
@blueprint.arguments(MinutesFileArguments, location="query")
@blueprint.response(200, ProposedMinutesSchema)
def proposals(asked: dict[str, Any]) -> dict[str, Any]:
    """What an old minutes file seems to say: the meeting, who was there, items and decisions, each with its line.

    400 tells why a file cannot be read, 503 that it is not read yet: ask again.
    """
    main = _whole("file", my_tray().get(asked["file"]))
    sheet = _whole("sheet", my_tray().get(asked["sheet"])) if asked["sheet"] else None
    if is_sheet(main):
        said = gettext("Choose the minutes: a PDF or Word file. A spreadsheet tells of attendance alone.")
        raise bad_parameter("file", said)
    if sheet is not None and not is_sheet(sheet):
        raise bad_parameter("sheet", gettext("This is no spreadsheet: send an XLSX file."))
    results = read_files(main, sheet)
    if results is None:
        abort(503)
    for name, result in zip(("file", "sheet"), results, strict=True):
        if result is not None and (why := why_unread(result)):
            raise bad_parameter(name, why)
    proposed = proposed_json(read_minutes(*results))
    if sheet is not None and not any(one["in_sheet"] for one in proposed["attendance"]):
        said = gettext(
            "No list of people was found in the spreadsheet. Its columns need headings: “Navn”, “Til stede”."
        )
        raise bad_parameter("sheet", said)
    about = {"file_id": main.id, "name": main.name, "registered_ids": [one.id for one in registered_with(main)]}
    return about | proposed


def _whole(name: str, item: Incoming) -> Incoming:
    """Return a file that has come and holds something; 400 otherwise."""
    if not item.is_whole:
        raise bad_parameter(name, gettext("The file has not come whole yet: send the rest of it first."))
    if not item.size:
        raise bad_parameter(name, gettext("“%(name)s” is empty. Choose another file.", name=item.name))
    return item
