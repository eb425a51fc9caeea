"""The municipalities of the council, and everything on the page of one, as files."""

from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, fields

from application.questions.agreements_of import BindingAgreement
from domain.intervals import BEGINNING, day_before
from web.addresses import (
    agreement_address,
    appointment_address,
    body_address,
    consultation_address,
    organisation_address,
)
from web.exports.listing import Column, Listing, day, whole_address
from web.formats import format_day
from web.labels import label
from web.municipality.members import Member
from web.municipality.page import MunicipalityPage


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a municipality's page: in which section it stands, and what it says. Days are as they are written."""

    section: str
    what: str
    about: str | None
    status: str | None
    first_day: str | None
    last_day: str | None
    url: str


class MemberSchema(Schema):
    """An organisation that takes part in the council, or did."""

    id = fields.UUID(attribute="organisation.id")
    name = fields.String(attribute="organisation.name")
    number = fields.String(allow_none=True)
    is_member = fields.Boolean()
    joined_on = fields.Function(lambda row: row.times[-1].joined_on)
    left_on = fields.Function(lambda row: row.times[-1].left_on)
    binding = fields.Integer(metadata={"description": "How many agreements bind it today"})
    waiting = fields.Integer(attribute="waits")
    next_deadline = fields.String(attribute="due", allow_none=True)
    address = fields.Function(lambda row: organisation_address(row.organisation.id))


class LineSchema(Schema):
    """A line of a municipality's page."""

    section = fields.String()
    what = fields.String()
    about = fields.String(allow_none=True)
    status = fields.String(allow_none=True)
    first_day = fields.String(allow_none=True)
    last_day = fields.String(allow_none=True)
    address = fields.String(attribute="url")


def lines_of(page: MunicipalityPage) -> list[Line]:
    """Return everything on the page of a municipality, section by section."""
    waiting = str(gettext("Waiting"))
    found = [Line(waiting, one.what, one.note, one.status, None, one.due, one.url) for one in page.waiting]
    binds = str(gettext("Agreement that binds it"))
    for one in page.binding:
        what = gettext("%(agreement)s, version %(version)s", agreement=one.agreement.title, version=one.binding.version)
        last = day_before(one.binding.valid_to) if one.binding.ends else None
        url = agreement_address(one.agreement.reference)
        adopted = gettext("Adopted %(day)s", day=format_day(one.adopted_on)) if one.adopted_on else None
        found.append(Line(binds, what, one.basis.reference if one.basis else None, adopted, _first(one), last, url))
    answered = str(gettext("Consultation"))
    for each in page.consultations:
        view, status = each.listed.consultation, label("answers-for", each.who)
        told = (view.title or view.reference, view.reference, status, view.received_on, each.listed.deadline)
        found.append(Line(answered, *told, consultation_address(view.reference)))
    sends = str(gettext("Representation"))
    for place in page.places:
        url = body_address(place.body.abbreviation)
        for empty in filter(None, (place.vacant, *place.no_deputies)):
            what = f"{place.body_name}, {place.role}" if empty is place.vacant else place.body_name
            found.append(Line(sends, what, None, str(gettext("Vacant")), empty.since, None, url))
        if place.held is not None:
            holding = place.held.holding
            first = None if holding.valid_from == BEGINNING else holding.term_from or holding.valid_from
            url = appointment_address(holding.appointment_id)
            what = f"{place.body_name}, {place.role}"
            found.append(Line(sends, what, place.held.person, None, first, holding.term_until, url))
    news = str(gettext("Latest news"))
    found += [Line(news, one.what, one.note or None, None, one.day, None, one.url or "") for one in page.latest.news]
    return found


def _first(one: BindingAgreement) -> str | None:
    return one.binding.since or one.binding.starts


MEMBERS = Listing[Member](
    name=lazy_gettext("Municipalities"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.organisation.name, 36),
        Column(lazy_gettext("Number"), lambda row: row.number),
        Column(lazy_gettext("Member since"), lambda row: day(row.times[-1].joined_on)),
        Column(lazy_gettext("Member until"), lambda row: day(row.times[-1].left_on)),
        Column(lazy_gettext("Agreements that bind it"), lambda row: row.binding),
        Column(lazy_gettext("Waiting for it"), lambda row: row.waits),
        Column(lazy_gettext("Next deadline"), lambda row: day(row.due)),
        Column(lazy_gettext("Became part of"), lambda row: row.now.name if row.now else None, 36),
        Column(lazy_gettext("Address"), lambda row: whole_address(organisation_address(row.organisation.id)), 40),
    ),
    schema=MemberSchema,
    as_json=lambda rows: rows,
)

EVERYTHING = Listing[Line](
    name=lazy_gettext("Everything about"),
    columns=(
        Column(lazy_gettext("Section"), lambda row: row.section, 20),
        Column(lazy_gettext("What"), lambda row: row.what, 60),
        Column(lazy_gettext("About"), lambda row: row.about, 50),
        Column(lazy_gettext("Status"), lambda row: row.status, 30),
        Column(lazy_gettext("First day"), lambda row: day(row.first_day)),
        Column(lazy_gettext("Last day or deadline"), lambda row: day(row.last_day)),
        Column(lazy_gettext("Address"), lambda row: whole_address(row.url) if row.url else None, 40),
    ),
    schema=LineSchema,
    as_json=lambda rows: rows,
)
