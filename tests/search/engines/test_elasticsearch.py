"""The engine of the large size meets the contract, on a real server."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.engines.elasticsearch import Elasticsearch as Node
from tests.search.engines.contract import EngineContract


@pytest.fixture(scope="module")
def client(elasticsearch: Node) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch.url, max_retries=0) as client:
        yield client


def new_name() -> str:
    """Return what nobody's indexes are called yet."""
    return f"test-{uuid4().hex[:12]}"


def remove(client: Elasticsearch, name: str) -> None:
    for index in client.indices.get(index=f"{name}-*"):
        client.indices.delete(index=index)


@pytest.fixture
def name(client: Elasticsearch) -> Iterator[str]:
    """What the indexes of the test are called; there are none yet."""
    name = new_name()
    yield name
    remove(client, name)


@pytest.fixture
def fresh(client: Elasticsearch, name: str) -> ElasticsearchEngine:
    """An engine without an index."""
    return ElasticsearchEngine(client, name)


@pytest.fixture(scope="module")
def shared(client: Elasticsearch) -> Iterator[ElasticsearchEngine]:
    """An engine with an index that tests empty: to make one takes most of the time of a test."""
    name = new_name()
    yield ElasticsearchEngine(client, name)
    remove(client, name)


class TestElasticsearch(EngineContract):
    """The contract."""

    @pytest.fixture
    def engine(self, request: pytest.FixtureRequest, client: Elasticsearch) -> ElasticsearchEngine:
        """An engine without an index; for tests of many cases, which ask for no order, the shared one, emptied.

        Deleted entries count in how rare a word is until the server clears them away.
        """
        if not hasattr(request.node, "callspec"):
            fresh: ElasticsearchEngine = request.getfixturevalue("fresh")
            return fresh
        shared: ElasticsearchEngine = request.getfixturevalue("shared")
        index = shared.turn().index
        everything = {"bool": {"must_not": {"ids": {"values": ["mark", "sequence"]}}}}
        client.delete_by_query(index=index, query=everything, refresh=True, conflicts="proceed")
        shared.turn()  # what is deleted has one version more: the next write takes the one after
        return shared
