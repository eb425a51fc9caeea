"""Versions of agreements are found by their own texts, say how they stand, and are for those who may see them."""

from typing import Any

import pytest
from sqlalchemy import event

from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.commands.drafting import DraftVersion, draft_version
from application.commands.organisations import (
    RegisterOrganisation,
    RenameOrganisation,
    register_organisation,
    rename_organisation,
)
from application.questions.agreements_found import agreements_found
from application.registers.agreements import version_id
from domain.access import Audience
from search.engines.errors import SearchAwayError
from search.engines.protocol import Answer
from search.finder import Finder
from search.question import Question
from search.verifying import verify_index
from tests.search.conftest import Indexed
from tests.search.extraction.papers import a_pdf
from tests.search.fake_engine import FakeEngine
from tests.web.filing import text, the

PUBLIC, READER, OFFICER = Audience.PUBLIC, Audience.READER, Audience.OFFICER
TITLE = "Campusavtalen"
FIRST, SECOND = (f"{TITLE}, versjon 1, erstattet av versjon 2", f"{TITLE}, versjon 2, gjelder")
THIRD = f"{TITLE}, versjon 3, gjelder senere"
DRAFT = f"{TITLE}, versjon 4, utkast"


@pytest.fixture
def agreed(indexed: Indexed) -> Indexed:
    return agree(indexed)


def agree(indexed: Indexed) -> Indexed:
    """One agreement: version 1 superseded, 2 in force, 3 from 2027, 4 a draft; one is shielded, one without version."""
    register_organisation(
        indexed.opened.archive,
        RegisterOrganisation(organisation_id=the("Marker"), name="Marker kommune", kind="municipality", by="kari"),
    )
    register(indexed, "2019/1", "Intensjonsavtale om studier", covers="Studiested")
    register(
        indexed,
        "2020/1",
        TITLE,
        covers="Campus, NMBU",
        subject_areas=("Utdanning",),
        replaces=(the("avtale 2019/1"),),
    )
    draft(indexed, "2020/1", "avtale-1.pdf", ("Innledning", "Leie av hybler"), earliest="2020-01-01")
    draft(indexed, "2020/1", "avtale-2.pdf", ("Innledning", "Laboratorium på Ås"), earliest="2022-01-01")
    draft(indexed, "2020/1", "avtale-3.pdf", ("Innledning", "Drivhus"), earliest="2027-01-01")
    draft(indexed, "2020/1", "avtale-4.pdf", ("Innledning", "Rakettbase"))
    register(indexed, "2021/1", "Lokaler for Eksempelfirma", public_title="Nedskjermet")
    draft(indexed, "2021/1", "leie.pdf", ("Kjellerlokale",), earliest="2021-01-01")
    indexed.filing.publish("agreement", "avtale 2019/1", "avtale 2020/1", "avtale 2021/1")
    indexed.filing.shield("agreement", "avtale 2021/1")
    indexed.follow()
    return indexed


def register(indexed: Indexed, reference: str, title: str, **more: Any) -> None:
    command = RegisterAgreement(
        agreement_id=the(f"avtale {reference}"),
        reference=reference,
        kind="collaboration",
        title=title,
        parties=(Joining(organisation_id=the("Marker"), joined_on="2019-01-01"),),
        by="kari",
        **more,
    )
    register_agreement(indexed.opened.archive, command)


def draft(indexed: Indexed, reference: str, name: str, pages: tuple[str, ...], *, earliest: str | None = None) -> None:
    force = {"rule": "date", "earliest": earliest} if earliest else {"rule": "all-adopted"}
    files = (indexed.filing.paper(name, a_pdf(*pages), title=name.removesuffix(".pdf"), read=text(*pages)),)
    agreement = the(f"avtale {reference}")
    draft_version(indexed.opened.archive, DraftVersion(agreement_id=agreement, files=files, force=force, by="kari"))


def found(indexed: Indexed, typed: str, audience: Audience = PUBLIC) -> list[str]:
    return [hit.title for hit in indexed.answer(typed, audience).hits if hit.kind == "agreement"]


def is_as_the_registers(indexed: Indexed) -> bool:
    compared = verify_index(indexed.engine, indexed.opened.stores.registers, indexed.texts, pause_s=0.0)
    return not compared.differences


def test_a_word_of_an_earlier_text_finds_that_version_which_says_what_is_in_force(agreed: Indexed) -> None:
    (hit,) = agreed.answer("hybler").hits
    assert (hit.title, hit.reference, hit.page) == (FIRST, "2020/1", 2)
    assert hit.record_id == version_id(the("avtale 2020/1"), 1)
    with agreed.opened.stores.registers.connect() as connection:
        one = agreements_found(connection, [hit.record_id], PUBLIC)[hit.record_id]
    assert one.is_superseded
    assert one.current is not None
    assert one.current.number == 2
    assert [each.reference for each in one.replaces] == ["2019/1"]
    assert is_as_the_registers(agreed)


def test_a_matter_finds_what_covers_it_and_facets_narrow(agreed: Indexed) -> None:
    assert set(found(agreed, "campus NMBU")) == {FIRST, SECOND, THIRD}
    assert set(found(agreed, "type:avtale kommune:Marker år:2023")) == {SECOND}
    assert found(agreed, "type:avtale fag:Utdanning laboratorium") == [SECOND]
    assert found(agreed, "studiested") == ["Intensjonsavtale om studier"]
    assert "2020/1" in agreed.references("2020/1")


def test_drafts_are_for_the_signed_in(agreed: Indexed) -> None:
    assert found(agreed, "rakettbase") == []
    assert found(agreed, "type:avtale utkast") == []
    assert found(agreed, "rakettbase", READER) == [DRAFT]
    assert found(agreed, "rakettbase", OFFICER) == [DRAFT]


def test_of_a_shielded_agreement_others_find_its_line(agreed: Indexed) -> None:
    assert found(agreed, "kjellerlokale") == []
    assert found(agreed, "kjellerlokale", READER) == []
    assert found(agreed, "nedskjermet") == ["Nedskjermet"]
    assert found(agreed, "kjellerlokale", OFFICER) == ["Lokaler for Eksempelfirma, versjon 1, gjelder"]
    agreed.filing.shield("agreement", "avtale 2020/1")
    assert found(agreed, "hybler") == []  # at once, before the index knows
    agreed.follow()
    assert found(agreed, "campus") == []
    assert SECOND in found(agreed, "campus", OFFICER)
    assert is_as_the_registers(agreed)


def test_it_follows_the_days_and_the_names_of_parties(agreed: Indexed) -> None:
    rename = RenameOrganisation(organisation_id=the("Marker"), name="Nymark kommune", valid_from="2026", by="kari")
    rename_organisation(agreed.opened.archive, rename)
    agreed.follow()
    assert SECOND in found(agreed, "type:avtale nymark")
    assert SECOND in found(agreed, "type:avtale marker")
    with agreed.filing.at("2027-01-02T12:00"):
        agreed.follow()
        assert found(agreed, "drivhus") == [f"{TITLE}, versjon 3, gjelder"]
        assert found(agreed, "laboratorium") == [f"{TITLE}, versjon 2, erstattet av versjon 3"]
        assert is_as_the_registers(agreed)


def test_as_many_questions_are_asked_of_many_as_of_one(agreed: Indexed) -> None:
    asked: list[str] = []
    registers = agreed.opened.stores.registers
    event.listen(registers, "before_cursor_execute", lambda *told: asked.append(told[2]))
    versions = [version_id(the("avtale 2020/1"), number) for number in (1, 2, 3, 4)]
    with registers.connect() as connection:
        agreements_found(connection, versions, OFFICER)
        counts = []
        for ids in (versions[:1], [*versions, the("avtale 2019/1"), version_id(the("avtale 2021/1"), 1)]):
            asked.clear()
            assert agreements_found(connection, ids, OFFICER).keys() == set(ids)
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 5


class EngineAway(FakeEngine):
    """An engine that does not answer."""

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        raise SearchAwayError


def test_titles_and_numbers_find_agreements_while_the_engine_is_away(agreed: Indexed) -> None:
    finder = Finder(EngineAway(), agreed.opened.stores.registers)
    assert [hit.title for hit in finder.find("campusavtalen", PUBLIC).answer.hits] == [TITLE]
    assert [hit.record_id for hit in finder.find("2019/1", PUBLIC).answer.hits] == [the("avtale 2019/1")]
