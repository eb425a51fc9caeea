"""Writes that are late, repeated, refused or very large, and indexes that go while they are in use."""

import threading

import pytest
from elasticsearch import Elasticsearch

from domain.access import Audience
from search.engines.elasticsearch import bulk, documents, indexes
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.errors import IndexRebuildRunningError, SearchAwayError
from search.engines.protocol import Mark
from search.question import Question
from tests.engines.elasticsearch import Elasticsearch as Node
from tests.search.engines.asked import A_MARK, fill, marked, the_hit, titles
from tests.search.engines.between import between
from tests.search.engines.papers import OFFICER, PUBLIC, READER, an_attachment, an_entry, an_id, asking, put_together


def pages(client: Elasticsearch, name: str) -> int:
    client.indices.refresh(index=name)
    return int(client.count(index=name, query={"exists": {"field": "page_entry"}})["count"])


class TestLateWrites:
    """Of two writes of a record the one whose turn was taken last stays, in whatever order they come."""

    def test_a_late_write_changes_nothing(self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str) -> None:
        early = fresh.turn()
        fill(fresh, an_entry("Ny", pages=("om ferge",), name="x"))
        late = [
            an_entry("Skjermet", name="x", audiences=frozenset([PUBLIC, READER])),
            an_entry("Gammel", pages=("om buss",), name="x", audiences=frozenset([OFFICER])),
        ]
        fresh.put(put_together(*late), Mark(3, 1), early)
        for audience in Audience:
            assert titles(fresh, Question(), audience) == ["Ny"]
            assert titles(fresh, "buss", audience) == []
        assert the_hit(fresh, "ferge").page == 1
        assert fresh.mark() == A_MARK
        assert pages(client, name) == 1

    def test_what_was_removed_stays_so(self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str) -> None:
        fill(fresh, an_entry("Ny", pages=("om ferge",), name="x"))
        early = fresh.turn()
        fresh.put({an_id("x"): []}, Mark(8, 3))
        fresh.put(put_together(an_entry("Ny", pages=("om ferge",), name="x")), Mark(7, 3), early)
        assert titles(fresh, Question()) == []
        assert pages(client, name) == 0

    def test_a_write_can_be_repeated(self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str) -> None:
        turn = fresh.turn()
        for _ in range(2):
            fresh.put(put_together(an_entry("Ny", pages=("om ferge",), name="x")), A_MARK, turn)
        assert titles(fresh, "ferge") == ["Ny"]
        assert the_hit(fresh, "ferge").page == 1
        fill(fresh, an_entry("Nyere", pages=("om ferge", "og mer"), name="x"))
        assert pages(client, name) == 2


class TestIndexes:
    """Indexes are made, swapped and removed while others use them."""

    def test_the_index_is_swapped_under_questions_and_writes(
        self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str
    ) -> None:
        fill(fresh, an_entry("Ferge"))
        other, ended, totals = ElasticsearchEngine(client, name), threading.Event(), []

        def ask() -> None:
            while not ended.is_set():
                totals.append(other.search(asking("ferge"), PUBLIC).total)

        thread = threading.Thread(target=ask)
        thread.start()
        try:
            for turn in range(2):
                filling = fresh.begin_rebuild()
                filling.put(put_together(an_entry("Ferge")), A_MARK)
                fill(fresh, an_entry(f"Imens {turn}"))
                fresh.finish_rebuild(filling)
        finally:
            ended.set()
            thread.join()
        assert set(totals) == {1}
        assert list(client.indices.get(index=f"{name}-*")) == [f"{name}-000003"]

    def test_what_a_killed_rebuild_left_is_removed_and_it_writes_no_more(
        self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        killed = fresh.begin_rebuild()
        monkeypatch.setattr(indexes, "LEASE_S", 0.0)  # as long after
        filling = fresh.begin_rebuild()
        killed.put(put_together(an_entry("Gammelt")), A_MARK)
        with pytest.raises(IndexRebuildRunningError):
            fresh.finish_rebuild(killed)
        filling.put(put_together(an_entry("Nytt")), A_MARK)
        fresh.finish_rebuild(filling)
        for one in (killed, filling):
            one.close()
        assert titles(fresh, Question()) == ["Nytt"]
        assert list(client.indices.get(index=f"{name}-*")) == [f"{name}-000002"]

    def test_an_index_deleted_by_hand_is_noticed_and_made_again(
        self, fresh: ElasticsearchEngine, client: Elasticsearch, name: str
    ) -> None:
        fill(fresh, an_entry("Ferge"))
        assert fresh.mark() == A_MARK
        client.indices.delete(index=f"{name}-000001")
        fill(fresh, an_entry("Buss"))
        assert not client.indices.get(index=f"{name}-*")
        assert fresh.mark() is None
        assert titles(fresh, Question()) == []
        filling = fresh.begin_rebuild()
        filling.put(put_together(an_entry("Ferge")), A_MARK)
        fresh.finish_rebuild(filling)
        fill(fresh, an_entry("Buss"))
        assert sorted(titles(fresh, Question())) == ["Buss", "Ferge"]

    def test_an_index_of_another_format_counts_as_none(
        self, fresh: ElasticsearchEngine, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as earlier:
            earlier.setattr(indexes, "FORMAT", 0)
            fill(fresh, an_entry("Gammelt"))
        assert fresh.mark() is None
        assert fresh.reached() is None
        fill(fresh, an_entry("Nytt"))
        assert titles(fresh, Question()) == ["Nytt"]


class TestRefusals:
    """What the server has no time or no room for is sent again, in smaller portions."""

    def test_a_busy_server_and_one_that_takes_little_get_everything(
        self, elasticsearch: Node, client: Elasticsearch, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bulk, "_FIRST_WAIT_S", 0.01)
        with between(elasticsearch.url) as server, Elasticsearch(server.url, max_retries=0) as through:
            engine = ElasticsearchEngine(through, name)
            server.refusals, server.largest = [429, 503, 429], 30_000
            fill(engine, *(an_entry(f"Ferge {number}", "ord " * 200, pages=("ferge",)) for number in range(30)))
            assert engine.count(asking("ferge"), PUBLIC) == 30
            assert server.refused > 3
            monkeypatch.setattr(bulk, "PATIENCE_S", 0.05)
            server.refusals = [429] * 1000
            with pytest.raises(SearchAwayError):
                fill(engine, an_entry("Buss"))
        assert titles(ElasticsearchEngine(client, name), "buss") == []


def test_a_case_of_20_000_pages_is_one_hit_with_its_best_page(
    fresh: ElasticsearchEngine, client: Elasticsearch, name: str
) -> None:
    filling = "Side uten noe av det som det spørres etter, men lang nok til det."
    texts = [filling] * 20_000
    texts[19_997] = "Her står det om fergesambandet over fjorden."
    texts[19_998] = "Rådet går inn for felles uttalelse om RR 23/2025."
    texts[19_999] = "Siste side: uttalelse, og felles er den ikke."
    assert sum(map(len, texts)) > documents.WHOLE
    many = an_attachment("stor.pdf", *texts)
    other = an_entry("Annet", "uttalelse om felles saker", pages=("felles",), facets={"filetype": ("pdf",)})
    fill(fresh, an_entry("Stor", attachments=(many,), facets={"filetype": ("pdf",)}), other)
    hit = the_hit(fresh, "fergesamband")
    assert (hit.title, hit.page, marked(hit)) == ("Stor", 19_998, ["fergesambandet"])
    phrase = Question(phrases=(("felles", "uttalelse"),))
    answer = fresh.search(phrase, PUBLIC)
    assert (answer.total, answer.hits[0].page) == (1, 19_999)
    assert answer.facets["filetype"] == (("pdf", 1),)
    assert fresh.count(Question(phrases=(("uttalelse", "felles"),)), PUBLIC) == 0
    assert titles(fresh, Question(prefixes=("ferges",))) == ["Stor"]
    assert titles(fresh, asking("RR 23/2025")) == ["Stor"]
    assert fresh.search(asking("felles"), PUBLIC).total == 2
    fresh.put({an_id("Stor"): []}, Mark(8, 3))
    assert pages(client, name) == 1
