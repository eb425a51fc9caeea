"""Consultations and statements are found by their texts, and by all who are named; drafts are for the signed in."""

import pytest

from application.commands.organisations import (
    RegisterOrganisation,
    RenameOrganisation,
    register_organisation,
    rename_organisation,
)
from application.commands.statements import RecordReply, record_reply
from domain.access import Audience
from search.engines.errors import SearchAwayError
from search.engines.protocol import Answer
from search.finder import Finder
from search.question import Question
from search.verifying import verify_index
from tests.search.conftest import Indexed
from tests.search.fake_engine import FakeEngine
from tests.web.filing import HIDDEN, the
from tests.web.said import FOUR, say

PUBLIC, READER, OFFICER = Audience.PUBLIC, Audience.READER, Audience.OFFICER
ANSWER, LETTER = "Svar om transportplanen", "Høring om transportplan for Østlandet"


@pytest.fixture
def said(indexed: Indexed) -> Indexed:
    for name in FOUR:
        organisation = {"name": f"{name} kommune", "kind": "municipality", "valid_from": "1964", "by": "kari"}
        register_organisation(indexed.opened.archive, RegisterOrganisation(organisation_id=the(name), **organisation))
    say(indexed.filing)
    indexed.follow()
    return indexed


def found(indexed: Indexed, typed: str, audience: Audience = PUBLIC) -> list[str]:
    return [hit.title for hit in indexed.answer(typed, audience).hits if hit.kind in ("consultation", "statement")]


def is_as_the_registers(indexed: Indexed) -> bool:
    compared = verify_index(indexed.engine, indexed.opened.stores.registers, indexed.texts, pause_s=0.0)
    return not compared.differences


def test_a_statement_is_found_by_every_version_that_was_said_and_by_whom_it_names(said: Indexed) -> None:
    (hit,) = [one for one in said.answer("dobbeltspor Mysen").hits if one.kind == "statement"]
    assert (hit.title, hit.reference, hit.page) == (ANSWER, "2025/1", 2)
    assert found(said, "Rakkestad") == [ANSWER]
    assert found(said, "Prøveavisa")[0] == ANSWER
    assert found(said, "type:uttalelse fag:Samferdsel år:2025") == [ANSWER]
    assert ANSWER in found(said, "type:uttalelse kommune:Tenkeby")
    assert is_as_the_registers(said)


def test_a_consultation_is_found_by_its_letter_its_inputs_and_its_outcome(said: Indexed) -> None:
    assert LETTER in found(said, "høringsbrev")
    assert found(said, "type:høring senere rute") == ["Høring om skoleruter"]
    assert found(said, "type:høring dobbeltsporet kom med") == [LETTER]
    assert found(said, "type:høring 26/889") == ["Høring om skoleruter"]


def test_drafts_are_for_the_signed_in_and_what_is_shielded_for_the_office(said: Indexed) -> None:
    assert found(said, "utkast") == []
    assert "Høring om skoleruter" in found(said, "utkast", OFFICER)
    assert found(said, HIDDEN) == []
    assert found(said, HIDDEN, READER) == []
    assert sorted(found(said, HIDDEN, OFFICER)) == [f"Brev om {HIDDEN}", f"Høring om {HIDDEN}"]
    assert sorted(found(said, "unntatt")) == ["Brev, unntatt", "Høring, unntatt"]


def test_what_is_shielded_is_away_at_once_and_names_are_followed(said: Indexed) -> None:
    rename = RenameOrganisation(organisation_id=the("Eksempelvik"), name="Nyvik kommune", valid_from="2026", by="kari")
    rename_organisation(said.opened.archive, rename)
    said.follow()
    assert ANSWER in found(said, "nyvik")
    assert LETTER in found(said, "nyvik")
    said.filing.shield("statement", "uttalelse 2025/1")
    assert ANSWER not in found(said, "dobbeltspor Mysen")
    said.follow()
    assert is_as_the_registers(said)


def test_who_replied_is_followed_by_name_too(said: Indexed) -> None:
    archive, about = said.opened.archive, {"organisation_id": the("Xerxes"), "by": "kari"}
    register_organisation(archive, RegisterOrganisation(name="Xerxes", kind="association", valid_from="1990", **about))
    record_reply(archive, RecordReply(statement_id=the("uttalelse 2025/1"), replied_on="2026-02", **about))
    said.follow()
    assert found(said, "Xerxes") == [ANSWER]
    rename_organisation(archive, RenameOrganisation(name="Ypsilon", valid_from="2026", **about))
    said.follow()
    assert found(said, "Ypsilon") == [ANSWER]
    assert is_as_the_registers(said)


class EngineAway(FakeEngine):
    """An engine that does not answer."""

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        raise SearchAwayError


def test_titles_and_numbers_find_them_while_the_engine_is_away(said: Indexed) -> None:
    finder = Finder(EngineAway(), said.opened.stores.registers)
    assert [hit.title for hit in finder.find("transportplanen", PUBLIC).answer.hits] == [ANSWER]
    assert {hit.kind for hit in finder.find("2025/1", PUBLIC).answer.hits} >= {"consultation", "statement"}


DRAFT = """
Fråsegn til jernbanedirektoratet. Regionrådet meiner at dobbeltsporet må verta bygt heilt fram til Mysen før 2030.
Transportplanen nemner det ikkje, og kommunane ventar framleis på toget.
"""


def test_what_was_said_is_found_as_like_a_draft_by_who_may_see_it(said: Indexed) -> None:
    finder = Finder(said.engine, said.opened.stores.registers)

    def like(text: str, audience: Audience, *without: str) -> list[tuple[str, int | None]]:
        alike = finder.like(text, ["statement"], audience, without=[the(one) for one in without])
        return [(hit.title, hit.page) for hit in alike.hits]

    assert like(DRAFT, PUBLIC) == like(DRAFT, READER) == [(ANSWER, 2)]
    assert like(DRAFT, READER, "uttalelse 2025/1") == []
    hidden = f"{HIDDEN} skjermet av fylkeskommunen i Eksempelvik, Prøvdal, sammen med kjente {HIDDEN}"
    assert like(hidden, OFFICER)[0] == (f"Brev om {HIDDEN}", 1)
    assert like(hidden, READER) == [(ANSWER, None)]
    said.filing.shield("statement", "uttalelse 2025/1")
    assert like(DRAFT, PUBLIC) == []
