"""Nothing that an audience may not see shows in any way."""

from dataclasses import replace

import pytest

from domain.access import Audience
from search.engines.protocol import SearchEngine
from search.question import Question
from tests.search.engines.asked import fill, titles
from tests.search.engines.papers import OFFICER, PUBLIC, READER, an_entry, an_id, asking


def a_shielded_record(engine: SearchEngine) -> None:
    """Put in a record that looks different to each audience, and one that not all see."""
    fill(
        engine,
        an_entry("Skjermet post", "", name="x", audiences=frozenset([PUBLIC, READER]), facets={"body": ("a",)}),
        an_entry(
            "Varsel mot Kari Eksempel",
            "Hemmelighet",
            name="x",
            audiences=frozenset([OFFICER]),
            pages=("Om trakassering",),
            facets={"body": ("a",), "organisation": ("hemmelig",)},
        ),
        an_entry("Upublisert notat", "kladden", name="y", audiences=frozenset([READER, OFFICER])),
    )


class Access:
    """Each audience meets its own entry of a record, and no other."""

    @pytest.mark.parametrize(
        ("audience", "seen"),
        [
            (PUBLIC, ["Skjermet post"]),
            (READER, ["Skjermet post", "Upublisert notat"]),
            (OFFICER, ["Upublisert notat", "Varsel mot Kari Eksempel"]),
        ],
    )
    def test_each_audience_finds_its_own_entries_once(
        self, engine: SearchEngine, audience: Audience, seen: list[str]
    ) -> None:
        a_shielded_record(engine)
        answer = engine.search(Question(), audience)
        assert sorted(hit.title for hit in answer.hits) == seen
        assert answer.total == engine.count(Question(), audience) == len(seen)
        assert dict(answer.facets["type"]) == {"decision": len(seen)}

    @pytest.mark.parametrize("asked", ["varsel", "eksempel", "hemmelighet", "trakassering"])
    def test_words_that_only_others_see_find_nothing(self, engine: SearchEngine, asked: str) -> None:
        a_shielded_record(engine)
        for audience in (PUBLIC, READER):
            answer = engine.search(asking(asked), audience)
            assert (answer.total, answer.hits, engine.count(asking(asked), audience)) == (0, (), 0)
            assert not any(answer.facets.values())
        assert titles(engine, asked, OFFICER) == ["Varsel mot Kari Eksempel"]

    def test_facets_hold_no_keys_that_only_others_see(self, engine: SearchEngine) -> None:
        a_shielded_record(engine)
        assert engine.search(Question(), PUBLIC).facets["organisation"] == ()
        assert engine.search(Question(), OFFICER).facets["organisation"] == (("hemmelig", 1),)
        chosen = Question(filters={"organisation": ("hemmelig",)})
        assert engine.search(chosen, READER).total == 0

    def test_snippets_come_from_the_entry_that_was_found(self, engine: SearchEngine) -> None:
        both = an_entry("Sak", name="x", audiences=frozenset([PUBLIC, READER]), pages=("Offentlig ferge",))
        real = an_entry("Sak", name="x", audiences=frozenset([OFFICER]), pages=("Skjermet ferge",))
        fill(engine, both, real)
        seen = [engine.search(asking("ferge"), audience).hits[0].snippet.text for audience in Audience]
        assert seen == ["Offentlig ferge", "Offentlig ferge", "Skjermet ferge"]

    def test_suggestions_and_mended_words_are_of_what_is_seen(self, engine: SearchEngine) -> None:
        a_shielded_record(engine)
        for audience in (PUBLIC, READER):
            assert engine.suggest("vars", audience) == []
            assert engine.suggest("ek", audience) == []
            assert engine.did_you_mean(asking("trakasering"), audience) is None
            assert engine.did_you_mean(asking("hemmelihget"), audience) is None
        assert [one.text for one in engine.suggest("vars", OFFICER)] == ["Varsel mot Kari Eksempel"]
        mended = engine.did_you_mean(asking("trakasering"), OFFICER)
        assert mended is not None
        assert mended.words == ("trakassering",)

    def test_records_left_out_show_in_no_way(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Ferge til øya", name="x", pages=("Ordlyden om trakassering",), facets={"body": ("a",)}),
            an_entry("Ferge fra øya", name="y", facets={"body": ("b",)}),
        )
        without = frozenset([an_id("x")])
        answer = engine.search(replace(asking("ferge"), without_records=without), PUBLIC)
        assert (answer.total, [hit.title for hit in answer.hits]) == (1, ["Ferge fra øya"])
        assert answer.facets["body"] == (("b", 1),)
        assert engine.count(Question(without_records=without), PUBLIC) == 1
        assert [one.text for one in engine.suggest("fer", PUBLIC, without=without)] == ["Ferge fra øya"]
        assert engine.did_you_mean(replace(asking("trakasering"), without_records=without), PUBLIC) is None
        assert engine.did_you_mean(asking("trakasering"), PUBLIC) is not None

    def test_what_becomes_shielded_is_gone_at_once(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Åpen", pages=("ordlyden",), name="x"))
        fill(engine, an_entry("Åpen", pages=("ordlyden",), name="x", audiences=frozenset([OFFICER])))
        assert engine.search(asking("ordlyden"), PUBLIC).total == 0
        assert [hit.record_id for hit in engine.search(asking("ordlyden"), OFFICER).hits] == [an_id("x")]
