"""Engines on a real Elasticsearch, for the tests here."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.engines.elasticsearch import Elasticsearch as Node


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
