"""Who that voted held office where the case concerned, that day, and whether they left the room."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from application.archive import Archive
from application.commands.recusals import NoteRecusal, WithdrawRecusal, note_recusal, withdraw_recusal
from application.opened import OpenArchive, open_archive
from application.questions.concerned_by import concerned_by
from application.questions.known import last_position
from application.questions.offices_then import OfficesThen, offices_then
from application.questions.recusals import recusals_of
from benchmarks.statements import statements
from domain.access import Audience
from domain.decisions import Decision
from domain.errors import DomainError
from tests.application.conftest import settings_for
from tests.application.norsus_case import happen, the

PUBLIC = Audience.PUBLIC


@pytest.fixture(scope="module")
def norsus(_new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    folder = tmp_path_factory.mktemp("norsus") / "archive"
    shutil.copytree(_new_archive, folder)
    with open_archive(settings_for(folder)) as opened:
        happen(opened.archive, "kari")
        yield opened


@pytest.fixture
def connection(norsus: OpenArchive) -> Iterator[Connection]:
    with norsus.stores.registers.connect() as one:
        yield one


def asked(connection: Connection, *concerned: str) -> OfficesThen:
    ids = [the(one) for one in concerned]
    return offices_then(connection, the("decision"), PUBLIC, ids, last_position(connection))


def told(answer: OfficesThen) -> set[tuple[str, str, str, bool, str | None]]:
    return {
        (
            one.person,
            office.holding.role,
            office.body,
            office.certain,
            one.who.recusal.left_room if one.who.recusal else None,
        )
        for one in answer.held
        for office in one.offices
    }


ON_THE_BOARD = {
    ("Åse Tenkt", "leader", "Selskapsstyret", True, "yes"),
    ("Turid Liksom", "member", "Selskapsstyret", True, None),
    ("Ola Tvilling", "numbered-deputy", "Selskapsstyret", False, None),
}


def test_the_body_and_the_organisation_that_owns_it_are_answered_alike(connection: Connection) -> None:
    assert told(asked(connection, "NST")) == told(asked(connection, "Norsus")) == ON_THE_BOARD
    assert told(asked(connection, "TF")) == {("Geir Modell", "member", "Togforum", True, None)}
    assert told(asked(connection)) == set()


def test_a_name_that_two_bear_is_a_doubt_and_one_of_nobody_is_told(connection: Connection) -> None:
    answer = asked(connection, "NST")
    (twin,) = [one for one in answer.held if one.person == "Ola Tvilling"]
    assert not twin.who.is_one
    assert {identity for identity, _ in twin.who.people} == {the("Ola Tvilling"), the("Ola Tvilling 2")}
    assert twin.person_id == the("Ola Tvilling 2")
    assert (twin.who.deputy_for, twin.who.parties) == ("Eva Utkast", ("Rakkestad",))
    assert [one.name for one in answer.unknown] == ["Per Prototyp"]
    (liksom,) = [one for one in answer.held if one.who.name == "T. Liksom"]
    assert (liksom.person_id, liksom.who.is_one) == (the("Turid Liksom"), True)


def test_what_the_case_names_comes_first_without_those_who_decided(connection: Connection) -> None:
    found = concerned_by(connection, the("decision"), Audience.READER)
    assert [one.name for one in found if one.named] == ["Norsus AS"]
    assert found[0].id == the("Norsus")
    assert {one.name for one in found} == {"Norsus AS", "Marker kommune", "Regionrådet", "Selskapsstyret", "Togforum"}


def test_what_is_not_published_is_not_answered(norsus: OpenArchive, connection: Connection) -> None:
    assert concerned_by(connection, the("nothing"), PUBLIC) == []
    assert offices_then(connection, the("nothing"), PUBLIC, [the("NST")], 10_000).took_part == ()


def test_as_many_questions_for_many_as_for_few(connection: Connection) -> None:
    with statements() as few:
        asked(connection, "TF")
    with statements() as many:
        asked(connection, "TF", "NST", "Norsus", "Marker")
    assert len(few) == len(many) < 16


def test_a_recusal_is_noted_once_and_taken_back(norsus: OpenArchive) -> None:
    archive: Archive = norsus.archive

    def noted() -> list[tuple[str, str | None]]:
        with norsus.stores.registers.connect() as connection:
            return [(one.name, one.section) for one in recusals_of(connection, the("decision"))]

    assert noted() == [("Åse Tenkt", "fvl-6")]
    about = {"decision_id": the("decision"), "by": "kari"}
    for again in ({"person_id": the("Åse Tenkt")}, {"name": "åse tenkt"}):
        with pytest.raises(DomainError):
            note_recusal(archive, NoteRecusal(left_room="no", **again, **about))
    with pytest.raises(DomainError):
        note_recusal(archive, NoteRecusal(name="Eva Utkast", left_room="perhaps", **about))
    with pytest.raises(DomainError):
        note_recusal(archive, NoteRecusal(left_room="no", **about))
    note_recusal(archive, NoteRecusal(name="Eva Utkast", left_room="no", **about))
    number = archive.load(Decision, the("decision")).version
    assert len(noted()) == 2
    withdraw_recusal(archive, WithdrawRecusal(recusal=number, reason="en annen", **about))
    assert noted() == [("Åse Tenkt", "fvl-6")]
    with pytest.raises(DomainError):
        withdraw_recusal(archive, WithdrawRecusal(recusal=number, reason="en annen", **about))
