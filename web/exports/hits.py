"""What a search finds, as a file: the first hits of it, as many as can be looked through on the page."""

from collections.abc import Callable

from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.seen import Page
from domain.access import Audience
from search.found import Found
from web.api.search import HitSchema
from web.exports.listing import Column, Listing, access_words, day, whole_address
from web.labels import label
from web.search_json import hit_json
from web.searching.asked import LAST_PAGE, PER_PAGE
from web.searching.hits import HitLine, lines_of
from web.services import current_services

MOST = LAST_PAGE * PER_PAGE
"""So many hits are in a file."""
_PORTION = 100


def hits_portion(
    find: Callable[[int, int], Found], audience: Audience
) -> Callable[[Connection, str | None], Page[HitLine]]:
    """Return what gives the hits a portion at a time; `find` searches from an offset for at most so many."""

    def portion(connection: Connection, after: str | None) -> Page[HitLine]:
        offset = int(after or 0)
        found = find(offset, _PORTION)
        reached = offset + len(found.answer.hits)
        more = found.answer.hits and reached < min(found.answer.total, MOST)
        lines = lines_of(connection, current_services().texts, found, audience)
        return Page(lines, str(reached) if more else None)

    return portion


def _access(line: HitLine) -> str | None:
    return access_words(line.record.access) if line.record.access else None


HITS = Listing[HitLine](
    name=lazy_gettext("Hits"),
    columns=(
        Column(lazy_gettext("Kind"), lambda line: label("kind", line.kind)),
        Column(lazy_gettext("Reference"), lambda line: line.hit.reference),
        Column(lazy_gettext("Title"), lambda line: line.record.title, 60),
        Column(lazy_gettext("Date"), lambda line: day(line.hit.on.isoformat() if line.hit.on else None)),
        Column(lazy_gettext("Found in"), lambda line: line.source.name if line.source else None, 40),
        Column(lazy_gettext("Page"), lambda line: line.hit.page if line.source and line.source.name else None, 8),
        Column(lazy_gettext("Excerpt"), lambda line: "".join(text for text, _ in line.excerpt), 80),
        Column(lazy_gettext("Access"), _access, 30),
        Column(lazy_gettext("Address"), lambda line: whole_address(line.record.url), 40),
    ),
    schema=HitSchema,
    as_json=lambda lines: [hit_json(line.hit) for line in lines],
)
