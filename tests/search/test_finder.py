"""What a person is given: hits, facets with names, and ways on that each find something for this person."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from application.commands.bodies import EstablishBody, establish_body
from application.opened import OpenArchive
from domain.access import Audience
from search.draft import Draft
from search.engines.errors import SearchAwayError
from search.engines.protocol import Alike
from search.finder import Finder
from search.found import Chosen, Found, Why
from search.question import Question, Sort
from tests.search.fake_engine import FakeEngine, an_entry

INSIDE = frozenset({Audience.READER, Audience.OFFICER})


@pytest.fixture
def council(opened: OpenArchive) -> UUID:
    identity = uuid4()
    command = EstablishBody(body_id=identity, name="Regionrådet", abbreviation="RR", kind="political", by="kari")
    establish_body(opened.archive, command)
    return identity


def ways(found: Found) -> dict[str, int]:
    return {way.query: way.count for way in found.ways}


def find(opened: OpenArchive, engine: FakeEngine, typed: str, audience: Audience = Audience.OFFICER) -> Found:
    return Finder(engine, opened.stores.registers).find(typed, audience)


def test_facets_are_named_by_the_registers_and_choices_in_force_are_marked(opened: OpenArchive, council: UUID) -> None:
    engine = FakeEngine(
        an_entry("Buss til Prøvdal", body=(council.hex,), year=("2024",)),
        an_entry("Buss til Tenkeby", body=(council.hex,), year=("2025",), kind="decision"),
    )
    finder = Finder(engine, opened.stores.registers)
    found = finder.find("buss type:vedtak", Audience.PUBLIC, chosen={"year": ["2023"]}, sort=Sort.NEWEST, limit=1)
    assert found.answer.total == 0
    assert found.understood.question.sort is Sort.NEWEST
    assert [(one.key, one.count, one.chosen) for one in found.facets["year"]] == [("2025", 1, False), ("2023", 0, True)]
    found = finder.find("buss", Audience.PUBLIC)
    assert [(one.label, one.count, one.chosen) for one in found.facets["body"]] == [("Regionrådet", 2, False)]
    assert [(one.label, one.key) for one in found.facets["type"]] == [(None, "case"), (None, "decision")]


def test_pages_of_hits_are_asked_for_as_they_are_wanted(opened: OpenArchive) -> None:
    engine = FakeEngine(*(an_entry(f"Buss {number}") for number in range(5)))
    found = Finder(engine, opened.stores.registers).find("buss", Audience.PUBLIC, offset=3, limit=20)
    assert (found.answer.total, [hit.title for hit in found.answer.hits]) == (5, ["Buss 3", "Buss 4"])


def test_a_misspelt_word_is_mended_in_what_was_typed(opened: OpenArchive) -> None:
    engine = FakeEngine(
        an_entry("Felles kostnadsfordeling for vannverket"), mends={"kostnadfordeling": "kostnadsfordeling"}
    )
    found = find(opened, engine, "om  Kostnadfordeling til:2030")
    assert found.meant is None  # it has no date: the filter still keeps it out
    found = find(opened, engine, "om  Kostnadfordeling -tog")
    assert found.meant is not None
    assert (found.meant.query, found.meant.count) == ("om Kostnadsfordeling -tog", 1)
    found = find(opened, engine, '"felles kostnadfordeling"')
    assert found.meant is not None
    assert found.meant.query == '"felles kostnadsfordeling"'


def test_when_something_is_found_no_ways_on_are_looked_for(opened: OpenArchive) -> None:
    found = find(opened, FakeEngine(an_entry("Buss"), mends={"buss": "tog"}), "buss")
    assert (found.meant, found.ways) == (None, ())


def test_each_filter_can_be_left_out(opened: OpenArchive, council: UUID) -> None:
    engine = FakeEngine(an_entry("Buss", on=date(2024, 1, 1), body=("other",)), an_entry("Buss", on=date(2024, 1, 1)))
    found = find(opened, engine, "buss organ:rr")
    assert ways(found) == {"buss": 2}
    assert found.ways[0].left_out == "organ:rr"
    finder = Finder(engine, opened.stores.registers)
    found = finder.find("buss fra:2023", Audience.PUBLIC, chosen={"body": [council.hex], "until": ["2025"]})
    way = found.ways[0]
    assert (way.query, way.count, way.chosen) == ("buss fra:2023", 2, {"until": ("2025-12-31",)})
    assert way.left_out == Chosen("body", council.hex, "Regionrådet", typed=False)


def test_all_filters_are_left_out_when_one_is_not_enough(opened: OpenArchive) -> None:
    engine = FakeEngine(an_entry("Buss", kind="case", year=("2024",)))
    found = find(opened, engine, "buss type:vedtak år:2020")
    assert ways(found) == {"buss": 1}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"felles svar"', {"felles svar": 2}),
        ('tog "felles svar"', {"tog felles svar": 2}),
        ("felles -høring -svar", {"felles -høring": 1}),
        ("vannverkets", {"vannverk*": 1}),
        ("vannverktest", {"vannverk*": 1}),  # a third of a long word may go
        ("brannvannverket", {}),
    ],
)
def test_signs_are_left_out_and_words_cut(opened: OpenArchive, typed: str, expected: Mapping[str, int]) -> None:
    engine = FakeEngine(an_entry("Felles høring", text="et svar"), an_entry("Svar på felles sak"), an_entry("Vannverk"))
    assert ways(find(opened, engine, typed)) == expected


def test_ways_on_count_only_what_the_asker_may_see(opened: OpenArchive) -> None:
    engine = FakeEngine(an_entry("Hemmelig buss", audiences=INSIDE, subject=("Hemmelig fag",)), mends={"bus": "buss"})
    found = find(opened, engine, '"buss hemmelig"', Audience.PUBLIC)
    assert (found.answer.total, found.meant, found.ways) == (0, None, ())
    assert find(opened, engine, "bus", Audience.PUBLIC).meant is None
    assert find(opened, engine, '"buss hemmelig"', Audience.READER).ways
    assert {audience for _, audience in engine.asked} == {Audience.PUBLIC, Audience.READER}


def test_subject_areas_are_known_to_those_only_who_see_something_in_them(opened: OpenArchive) -> None:
    engine = FakeEngine(an_entry("Hemmelig", audiences=INSIDE, subject=("Hemmelig fag",)), an_entry("Åpen"))
    inside = find(opened, engine, "fag:hemm", Audience.READER).understood
    assert inside.question.filters == {"subject": ("Hemmelig fag",)}
    outside = find(opened, engine, "fag:hemm", Audience.PUBLIC).understood
    assert outside.question.filters == {}
    assert [one.why for one in outside.ignored] == [Why.UNKNOWN_VALUE]
    assert "Hemmelig" not in repr(outside)


def test_what_is_typed_is_completed_for_the_asker(opened: OpenArchive) -> None:
    engine = FakeEngine(an_entry("Buss", audiences=INSIDE), an_entry("Busstopp"))
    finder = Finder(engine, opened.stores.registers)
    assert [one.text for one in finder.suggest("bus", Audience.PUBLIC)] == ["Busstopp"]
    assert len(finder.suggest("bus", Audience.OFFICER, limit=1)) == 1


def test_an_empty_archive_gives_nothing_and_no_error(opened: OpenArchive) -> None:
    found = find(opened, FakeEngine(), "")
    assert (found.answer.total, found.ways) == (0, ())
    assert find(opened, FakeEngine(), "hva som helst 23/2025 type:vedtak").ways == ()


def test_a_word_of_a_thousand_letters_is_tried_by_few_beginnings(opened: OpenArchive) -> None:
    counted = []

    class Counting(FakeEngine):
        def count(self, question: Question, audience: Audience) -> int:
            counted.append(question)
            return super().count(question, audience)

    assert find(opened, Counting(), "a" * 1000).ways == ()
    assert 3 <= len(counted) <= 12


SINCE = datetime(2026, 11, 28, 9, tzinfo=UTC)
TOLD = "Uttalelse om togtilbudet: pendlere og skoleelever trenger morgentoget, og jernbanen er viktig."


def test_what_is_like_a_draft_is_found_but_not_the_draft_itself(opened: OpenArchive) -> None:
    own = an_entry("Utkast: pendlere og jernbanen", kind="decision")
    other = an_entry("Om pendlere", text="Jernbanen er viktig", kind="decision")
    closed = an_entry("Jernbanen for pendlere", kind="decision", audiences=INSIDE)
    engine = FakeEngine(own, other, closed, an_entry("Pendlere og jernbanen"))
    finder = Finder(engine, opened.stores.registers)
    alike = finder.like(TOLD, ["decision"], Audience.PUBLIC, without=[own.record_id])
    assert [hit.title for hit in alike.hits] == ["Om pendlere"]
    assert "pendlere" in alike.words
    assert len(finder.like(TOLD, ["decision"], Audience.READER).hits) == 3
    assert len(finder.like(TOLD, ["decision"], Audience.READER, 1).hits) == 1


def test_a_text_that_tells_nothing_is_not_asked_for(opened: OpenArchive) -> None:
    engine = FakeEngine(an_entry("Om pendlere", kind="decision"))
    for text in ("", "og i på", "Om pendlere"):
        assert Finder(engine, opened.stores.registers).like(text, ["decision"], Audience.OFFICER).hits == ()
    assert engine.drafts == []


def test_while_the_full_text_rests_it_is_told_and_nothing_is_alike(opened: OpenArchive) -> None:
    class Away(FakeEngine):
        def like(self, draft: Draft, audience: Audience, *, limit: int = 10) -> Alike:
            raise SearchAwayError(since=SINCE.isoformat())

    alike = Finder(Away(), opened.stores.registers).like(TOLD, ["decision"], Audience.OFFICER)
    assert alike == Alike(rests_since=SINCE)
