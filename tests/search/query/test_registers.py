"""The vocabulary follows the registers, and is read again only when a name has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from sqlalchemy import Engine, event

from application.commands.bodies import EstablishBody, RenameBody, establish_body, rename_body
from application.commands.cases import OpenCase, open_case
from application.commands.organisations import (
    MergeOrganisation,
    RegisterOrganisation,
    merge_organisation,
    register_organisation,
)
from application.commands.people import RegisterPerson, register_person
from application.opened import OpenArchive
from search.query.registers import Vocabularies


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What is asked of the database inside the block."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def body(opened: OpenArchive, name: str, abbreviation: str) -> UUID:
    identity = uuid4()
    command = EstablishBody(body_id=identity, name=name, abbreviation=abbreviation, kind="political", by="kari")
    establish_body(opened.archive, command)
    return identity


def municipality(opened: OpenArchive, name: str) -> UUID:
    identity = uuid4()
    command = RegisterOrganisation(organisation_id=identity, name=name, kind="municipality", by="kari")
    register_organisation(opened.archive, command)
    return identity


def test_a_body_is_known_by_all_it_was_ever_called(opened: OpenArchive) -> None:
    vocabularies = Vocabularies(opened.stores.registers)
    assert vocabularies.now().keys("body", "AU") == ()
    identity = body(opened, "Arbeidsutvalget", "AU")
    assert vocabularies.now().keys("body", "au") == (identity.hex,)
    rename_body(opened.archive, RenameBody(body_id=identity, name="Ordførerutvalget", abbreviation="OU", by="kari"))
    now = vocabularies.now()
    assert now.label(identity.hex) == "Ordførerutvalget"
    assert {now.keys("body", name) for name in ("AU", "arbeidsutvalget", "OU", "ordfører")} == {(identity.hex,)}
    assert now.names_in(["AU"])[0].others == ("Arbeidsutvalget", "OU", "Ordførerutvalget")


def test_mergers_over_several_steps_join_names(opened: OpenArchive) -> None:
    first, second, third = (municipality(opened, f"{name} kommune") for name in ("Tenkeby", "Mellomdal", "Storprøve"))
    for one, into in ((first, second), (second, third)):
        merge_organisation(opened.archive, MergeOrganisation(organisation_id=one, into_id=into, by="kari"))
    now = Vocabularies(opened.stores.registers).now()
    assert now.names_in(["tenkeby"])[0].others == ("Mellomdal", "Storprøve")
    assert set(now.names_in(["storprøve"])[0].others) == {"Tenkeby", "Mellomdal"}
    assert set(now.keys("municipality", "Storprøve")) == {first.hex, second.hex, third.hex}
    assert now.keys("municipality", "tenkeby") == (first.hex,)


def test_people_are_no_vocabulary(opened: OpenArchive) -> None:
    register_person(opened.archive, RegisterPerson(person_id=uuid4(), name="Kari Eksempel", by="kari"))
    assert Vocabularies(opened.stores.registers).now().named == {}


def test_it_is_read_again_only_when_a_name_has_changed(opened: OpenArchive) -> None:
    body(opened, "Regionrådet", "RR")
    engine = opened.stores.registers
    vocabularies = Vocabularies(engine)
    first = vocabularies.now()
    with statements(engine) as asked:
        assert vocabularies.now() is first
    assert len(asked) == 1
    open_case(opened.archive, OpenCase(case_id=uuid4(), title="En sak", by="kari"))
    with statements(engine) as asked:
        assert vocabularies.now() is first
    assert len(asked) == 2
    body(opened, "Ordførerutvalget", "OU")
    assert vocabularies.now().keys("body", "OU")


def test_a_rebuilt_register_is_read_again(opened: OpenArchive) -> None:
    identity = body(opened, "Regionrådet", "RR")
    vocabularies = Vocabularies(opened.stores.registers)
    first = vocabularies.now()
    opened.follower.rebuild(["directory"])
    again = vocabularies.now()
    assert again is not first
    assert again.label(identity.hex) == "Regionrådet"
