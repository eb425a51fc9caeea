import pytest

from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.people import Person, PersonIsAnotherError
from tests.domain.given import IDENTITY_NUMBER, recorded, settled


def test_a_person_is_registered_by_name_alone() -> None:
    assert recorded(Person.register(name=" Kari Eksempel ", by="ola")) == [
        (Person.Registered, {"name": "Kari Eksempel"})
    ]


def test_a_person_is_renamed_and_the_same_name_changes_nothing() -> None:
    person = settled(Person.register(name="Kari Eksempel", by="ola"))
    person.rename(name="Kari Eksempel", by="ola")
    person.rename(name="Kari Tenkt", valid_from="2024-06", by="ola")
    assert recorded(person) == [
        (Person.Renamed, {"before": "Kari Eksempel", "name": "Kari Tenkt", "valid_from": "2024-06"})
    ]
    assert person.name == "Kari Tenkt"


def test_a_person_has_a_name_and_no_number() -> None:
    person = settled(Person.register(name="Kari Eksempel", by="ola"))
    for name, error in (("", InvalidValueError), (f"Kari {IDENTITY_NUMBER}", IdentityNumberError)):
        with pytest.raises(error):
            Person.register(name=name, by="ola")
        with pytest.raises(error):
            person.rename(name=name, by="ola")
    assert person.collect_events() == []


def test_two_whose_names_are_alike_are_told_apart() -> None:
    one, other = (settled(Person.register(name="Ola Tvilling", by="kari")) for _ in range(2))
    one.tell_apart(other, reason="far og sønn", by="kari")
    assert recorded(one) == [(Person.FoundDifferent, {"person_id": other.id, "reason": "far og sønn"})]
    assert one.same_as is None


def test_nobody_is_told_apart_from_themselves_or_while_they_are_the_same() -> None:
    one, other = (settled(Person.register(name="Ola Tvilling", by="kari")) for _ in range(2))
    with pytest.raises(InvalidValueError):
        one.tell_apart(one, reason="x", by="kari")
    one.find_same(other, reason="samme", by="kari")
    with pytest.raises(PersonIsAnotherError):
        one.tell_apart(other, reason="x", by="kari")
    assert [kind for kind, _ in recorded(one)] == [Person.FoundSame]
