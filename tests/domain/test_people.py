import pytest

from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.people import Person
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
