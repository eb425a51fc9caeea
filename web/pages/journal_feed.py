"""The public journal as an Atom feed (RFC 4287): what was published last comes first."""

import re
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext
from lxml import etree

from application.questions.journal import EntryView
from application.questions.journal_days import latest_published
from domain import clock
from web.addresses import entry_address
from web.exports.cells import clean
from web.exports.listing import access_words, title_or_why_not, whole_address
from web.formats import format_day
from web.labels import label
from web.services import current_services

blueprint = Blueprint("journal_feed", __name__)

ENTRIES_ON_A_PAGE = 50
MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_ATOM = "http://www.w3.org/2005/Atom"
_CURSOR = re.compile(r"[\dT:.+-]{10,40}_[0-9a-f]{32}", re.ASCII)


@blueprint.get("/journal.atom")
def feed() -> Response:
    """Answer with the lines published last, the same for everybody; older ones follow at `?before=` (RFC 5005)."""
    before = request.args.get("before")
    if before is not None and not _CURSOR.fullmatch(before):
        abort(404)
    with current_services().stores.registers.connect() as connection:
        entries, following = latest_published(connection, after=before, limit=ENTRIES_ON_A_PAGE)
    default: Any = {None: _ATOM}
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=default)
    here = whole_address(url_for("journal_feed.feed"))
    name = current_services().archive_name
    _add(root, "id", here)
    _add(root, "title", gettext("Public journal, %(archive)s", archive=name))
    _add(root, "updated", entries[0].access.published_at if entries else _moment(clock.now()))
    _add(_add(root, "author"), "name", name)
    _link(root, "self", whole_address(url_for("journal_feed.feed", before=before)), "application/atom+xml")
    _link(root, "alternate", whole_address(url_for("journal_days.index")), "text/html")
    if following:
        _link(root, "next", whole_address(url_for("journal_feed.feed", before=following)), "application/atom+xml")
    for entry in entries:
        _add_entry(root, entry)
    response = Response(etree.tostring(root, xml_declaration=True, encoding="utf-8"), content_type=MEDIA_TYPE)
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _add_entry(root: etree._Element, entry: EntryView) -> None:
    made = _add(root, "entry")
    _add(made, "id", entry.id.urn)
    _add(made, "title", f"{entry.reference} {title_or_why_not(entry.title, entry.access)}")
    _add(made, "updated", entry.access.published_at)
    _add(made, "published", entry.access.published_at)
    _link(made, "alternate", whole_address(entry_address(entry.reference)), "text/html")
    _add(made, "summary", _summary(entry))


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


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = clean(text) if text is not None else None
    return made


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=address, type=kind)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
