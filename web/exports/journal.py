"""The journal, or some of its entries, as a file."""

from flask_babel import gettext, lazy_gettext

from application.questions.journal import EntryView, Party
from web.addresses import entry_address
from web.api.journal import JournalEntrySchema, entry_json
from web.exports.listing import Column, Listing, access_words, day, title_or_why_not, whole_address
from web.labels import label


def party_names(parties: tuple[Party, ...]) -> str:
    """Return senders or recipients in one cell; one that is shielded from the asker has no name."""
    return ", ".join(str(gettext("Shielded")) if one.name is None else one.name for one in parties)


ENTRIES = Listing[EntryView](
    name=lazy_gettext("Journal"),
    columns=(
        Column(lazy_gettext("Journal number"), lambda one: f"{one.year}/{one.sequence}"),
        Column(lazy_gettext("Journal entry"), lambda one: one.reference),
        Column(lazy_gettext("Case"), lambda one: one.case_reference, 12),
        Column(lazy_gettext("Kind"), lambda one: label("entry", one.kind)),
        Column(lazy_gettext("Title"), lambda one: title_or_why_not(one.title, one.access), 60),
        Column(lazy_gettext("From"), lambda one: party_names(one.senders), 30),
        Column(lazy_gettext("To"), lambda one: party_names(one.recipients), 30),
        Column(lazy_gettext("Document date"), lambda one: day(one.document_date)),
        Column(lazy_gettext("Received"), lambda one: day(one.received_on)),
        Column(lazy_gettext("Sent"), lambda one: day(one.sent_on)),
        Column(lazy_gettext("Registered"), lambda one: day(one.registered_on)),
        Column(lazy_gettext("Access"), lambda one: access_words(one.access), 30),
        Column(lazy_gettext("Legal basis"), lambda one: one.access.basis, 40),
        Column(lazy_gettext("Address"), lambda one: whole_address(entry_address(one.reference)), 40),
    ),
    schema=JournalEntrySchema,
    as_json=lambda entries: [entry_json(one) for one in entries],
)
