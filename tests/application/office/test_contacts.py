from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from application.office.contact_details import ContactDetails, phone_of, tidied
from application.office.contact_list import ContactRow, list_contacts
from application.office.contacts import MOST_OF_ONE, Contacts, Word
from application.office.errors import ContactChangedError, ContactMadeAlreadyError, UnknownContactError
from application.opened import OpenArchive
from domain.clock import clock_set_to
from domain.errors import InvalidValueError, InvalidValuesError
from tests.application.filled import Filled

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OURS, OTHERS = UUID(int=1), UUID(int=2)
MAIL_ROOM = ContactDetails(organisation_id=OURS, department="Postmottak", email="post@prove.no")
BY = str(uuid4())


@pytest.fixture
def contacts(office: Engine) -> Contacts:
    return Contacts(office)


def added(contacts: Contacts, organisation_id: UUID = OURS, **written: str) -> UUID:
    identity = uuid4()
    contacts.add(identity, ContactDetails(organisation_id=organisation_id, **written), by=BY)
    return identity


def test_contact_details_are_kept_tidily_and_told_by_whom_and_when(contacts: Contacts) -> None:
    identity = uuid4()
    written = ContactDetails(
        organisation_id=OURS,
        department="  Politisk \n sekretariat ",
        person="Åse  Østby",
        email="mailto:ase@prove.no",
        phone="+47 69681000",
        postal_address="Storgata 1 \r\n1850 Mysen\r\n",
        note=" ",
    )
    with clock_set_to(NOON):
        kept = contacts.add(identity, written, by=BY)
    assert contacts.get(identity) == kept
    assert kept.details == ContactDetails(
        organisation_id=OURS,
        department="Politisk sekretariat",
        person="Åse Østby",
        email="ase@prove.no",
        phone="69 68 10 00",
        postal_address="Storgata 1\n1850 Mysen",
    )
    assert (kept.version, kept.updated_at, kept.updated_by) == (1, NOON, BY)
    assert kept.called == "Åse Østby, Politisk sekretariat"


def test_a_form_sent_twice_adds_once(contacts: Contacts) -> None:
    identity = uuid4()
    first = contacts.add(identity, MAIL_ROOM, by=BY)
    assert contacts.add(identity, MAIL_ROOM, by="another") == first
    with pytest.raises(ContactMadeAlreadyError):
        contacts.add(identity, replace(MAIL_ROOM, note="Noe annet"), by=BY)
    assert contacts.contacts_of([OURS]) == {OURS: [first]}


def test_a_change_is_of_what_was_read(contacts: Contacts) -> None:
    identity = added(contacts, email="post@prove.no")
    with clock_set_to(NOON + timedelta(days=1)):
        changed = contacts.change(identity, replace(MAIL_ROOM, phone="02024"), by="kari", version=1)
    assert contacts.get(identity) == changed
    assert (changed.version, changed.phone, changed.updated_by) == (2, "02024", "kari")
    assert contacts.change(identity, changed.details, by="ola", version=1) == changed
    with pytest.raises(ContactChangedError):
        contacts.change(identity, MAIL_ROOM, by="ola", version=1)
    with pytest.raises(UnknownContactError):
        contacts.change(uuid4(), MAIL_ROOM, by="ola", version=1)
    assert contacts.get(identity) == changed


def test_what_is_taken_away_is_gone_and_can_be_added_again(contacts: Contacts) -> None:
    identity = added(contacts, email="post@prove.no")
    taken = contacts.remove(identity)
    assert taken is not None
    assert contacts.remove(identity) is None
    assert (contacts.get(identity), contacts.organisations()) == (None, frozenset())
    assert contacts.add(identity, taken.details, by=BY).details == taken.details


def test_those_of_an_organisation_come_with_the_mail_room_first_and_people_last(contacts: Contacts) -> None:
    for department, person in (
        ("Ærespris", None),
        ("Ordfører", "Åse Ås"),
        ("Ordfører", "Bo Zahl"),
        (None, None),
        ("Postmottak", None),
        ("Administrasjon", "Nn"),
    ):
        added(
            contacts, **{"email": "a@b.no", **{k: v for k, v in (("department", department), ("person", person)) if v}}
        )
    other = added(contacts, OTHERS, phone="91234567")
    found = contacts.contacts_of([OURS, OTHERS, uuid4()])
    assert [one.called for one in found[OURS]] == [
        "Postmottak",
        "",
        "Ærespris",
        "Nn, Administrasjon",
        "Bo Zahl, Ordfører",
        "Åse Ås, Ordfører",
    ]
    assert [one.id for one in found[OTHERS]] == [other]
    assert found.keys() == {OURS, OTHERS}
    assert contacts.contacts_of([]) == {}


def test_they_are_found_by_words_whatever_capitals_and_signs(contacts: Contacts) -> None:
    one = added(contacts, department="Ærlig råd", email="ase_1@prove.no")
    other = added(contacts, OTHERS, person="Åse Østby", phone="912 34 567")
    for typed, wanted in (("ærlig", one), ("østby", other), ("ase_1", one), ("912 34", other)):
        found = contacts.contacts_of([OURS, OTHERS], [Word(each) for each in typed.split()])
        assert [each.id for many in found.values() for each in many] == [wanted], typed
    assert contacts.organisations([Word("e%e")]) == frozenset()
    assert contacts.organisations([Word("prøvdal", frozenset({OURS})), Word("råd")]) == {OURS}


def test_many_are_kept_at_once_or_none(contacts: Contacts) -> None:
    there, new = added(contacts, email="post@prove.no"), uuid4()
    wrong = replace(MAIL_ROOM, email="ingen")
    with pytest.raises(InvalidValueError):
        contacts.keep([(new, MAIL_ROOM), (uuid4(), wrong)], by=BY)
    assert contacts.get(new) is None
    contacts.keep([(there, replace(MAIL_ROOM, phone="02024")), (new, MAIL_ROOM)], by=BY)
    assert [one.version for one in contacts.contacts_of([OURS])[OURS] if one.id == there] == [2]
    assert contacts.get(new) is not None


def test_one_organisation_has_only_so_many(contacts: Contacts) -> None:
    contacts.keep([(uuid4(), MAIL_ROOM) for _ in range(MOST_OF_ONE)], by=BY)
    with pytest.raises(InvalidValueError) as caught:
        added(contacts, email="en@for.mye")
    assert caught.value.values["problem"] == "too-many-contacts"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("69681000", "69 68 10 00"),
        ("(+47) 69 68 10 00", "69 68 10 00"),
        ("0047-91234567", "912 34 567"),
        ("800 33 000", "800 33 000"),
        ("02024", "02024"),
        ("+46 8 123 456", "+46 8 123 456"),
        ("0046 8 123 456", "+46 8 123 456"),
        ("  ", None),
    ],
)
def test_phone_numbers_are_kept_as_they_are_read_aloud(written: str, kept: str | None) -> None:
    assert phone_of(written) == kept
    assert phone_of(kept) == kept


@pytest.mark.parametrize("written", ["6968100", "ring oss", "+47 123", "69 68 10 00 / 01", "12+3", "+1234567890123456"])
def test_what_is_no_phone_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        phone_of(written)
    assert caught.value.values["problem"] == "bad-phone"


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidValuesError) as caught:
        tidied(ContactDetails(organisation_id=OURS, department="x" * 201, email="kari@", phone="12"))
    assert [one.values["problem"] for one in caught.value.errors] == ["too-long", "bad-email", "bad-phone"]
    with pytest.raises(InvalidValueError) as unreachable:
        tidied(ContactDetails(organisation_id=OURS, person="Kari", note="Ringer selv"))
    assert unreachable.value.values["problem"] == "not-reachable"


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_list_is_by_the_names_of_organisations_a_page_at_a_time(opened: OpenArchive, filled: Filled) -> None:
    contacts = Contacts(opened.stores.office)
    for organisation in (filled.municipality, filled.merged):
        added(contacts, organisation, department="Postmottak", email=f"post@{organisation.hex[:6]}.no")
        added(contacts, organisation, person="Kari Tenkt", phone="91234567")
    added(contacts, uuid4(), email="ukjent@prove.no")  # of what is no organisation of the registers

    def listed(typed: str = "", **asked: object) -> list[ContactRow]:
        with opened.stores.registers.connect() as registers:
            page = list_contacts(registers, contacts, typed, **asked)  # type: ignore[arg-type]
            rows = list(page.items)
            while page.next is not None:
                page = list_contacts(registers, contacts, typed, **{**asked, "after": UUID(page.next)})  # type: ignore[arg-type]
                rows += page.items
            return rows

    everything = listed()
    assert len(everything) == 4
    assert listed(limit=1) == everything
    assert [row.contact.called for row in everything] == ["Postmottak", "Kari Tenkt"] * 2
    name = next(row.organisation.name for row in everything if row.organisation.id == filled.municipality)
    word = name.split()[0].lower()
    assert [row.contact.called for row in listed(f"{word} kari") if row.organisation.name == name] == ["Kari Tenkt"]
    assert {row.organisation.id for row in listed("kari", organisation_id=filled.merged)} == {filled.merged}
    assert listed("ingenting") == listed(kind="company") == listed(organisation_id=uuid4()) == []
