"""Bodies and organisations as files. They are public."""

from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection

from application.questions.bodies import BodyView
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.seen import Page
from domain.organisations import NumberKind
from web.addresses import body_address, organisation_address
from web.api.directory import BodySchema, OrganisationSchema, body_json, organisation_json
from web.exports.listing import Column, Listing, day, whole_address
from web.labels import label


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body, and what the organisation is called that it belongs to."""

    body: BodyView
    owner: str | None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation, and what the one is called that it became part of."""

    organisation: OrganisationView
    into: str | None


def with_owners(connection: Connection, page: Page[BodyView]) -> Page[BodyRow]:
    """Return the bodies of a page with the names of their owners."""
    owners = organisations_by_id(connection, [one.owner_id for one in page.items if one.owner_id])
    rows = [BodyRow(one, owners[one.owner_id].name if one.owner_id in owners else None) for one in page.items]
    return Page(rows, page.next)


def with_mergers(connection: Connection, page: Page[OrganisationView]) -> Page[OrganisationRow]:
    """Return the organisations of a page with the names of what they became part of."""
    into = organisations_by_id(connection, [one.merged_into for one in page.items if one.merged_into])
    rows = [OrganisationRow(one, into[one.merged_into].name if one.merged_into in into else None) for one in page.items]
    return Page(rows, page.next)


def _earlier(one: BodyView | OrganisationView) -> str:
    return ", ".join(dict.fromkeys(each.name for each in one.names if each.name != one.name))


def _in_force(body: BodyView) -> str:
    return str(gettext("Dissolved") if body.dissolved else gettext("Active"))


BODIES = Listing[BodyRow](
    name=lazy_gettext("Bodies"),
    columns=(
        Column(lazy_gettext("Body"), lambda row: row.body.name, 40),
        Column(lazy_gettext("Abbreviation"), lambda row: row.body.abbreviation),
        Column(lazy_gettext("Kind"), lambda row: label("body", row.body.kind), 24),
        Column(lazy_gettext("Belongs to"), lambda row: row.owner, 30),
        Column(lazy_gettext("Established"), lambda row: day(row.body.established_on)),
        Column(lazy_gettext("Status"), lambda row: _in_force(row.body)),
        Column(lazy_gettext("Dissolved"), lambda row: day(row.body.dissolved_on)),
        Column(lazy_gettext("Earlier names"), lambda row: _earlier(row.body), 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(body_address(row.body.abbreviation)), 40),
    ),
    schema=BodySchema,
    as_json=lambda rows: [body_json(row.body) for row in rows],
)

ORGANISATIONS = Listing[OrganisationRow](
    name=lazy_gettext("Organisations"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.organisation.name, 40),
        Column(lazy_gettext("Kind"), lambda row: label("organisation", row.organisation.kind), 24),
        Column(lazy_gettext("Organisation number"), lambda row: row.organisation.number(NumberKind.ORGANISATION)),
        Column(lazy_gettext("Municipality number"), lambda row: row.organisation.number(NumberKind.MUNICIPALITY)),
        Column(lazy_gettext("County number"), lambda row: row.organisation.number(NumberKind.COUNTY)),
        Column(lazy_gettext("Became part of"), lambda row: row.into, 40),
        Column(lazy_gettext("Merged"), lambda row: day(row.organisation.merged_on)),
        Column(lazy_gettext("Earlier names"), lambda row: _earlier(row.organisation), 40),
        Column(lazy_gettext("Address"), lambda row: whole_address(organisation_address(row.organisation.id)), 40),
    ),
    schema=OrganisationSchema,
    as_json=lambda rows: [organisation_json(row.organisation) for row in rows],
)
