"""`/api/v1/journal-entries`: the journal, as far as the asker may see it."""

from typing import Any
from uuid import UUID

from flask_babel import gettext
from marshmallow import Schema, fields
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.journal import EntryView, entries_by_id, entry_by_reference, list_entries
from application.questions.journal_days import Numbers, numbers_of_days
from domain.access import Audience
from web.addresses import entry_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, bad_parameter, day, found_or_404, page_schema, plain, require_cursor
from web.api.blueprint import Blueprint
from web.api.documents import documents_of_record
from web.api.shapes import AccessSchema, DocumentSchema
from web.filing import by_programs
from web.forms.offered import ACTIONS
from web.periods import Period
from web.shielded_openings import note_opening

blueprint = Blueprint("api_journal", __name__, url_prefix="/api/v1/journal-entries", description="Journal entries")

_CURSOR = r"\d{4}/\d{1,9}"


class PartySchema(Schema):
    """A sender or recipient. `name` is null when it is shielded."""

    name = fields.String(allow_none=True)
    organisation_id = fields.UUID(allow_none=True)


class JournalEntrySchema(Schema):
    """A journal entry. `title` is null when it is shielded and nothing is put in its place."""

    id = fields.UUID()
    reference = fields.String()
    case_id = fields.UUID()
    case_reference = fields.String()
    kind = fields.String(metadata={"description": "`incoming`, `outgoing`, `internal`, `case-paper` or `unknown`"})
    title = fields.String(allow_none=True)
    senders = fields.List(fields.Nested(PartySchema))
    recipients = fields.List(fields.Nested(PartySchema))
    document_date = fields.String(allow_none=True)
    received_on = fields.String(allow_none=True)
    sent_on = fields.String(allow_none=True)
    registered_on = fields.String()
    journal_number = fields.String(metadata={"description": "Its unbroken number in the year's journal"})
    answered_way = fields.String(allow_none=True)
    answered_on = fields.String(allow_none=True)
    due = fields.String(allow_none=True, metadata={"description": "The day an answer is due; for the signed in"})
    responsible = fields.String(allow_none=True, metadata={"description": "The account that deals with it; likewise"})
    moved_from = fields.String(allow_none=True, metadata={"description": "The reference it had in another case first"})
    access = fields.Nested(AccessSchema)
    address = fields.String(metadata={"description": "Its page, on this site"})


class WholeJournalEntrySchema(JournalEntrySchema):
    """A journal entry with its documents, the main one first."""

    documents = fields.List(fields.Nested(DocumentSchema))


class NumbersSchema(Schema):
    """The numbers given out in the days that were asked for, in one year of the journal: unbroken, published or not."""

    year = fields.Integer()
    first = fields.Integer()
    last = fields.Integer()
    count = fields.Integer()
    unpublished = fields.Integer(metadata={"description": "How many belong to entries that are not published yet"})


JournalPage = page_schema(
    JournalEntrySchema,
    numbers=fields.List(
        fields.Nested(NumbersSchema), metadata={"description": "With `period` only; a week may touch two years"}
    ),
)


class JournalArguments(ListArguments):
    """A page of the journal, of some days."""

    period = fields.String(
        load_default=None,
        metadata={"description": "Registered in this week, month or day: `2025-W12`, `2025-03`, `2025-03-17`"},
    )

    since = day("Registered that day or later")
    until = day("Registered that day or earlier")


@blueprint.get("")
@blueprint.arguments(JournalArguments, location="query")
@blueprint.response(200, JournalPage)
def journal_entries(asked: dict[str, Any]) -> dict[str, Any]:
    """Journal entries, the last registered first; with `period`, also which numbers were given out in it."""
    first_day, last_day = _days(asked)
    numbers: list[Numbers] = []
    with asking() as (connection, audience):
        page = list_entries(
            connection,
            audience,
            after=require_cursor(asked["cursor"], _CURSOR),
            first_day=first_day,
            last_day=last_day,
            limit=asked["limit"],
        )
        if asked["period"] and first_day and last_day:
            numbers = numbers_of_days(connection, first_day, last_day)
    answer: dict[str, Any] = {"data": [entry_json(one) for one in page.items], "next": page.next}
    return answer | {"numbers": numbers} if asked["period"] else answer


@blueprint.get("/<uuid:entry_id>")
@blueprint.response(200, WholeJournalEntrySchema)
def journal_entry(entry_id: UUID) -> Tagged:
    """One journal entry."""
    return _answered(entry_id), 200, tag_of(entry_id)


@blueprint.get("/<int:year>/<int:sequence>-<int:number>")
@blueprint.response(200, WholeJournalEntrySchema)
def journal_entry_by_reference(year: int, sequence: int, number: int) -> Tagged:
    """One journal entry, by its reference `2025/17-3`."""
    reference = f"{year}/{sequence}-{number}"
    with asking() as (connection, audience):
        found = _whole(connection, entry_by_reference(connection, reference, audience), reference, audience)
    return found, 200, tag_of(found["id"])


def _answered(entry_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        return _whole(connection, entries_by_id(connection, [entry_id], audience).get(entry_id), entry_id, audience)


def entry_json(view: EntryView) -> dict[str, Any]:
    """Return an entry as it is answered."""
    return plain(view, journal_number=f"{view.year}/{view.sequence}", address=entry_address(view.reference))


def _days(asked: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and the last day that are asked for."""
    since, until = asked["since"], asked["until"]
    if asked["period"] is None:
        return since and since.isoformat(), until and until.isoformat()
    if since or until:
        raise bad_parameter("period", gettext("Ask for a period, or for days with since and until, not for both."))
    try:
        return Period.read(asked["period"]).days
    except ValueError:
        wrong = gettext("Write a week as 2025-W12, a month as 2025-03 or a day as 2025-03-17.")
        raise bad_parameter("period", wrong) from None


def _whole(connection: Connection, view: EntryView | None, wanted: object, audience: Audience) -> dict[str, Any]:
    found: EntryView = found_or_404("journal-entry", wanted, view)
    note_opening("journal-entry", found.id, found.access, ShownAs.API)
    return entry_json(found) | {"documents": documents_of_record(connection, found.id, audience)}


add_creation(blueprint, by_programs.REGISTER, WholeJournalEntrySchema, _answered)
add_actions(blueprint, (*ACTIONS["journal-entry"], *by_programs.ENTRY), WholeJournalEntrySchema, _answered)
