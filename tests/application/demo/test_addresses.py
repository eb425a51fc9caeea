from application.demo import council
from application.demo.addresses import note_addresses
from application.demo.names import demo_id
from application.office.contacts import Contacts
from application.opened import OpenArchive


def test_every_organisation_of_the_demo_is_reached_at_an_address_that_is_nobodys(opened: OpenArchive) -> None:
    contacts = Contacts(opened.stores.office)
    for _ in range(2):
        note_addresses(contacts, by="demo")
    there = {demo_id("organisation", code) for code, plan in council.ORGANISATIONS.items() if not plan.into}
    found = contacts.contacts_of(there)
    assert found.keys() == there == contacts.organisations()
    assert all(
        (one.email or "").isascii() and (one.email or "").endswith(".example")
        for many in found.values()
        for one in many
    )
    assert [one.department for one in found[demo_id("organisation", "LIK")]] == ["Postmottak", "Kommunedirektør"]
