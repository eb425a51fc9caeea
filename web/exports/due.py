"""What is to be done, as files: papers that wait for an answer, follow-ups of decisions, and what is not public."""

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from web.addresses import decision_address, entry_address
from web.api.journal import JournalEntrySchema, entry_json
from web.due import ToDo, Waiting
from web.exports.journal import party_names
from web.exports.listing import Column, Listing, access_words, day, title_or_why_not, whole_address
from web.searching.shown import Shown


class ToDoSchema(Schema):
    """Something to be done about a decision."""

    text = fields.String(attribute="follow_up.text")
    due = fields.String(attribute="follow_up.due", allow_none=True)
    who = fields.String(allow_none=True)
    decision_id = fields.UUID(attribute="decision.id")
    reference = fields.String(attribute="decision.reference")
    address = fields.Function(lambda line: decision_address(line.decision.slug))


class ShownSchema(Schema):
    """A record in one line."""

    facts = fields.List(fields.String())
    title = fields.String()
    address = fields.String(attribute="url")


def _waiting_title(line: Waiting) -> str:
    return title_or_why_not(line.entry.title, line.entry.access)


def _decided(line: ToDo) -> str:
    return title_or_why_not(line.decision.title, line.decision.access)


def _access(line: Shown) -> str | None:
    return access_words(line.access) if line.access else None


WAITING = Listing[Waiting](
    name=lazy_gettext("Waiting for an answer"),
    columns=(
        Column(lazy_gettext("Due"), lambda line: day(line.entry.due)),
        Column(lazy_gettext("Journal entry"), lambda line: line.entry.reference),
        Column(lazy_gettext("Title"), _waiting_title, 60),
        Column(lazy_gettext("From"), lambda line: party_names(line.entry.senders), 30),
        Column(lazy_gettext("Received"), lambda line: day(line.entry.received_on)),
        Column(lazy_gettext("Registered"), lambda line: day(line.entry.registered_on)),
        Column(lazy_gettext("Case"), lambda line: line.case.title if line.case else None, 40),
        Column(lazy_gettext("Who has it"), lambda line: line.who, 24),
        Column(lazy_gettext("Address"), lambda line: whole_address(entry_address(line.entry.reference)), 40),
    ),
    schema=JournalEntrySchema,
    as_json=lambda lines: [entry_json(line.entry) for line in lines],
)

FOLLOW_UPS = Listing[ToDo](
    name=lazy_gettext("Follow-up of decisions"),
    columns=(
        Column(lazy_gettext("Due"), lambda line: day(line.follow_up.due)),
        Column(lazy_gettext("What"), lambda line: line.follow_up.text, 60),
        Column(lazy_gettext("Decision"), lambda line: line.decision.reference),
        Column(lazy_gettext("Title"), _decided, 60),
        Column(lazy_gettext("Who does it"), lambda line: line.who, 24),
        Column(lazy_gettext("Address"), lambda line: whole_address(decision_address(line.decision.slug)), 40),
    ),
    schema=ToDoSchema,
    as_json=lambda lines: lines,
)

NOT_PUBLIC = Listing[Shown](
    name=lazy_gettext("Not published"),
    columns=(
        Column(lazy_gettext("Reference"), lambda line: line.facts[0] if line.facts else None, 20),
        Column(lazy_gettext("Title"), lambda line: line.title, 60),
        Column(lazy_gettext("About"), lambda line: ", ".join(line.facts[1:]), 50),
        Column(lazy_gettext("Access"), _access, 30),
        Column(lazy_gettext("Address"), lambda line: whole_address(line.url), 40),
    ),
    schema=ShownSchema,
    as_json=lambda lines: lines,
)
