"""The public journal as an Atom feed (RFC 4287): what was published last comes first."""

import re

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext

from application.questions.journal import EntryView
from application.questions.journal_days import latest_published
from domain import clock
from web.addresses import entry_address
from web.atom import Entry, Feed, atom_response
from web.exports.listing import access_words, title_or_why_not, whole_address
from web.formats import format_day
from web.labels import label
from web.services import current_services

blueprint = Blueprint("journal_feed", __name__)

ENTRIES_ON_A_PAGE = 50

_CURSOR = re.compile(r"[\dT:.+-]{10,40}_[0-9a-f]{32}", re.ASCII)


@blueprint.get("/journal.atom")
def feed() -> Response:
    """Answer with the lines published last, the same for everybody; older ones follow at `?before=` (RFC 5005)."""
    before = request.args.get("before")
    if before is not None and not _CURSOR.fullmatch(before):
        abort(404)
    with current_services().stores.registers.connect() as connection:
        entries, following = latest_published(connection, after=before, limit=ENTRIES_ON_A_PAGE)
    feed = Feed(
        identity=whole_address(url_for("journal_feed.feed")),
        title=gettext("Public journal, %(archive)s", archive=current_services().archive_name),
        author=current_services().archive_name,
        updated=_published(entries[0]) if entries else clock.now().isoformat(timespec="seconds"),
        url=whole_address(url_for("journal_days.index")),
        here=whole_address(url_for("journal_feed.feed", before=before)),
        following=whole_address(url_for("journal_feed.feed", before=following)) if following else None,
    )
    return atom_response(feed, [_entry(one) for one in entries])


def _entry(entry: EntryView) -> Entry:
    return Entry(
        identity=entry.id.urn,
        title=f"{entry.reference} {title_or_why_not(entry.title, entry.access)}",
        updated=_published(entry),
        url=whole_address(entry_address(entry.reference)),
        summary=_summary(entry),
    )


def _published(entry: EntryView) -> str:
    return entry.access.published_at or ""


def _summary(entry: EntryView) -> str:
    """Return the entry's line: number, kind, dates, and access with its legal basis."""
    facts = [
        (gettext("Journal number"), f"{entry.year}/{entry.sequence}"),
        (gettext("Kind"), label("entry", entry.kind)),
        (gettext("Document date"), format_day(entry.document_date)),
        (gettext("Received"), format_day(entry.received_on)),
        (gettext("Sent"), format_day(entry.sent_on)),
        (gettext("Registered"), format_day(entry.registered_on)),
        (gettext("Access"), access_words(entry.access)),
        (gettext("Legal basis"), entry.access.basis),
    ]
    return ". ".join(f"{name}: {value}" for name, value in facts if value) + "."
