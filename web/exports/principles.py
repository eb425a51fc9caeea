"""Principles as a file: every version, with its points, when it was in force, and by which decision."""

from collections.abc import Mapping
from uuid import UUID

from flask_babel import lazy_gettext

from application.questions.principles import PrinciplesView
from application.questions.principles_on_day import PrinciplesOnDay, PrinciplesVersion
from application.questions.seen import Page
from web.addresses import principles_address
from web.agreement_words import reference_words
from web.api.principles_shapes import PrinciplesVersionSchema, version_json
from web.exports.listing import Column, Listing, day, whole_address
from web.labels import label


def version_rows(page: Page[PrinciplesView], days: Mapping[UUID, PrinciplesOnDay]) -> Page[PrinciplesVersion]:
    """Return the versions of a page of principles that the asker may see."""
    rows = [version for one in page.items if one.id in days for version in days[one.id].versions]
    return Page(rows, page.next)


def _points(version: PrinciplesVersion) -> str:
    return "\n".join(
        f"{one.number}. {one.text}" + (f" ({label('answering-way', one.way)})" if one.way else "")
        for one in version.points
    )


PRINCIPLES = Listing[PrinciplesVersion](
    name=lazy_gettext("Principles"),
    columns=(
        Column(lazy_gettext("Number"), lambda row: row.reference, 12),
        Column(lazy_gettext("Title"), lambda row: row.title, 50),
        Column(lazy_gettext("Version"), lambda row: row.number, 10),
        Column(lazy_gettext("Called"), lambda row: row.label, 30),
        Column(lazy_gettext("Adopted on"), lambda row: day(row.adopted_on)),
        Column(lazy_gettext("Decision"), lambda row: reference_words(row.basis) or None, 24),
        Column(lazy_gettext("In force from"), lambda row: day(row.valid_from)),
        Column(lazy_gettext("In force until"), lambda row: day(row.last_day)),
        Column(lazy_gettext("Points"), _points, 80),
        Column(lazy_gettext("Note"), lambda row: row.note, 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(principles_address(row.reference, row.number)), 40),
    ),
    schema=PrinciplesVersionSchema,
    as_json=lambda rows: [version_json(one) for one in rows],
)
