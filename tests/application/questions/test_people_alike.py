"""People whose names are alike, with the reasons."""

from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.people import (
    CorrectPerson,
    FindSamePerson,
    RegisterPerson,
    RenamePerson,
    correct_person,
    find_same_person,
    register_person,
    rename_person,
)
from application.opened import OpenArchive
from application.questions.people_alike import alike_to_people, people_alike

IDS = UUID("b0b0b0b0-0000-4000-8000-000000000000")


def person(archive: Archive, name: str) -> UUID:
    identity = uuid5(IDS, name)
    register_person(archive, RegisterPerson(person_id=identity, name=name, by="ola"))
    return identity


def test_people_are_found_by_every_name_that_is_alike(opened: OpenArchive) -> None:
    archive = opened.archive
    kari, initial = person(archive, "Kari Eksempel"), person(archive, "K. M. Eksempel")
    person(archive, "Ola Eksempel")
    renamed, mended = person(archive, "Berit Liksom"), person(archive, "Aage Liksum")
    rename_person(archive, RenamePerson(person_id=renamed, name="Berit Eksempel", valid_from="2020", by="ola"))
    correct = CorrectPerson(person_id=mended, changes={"name": "Åge Tenkt"}, reason="avskrift", by="ola")
    correct_person(archive, correct)
    with opened.stores.registers.connect() as connection:
        found = people_alike(connection, "Eksempel, Kari")
        assert [(one.id, " ".join(one.reasons)) for one in found] == [(kari, "order"), (initial, "initial middle")]
        assert [one.id for one in people_alike(connection, "Kari Eksempel", but=[kari])] == [initial]
        assert [one.id for one in people_alike(connection, "Kari Eksempel", most=1)] == [kari]
        (earlier,) = people_alike(connection, "Berit Liksom")
        assert (earlier.id, earlier.name, earlier.by_name) == (renamed, "Berit Eksempel", "Berit Liksom")
        assert [one.id for one in people_alike(connection, "Aage Tenkt")] == [mended]
        assert people_alike(connection, "Aage Liksum") == people_alike(connection, "") == []


def test_those_who_are_like_others_are_told_until_somebody_said_that_they_are_the_same(opened: OpenArchive) -> None:
    archive = opened.archive
    kari, same, nobody = (person(archive, name) for name in ("Kari Eksempel", "Kari B. Eksempel", "Ola Liksom"))
    with opened.stores.registers.connect() as connection:
        found = alike_to_people(connection, [kari, same, nobody])
        assert {one: [(like.id, *like.reasons) for like in its] for one, its in found.items()} == {
            kari: [(same, "middle")],
            same: [(kari, "middle")],
        }
    find_same_person(archive, FindSamePerson(person_id=same, same_as=kari, reason="samme", by="ola"))
    with opened.stores.registers.connect() as connection:
        assert alike_to_people(connection, [kari, same]) == {}
