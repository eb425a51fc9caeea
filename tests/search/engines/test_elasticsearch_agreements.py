"""Versions of agreements on a real Elasticsearch: found by their own text, for those who may see them."""

from application.opened import OpenArchive
from domain.access import Audience
from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.search.conftest import followed_by
from tests.search.test_agreements import DRAFT, FIRST, SECOND, agree, found, is_as_the_registers


def test_each_version_is_found_by_its_own_text(fresh: ElasticsearchEngine, opened: OpenArchive) -> None:
    agreed = agree(followed_by(fresh, opened))
    assert found(agreed, "hybler") == [FIRST]
    assert found(agreed, "type:avtale fag:Utdanning laboratorium") == [SECOND]
    assert found(agreed, "rakettbase") == []
    assert found(agreed, "rakettbase", Audience.READER) == [DRAFT]
    assert is_as_the_registers(agreed)
