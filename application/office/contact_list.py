"""The list of contact details: by the names of their organisations, which the registers know, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.office.contacts import Contact, Contacts, Word
from application.questions.organisations import OrganisationView, list_organisations, organisations_called
from application.questions.seen import Page

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Contact details, and the organisation they are of."""

    organisation: OrganisationView
    contact: Contact


def list_contacts(
    registers: Connection,
    contacts: Contacts,
    typed: str = "",
    *,
    kind: str | None = None,
    organisation_id: UUID | None = None,
    after: UUID | None = None,
    limit: int = 50,
) -> Page[ContactRow]:
    """Return the contact details of at most `limit` organisations, in Norwegian order of these, from after one of them.

    Every word that is `typed` stands in the details, or in a name that the organisation bears or bore. Of one kind of
    organisation, or of one organisation, if asked.
    """
    words = _words(registers, contacts, typed)
    among = contacts.organisations(words)
    if organisation_id is not None:
        among &= {organisation_id}
    page = list_organisations(registers, kind=kind, among=among, after=after, limit=limit)
    known = {one.id: one for one in page.items}
    found = contacts.contacts_of(known.keys(), words)
    return Page([ContactRow(one, each) for one in known.values() for each in found.get(one.id, ())], page.next)


def _words(registers: Connection, contacts: Contacts, typed: str) -> list[Word]:
    words = typed.split()[:_MOST_WORDS]
    among: Collection[UUID] = contacts.organisations() if words else ()
    return [Word(one, organisations_called(registers, one, among)) for one in words]
