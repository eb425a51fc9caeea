"""The addresses of the invented organisations: mail rooms at names that are nobody's (RFC 2606)."""

from application.demo import council
from application.demo.names import demo_id
from application.office.contact_details import ContactDetails
from application.office.contacts import Contacts
from domain.references import slug

_MAIL_ROOM = "Postmottak"
_DIRECTOR = "Kommunedirektør"
_IN_ADDRESSES = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def note_addresses(contacts: Contacts, *, by: str) -> None:
    """Keep how each organisation that is there now is reached; again it does no harm."""
    for code, plan in council.ORGANISATIONS.items():
        if plan.into:
            continue
        place = _place(plan.name)
        mail_room = ContactDetails(
            organisation_id=demo_id("organisation", code),
            department=_MAIL_ROOM,
            email=f"postmottak@{place}.example",
            postal_address=f"Postboks 1\n0000 {plan.name.split()[0]}",
        )
        contacts.add(demo_id("address", code), mail_room, by=by)
    for code in council.MUNICIPALITIES:
        place = _place(council.ORGANISATIONS[code].name)
        director = ContactDetails(
            organisation_id=demo_id("organisation", code),
            department=_DIRECTOR,
            email=f"kommunedirektor@{place}.example",
            note="Få kopi av høringssvar som er felles.",
        )
        contacts.add(demo_id("address", f"{code} director"), director, by=by)


def _place(name: str) -> str:
    return slug(name.removesuffix(" kommune")).translate(_IN_ADDRESSES)
