"""Each server of the large size starts on this machine and answers."""

import json
import urllib.request

import psycopg

from tests.engines.elasticsearch import Elasticsearch
from tests.engines.object_store import ObjectStore
from tests.engines.tika_server import TikaServer


def test_postgresql_answers_in_a_database_of_ones_own(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        found = connection.execute("SELECT current_setting('server_encoding')").fetchone()
    assert found == ("UTF8",)


def test_elasticsearch_is_of_version_9(elasticsearch: Elasticsearch) -> None:
    with urllib.request.urlopen(elasticsearch.url) as answer:
        assert json.load(answer)["version"]["number"].startswith("9.")


def test_tika_server_is_of_version_3(tika_server: TikaServer) -> None:
    with urllib.request.urlopen(f"{tika_server.url}/version") as answer:
        assert answer.read().startswith(b"Apache Tika 3")


def test_the_object_store_takes_an_object_once(object_store: ObjectStore) -> None:
    from obstore.exceptions import AlreadyExistsError
    from obstore.store import S3Store

    store = S3Store(
        object_store.new_bucket(),
        endpoint=object_store.endpoint,
        access_key_id=object_store.key,
        secret_access_key=object_store.secret,
        virtual_hosted_style_request=False,
        client_options={"allow_http": True},
    )
    store.put("a", b"once", mode="create")
    try:
        store.put("a", b"twice", mode="create")
    except AlreadyExistsError:
        pass
    else:
        raise AssertionError("an object was replaced")
    assert bytes(store.get("a").bytes()) == b"once"
