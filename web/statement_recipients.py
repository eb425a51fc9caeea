"""How those to whom a statement is to be sent are reached, as the office keeps it: it is in no event."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from flask import g
from marshmallow import ValidationError

from application.office.contacts import Contact
from application.questions.organisations import organisations_by_id
from domain.statements import Statement
from web.forms.form import Form
from web.forms.records_named import resolve
from web.services import current_services


@dataclass(frozen=True)
class Recipient:
    """An organisation with what it is reached by, what is for all of it first."""

    id: UUID
    name: str
    contacts: Sequence[Contact]

    @property
    def email(self) -> str | None:
        """The first e-mail address there is: that of its mail room, where it has one."""
        return next((one.email for one in self.contacts if one.email), None)


@dataclass(frozen=True)
class Reached:
    """The recipients that a form names, and what a mail to them is about."""

    recipients: Sequence[Recipient]
    subject: str

    @property
    def emails(self) -> list[str]:
        """One address of each that has one."""
        return [one.email for one in self.recipients if one.email]

    @property
    def without(self) -> list[Recipient]:
        """Those that no e-mail address is known of."""
        return [one for one in self.recipients if not one.email]


def reached(form: Form) -> Reached:
    """Return how the recipients in a form are reached; a name that is not understood is left out."""
    wanted: list[UUID] = []
    for row in form.written.get("recipients") or ():
        with suppress(ValidationError):
            typed = str(row.get("organisation_id") or "").strip()
            wanted += [resolve("organisation", typed)] if typed else []
    services = current_services()
    with services.stores.registers.connect() as connection:
        views = organisations_by_id(connection, wanted)
    contacts = services.contacts.contacts_of(views.keys())
    those = [Recipient(one, views[one].name, contacts.get(one, ())) for one in dict.fromkeys(wanted) if one in views]
    statement = g.get("acting_on")
    return Reached(those, statement.facts["title"] if isinstance(statement, Statement) else "")
