"""The engine of the large size meets the contract, on a real server."""

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.search.engines.contract import EngineContract


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
