"""The form of an organisation's contact details."""

from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates

from application.office.contact_details import ContactDetails
from application.questions.organisations import organisations_by_id
from web.forms import fields, lookups, records_named
from web.services import current_services


class ByNameOrId(lookups.Lookup):
    """An organisation by its name; one whose name another has too stands in the form by its id."""

    def show(self, value: UUID | str) -> str:
        """Return what leads back to the very organisation."""
        name = super().show(value)
        try:
            return (
                name
                if records_named.resolve("organisation", name) == records_named.resolve("organisation", str(value))
                else str(value)
            )
        except ValidationError:
            return str(value)


class ContactSchema(Schema):
    """Whom one reaches, and how."""

    organisation_id = ByNameOrId(
        required=True,
        metadata={
            "label": lazy_gettext("Organisation"),
            "widget": "line",
            "lookup": "organisation",
            "help": lazy_gettext("Write a part of the name, and choose among those suggested."),
        },
    )
    department = fields.line(
        lazy_gettext("Role or department"),
        help=lazy_gettext("For example postmottak, kommunedirektør or politisk sekretariat."),
    )
    person = fields.line(lazy_gettext("Contact person"), help=lazy_gettext("Only if the address is a person's own."))
    email = fields.line(lazy_gettext("E-mail"))
    phone = fields.line(lazy_gettext("Phone"))
    postal_address = fields.text(
        lazy_gettext("Postal address"), rows=3, help=lazy_gettext("Street or box, then postal code and place.")
    )
    note = fields.text(lazy_gettext("Note"), rows=2)

    @validates("organisation_id")
    def _require_known(self, value: UUID, **_more: Any) -> None:
        with current_services().stores.registers.connect() as connection:
            if value not in organisations_by_id(connection, [value]):
                raise ValidationError(gettext("There is no such organisation. Choose one of those suggested."))


def values_of(details: ContactDetails) -> dict[str, Any]:
    """Return what a form of these details begins with."""
    return {name: getattr(details, name) for name in ContactSchema._declared_fields}
