"""How entries come and go."""

import pytest

from search.engines.errors import IndexRebuildRunningError
from search.engines.protocol import Mark, SearchEngine
from search.entries import digest
from search.question import Question
from tests.search.engines.asked import A_MARK, fill, titles
from tests.search.engines.papers import OFFICER, PUBLIC, READER, an_entry, an_id, asking, put_together


class Filling:
    """Entries come and go with their records, and the mark with them."""

    def test_an_engine_without_an_index_has_no_mark_and_finds_nothing(self, engine: SearchEngine) -> None:
        assert engine.mark() is None
        assert engine.search(asking("avtale"), PUBLIC).hits == ()
        assert engine.count(asking("avtale"), PUBLIC) == 0
        assert engine.suggest("avt", PUBLIC) == []
        assert engine.did_you_mean(asking("avtlae"), PUBLIC) is None

    def test_what_was_put_is_found_and_its_mark_remembered(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", "Ruta kjøres hver time."))
        assert engine.mark() == A_MARK
        assert titles(engine, "bussrute") == ["Ny bussrute"]

    def test_an_entry_put_again_replaces_what_was_there(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", "gammel tekst", name="x"))
        fill(engine, an_entry("Ny ferjerute", "annen ordlyd", name="x"))
        assert titles(engine, "gammel") == []
        assert titles(engine, "ferjerute") == ["Ny ferjerute"]

    def test_a_record_without_entries_is_removed_with_its_pages(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", pages=("hemmelig ordlyd",), name="x"))
        engine.put({an_id("x"): []}, Mark(8, 3))
        assert engine.search(asking("bussrute ordlyd"), PUBLIC).total == 0
        assert engine.mark() == Mark(8, 3)

    def test_pages_of_what_was_replaced_are_not_shown(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute", pages=("gammel ordlyd om broen",), name="x"))
        fill(engine, an_entry("Ny bussrute", pages=("ny ordlyd om broen",), name="x"))
        (hit,) = engine.search(asking("broen"), PUBLIC).hits
        assert (hit.snippet.text, hit.other_attachments) == ("ny ordlyd om broen", 0)

    def test_a_mark_alone_is_remembered(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ny bussrute"))
        engine.put({}, Mark(9, 4, "2026-11-28"))
        mark = engine.mark()
        assert mark == Mark(9, 4)
        assert mark.day == "2026-11-28"
        assert titles(engine, "bussrute") == ["Ny bussrute"]

    def test_what_it_holds_can_be_compared(self, engine: SearchEngine) -> None:
        assert engine.digests([an_id("x")]) == {}
        assert list(engine.record_ids("0")) == []
        real = an_entry("Ferge", name="x", audiences=frozenset([OFFICER]), pages=("om ferge",))
        shielded = an_entry("Skjermet", name="x", audiences=frozenset([PUBLIC, READER]))
        fill(engine, real, shielded, an_entry("Buss", name="y"))
        fill(engine, an_entry("Bane", name="y"))
        held = engine.digests([an_id("x"), an_id("y"), an_id("z")])
        assert held == {
            an_id("x"): frozenset([digest(real), digest(shielded)]),
            an_id("y"): frozenset([digest(an_entry("Bane", name="y"))]),
        }
        assert list(engine.record_ids(an_id("x").hex[:4])) == [an_id("x")]
        engine.put({an_id("x"): []}, Mark(8, 3))
        assert list(engine.record_ids(an_id("x").hex[:4])) == []


class Rebuilding:
    """An index is filled anew beside the live one."""

    def test_the_live_index_answers_until_the_rebuilt_one_takes_its_place(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Gammelt"))
        fresh = engine.begin_rebuild()
        fresh.put(put_together(an_entry("Nytt")), Mark(1, 1))
        assert titles(engine, Question()) == ["Gammelt"]
        assert engine.mark() == A_MARK
        fill(engine, an_entry("Imens"))
        assert sorted(titles(engine, Question())) == ["Gammelt", "Imens"]
        engine.finish_rebuild(fresh)
        assert titles(engine, Question()) == ["Nytt"]
        assert engine.mark() == Mark(1, 1)

    def test_an_index_can_be_built_where_there_is_none(self, engine: SearchEngine) -> None:
        fresh = engine.begin_rebuild()
        fresh.put(put_together(an_entry("Nytt")), Mark(1, 1))
        fresh.put(put_together(an_entry("Nyere", name="Nytt")), Mark(2, 1))
        fresh.put({}, Mark(3, 2))
        assert engine.mark() is None
        engine.finish_rebuild(fresh)
        assert titles(engine, Question()) == ["Nyere"]
        assert engine.mark() == Mark(3, 2)
        fill(engine, an_entry("Siden"))
        assert sorted(titles(engine, Question())) == ["Nyere", "Siden"]

    def test_a_second_rebuild_is_told_that_there_is_one(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Gammelt"))
        fresh = engine.begin_rebuild()
        with pytest.raises(IndexRebuildRunningError):
            engine.begin_rebuild()
        fresh.put(put_together(an_entry("Nytt")), Mark(1, 1))
        engine.finish_rebuild(fresh)
        assert titles(engine, Question()) == ["Nytt"]
        engine.begin_rebuild().close()

    def test_a_rebuild_that_was_given_up_leaves_the_live_index_alone(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Gammelt"))
        engine.begin_rebuild().close()
        fresh = engine.begin_rebuild()
        fresh.close()
        assert titles(engine, Question()) == ["Gammelt"]
