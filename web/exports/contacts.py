"""Contact details of organisations as files, for those who work in the office."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from application.office.contact_list import ContactRow
from domain.organisations import NumberKind
from web.exports.listing import Column, Listing, moment
from web.who import names_of


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Contact details, and who wrote them."""

    row: ContactRow
    who: str

    @property
    def number(self) -> str | None:
        """The number of the organisation in the public registers."""
        kinds = (NumberKind.ORGANISATION, NumberKind.MUNICIPALITY, NumberKind.COUNTY)
        return next(filter(None, map(self.row.organisation.number, kinds)), None)


def contact_lines(rows: Sequence[ContactRow]) -> list[ContactLine]:
    """Return rows with who wrote them, in one query."""
    names = names_of(row.contact.updated_by for row in rows)
    return [ContactLine(row, names[row.contact.updated_by]) for row in rows]


class ContactLineSchema(Schema):
    """Contact details."""

    id = fields.UUID()
    organisation_id = fields.UUID()
    organisation = fields.String()
    number = fields.String(allow_none=True)
    department = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    email = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    postal_address = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    updated_at = fields.DateTime()
    updated_by = fields.String()


def _as_json(line: ContactLine) -> dict[str, object]:
    contact = line.row.contact
    told = {name: getattr(contact, name) for name in ContactLineSchema._declared_fields if hasattr(contact, name)}
    return told | {"organisation": line.row.organisation.name, "number": line.number, "updated_by": line.who}


CONTACTS = Listing[ContactLine](
    name=lazy_gettext("Addresses"),
    columns=(
        Column(lazy_gettext("Organisation"), lambda line: line.row.organisation.name, 30),
        Column(lazy_gettext("Number"), lambda line: line.number, 14),
        Column(lazy_gettext("Role or department"), lambda line: line.row.contact.department, 24),
        Column(lazy_gettext("Contact person"), lambda line: line.row.contact.person, 24),
        Column(lazy_gettext("E-mail"), lambda line: line.row.contact.email, 30),
        Column(lazy_gettext("Phone"), lambda line: line.row.contact.phone),
        Column(lazy_gettext("Postal address"), lambda line: line.row.contact.postal_address, 30),
        Column(lazy_gettext("Note"), lambda line: line.row.contact.note, 30),
        Column(lazy_gettext("Changed"), lambda line: moment(line.row.contact.updated_at.isoformat()), 20),
        Column(lazy_gettext("By"), lambda line: line.who, 24),
    ),
    schema=ContactLineSchema,
    as_json=lambda lines: [_as_json(line) for line in lines],
)
