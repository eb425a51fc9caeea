"""Comparing the index with the registers: what lacks, is stale or too many is told; no write is lost in a rebuild."""

import threading
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from application.commands.cases import RetitleCase, retitle_case
from application.opened import OpenArchive
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import SearchEngine
from search.indexing import Indexer
from search.verifying import Compared, Wrong, verify_index
from tests.engines.elasticsearch import Elasticsearch as Node
from tests.search.conftest import Indexed, followed_by
from tests.search.engines.papers import an_entry, an_id, put_together
from tests.web.filing import the


@pytest.fixture
def on_elasticsearch(opened: OpenArchive, elasticsearch: Node) -> Iterator[Indexed]:
    """An empty archive with its index on Elasticsearch."""
    name = f"test-{uuid4().hex[:12]}"
    with Elasticsearch(elasticsearch.url, max_retries=0) as client:
        yield followed_by(ElasticsearchEngine(client, name), opened)
        for index in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=index)


def compared(indexed: Indexed) -> Compared:
    return verify_index(indexed.engine, indexed.opened.stores.registers, indexed.texts, pause_s=0.0)


@pytest.mark.parametrize("size", ["indexed", "on_elasticsearch"])
def test_what_differs_is_told(size: str, request: pytest.FixtureRequest) -> None:
    indexed: Indexed = request.getfixturevalue(size)
    for number in (1, 2, 3):
        indexed.filing.case(f"2025/{number}", f"Sak {number}")
    indexed.follow()
    assert compared(indexed) == Compared(3, ())
    mark = indexed.engine.mark()
    assert mark is not None
    indexed.engine.put({the("2025/1"): [], **put_together(an_entry("Fremmed"))}, mark)
    retitle = RetitleCase(case_id=the("2025/2"), title="Ny tittel", by="kari", expected_version=1)
    retitle_case(indexed.opened.archive, retitle)
    found = {(one.wrong, one.reference or one.record_id) for one in compared(indexed).differences}
    assert found == {(Wrong.MISSING, "2025/1"), (Wrong.STALE, "2025/2"), (Wrong.TOO_MANY, an_id("Fremmed"))}
    with pytest.raises(RuntimeError):  # one that fails leaves nothing that stands in the way of the next
        indexed.indexer.rebuild(given_up)
    indexed.indexer.rebuild()
    assert compared(indexed).differences == ()


def given_up(done: int) -> None:
    raise RuntimeError(done)


def test_a_rebuild_under_writes_loses_none(on_elasticsearch: Indexed) -> None:
    """Papers are filed and followed by one process while another fills the index anew."""
    indexed, ended = on_elasticsearch, threading.Event()
    for number in range(1, 40):
        indexed.filing.case(f"2024/{number}", f"Eldre sak {number}")
    indexed.follow()

    def follow() -> None:
        while not ended.is_set():
            indexed.indexer.follow()

    def file() -> None:
        for number in range(1, 80):
            indexed.filing.case(f"2025/{number}", f"Sak {number}")
            time.sleep(0.01)

    threads = [threading.Thread(target=one) for one in (follow, file)]
    for thread in threads:
        thread.start()
    try:
        while threads[1].is_alive():
            another(indexed, indexed.engine).rebuild()
    finally:
        threads[1].join()
        ended.set()
        threads[0].join()
    indexed.follow()
    assert compared(indexed) == Compared(39 + 79, ())


def another(indexed: Indexed, engine: SearchEngine) -> Indexer:
    """As another process has one."""
    assert isinstance(engine, ElasticsearchEngine)
    own = ElasticsearchEngine(engine.client, engine.name)
    return followed_by(own, indexed.opened).indexer
