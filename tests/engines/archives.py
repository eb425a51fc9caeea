"""Archives of the large size for tests: PostgreSQL, Elasticsearch and workers with queues, each archive by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from elasticsearch import Elasticsearch as Client

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import Settings, read_settings
from tests.engines.elasticsearch import Elasticsearch
from tests.engines.object_store import ObjectStore
from tests.engines.postgresql import PostgreSQL
from tests.engines.tika_server import TikaServer


@contextmanager
def large_engines(
    database: PostgreSQL, search: Elasticsearch, tika: TikaServer, files: ObjectStore
) -> Iterator[dict[str, str]]:
    """Give the settings of an archive that has an engine of the large size for everything, for as long as it lasts."""
    with _database_and_index(database, search) as engines:
        yield engines | {
            "tika": tika.url,
            "files": f"s3://{files.new_bucket()}",
            "files_endpoint": files.endpoint,
            "files_key": files.key,
            "files_secret": files.secret,
        }


@contextmanager
def large_archive(folder: Path, database: PostgreSQL, search: Elasticsearch, **more: Any) -> Iterator[Settings]:
    """Begin an empty archive; give its settings, and take away what it has left in the servers."""
    chosen = {"secret_key": "s" * 40, "data": folder, "log_level": "error", "extraction_processes": 1}
    with _database_and_index(database, search) as engines:
        settings = read_settings(chosen | engines | more, env_file=None)
        initialise(settings, ArchiveKind.REAL, "Prøveregionen")
        yield settings


@contextmanager
def _database_and_index(database: PostgreSQL, search: Elasticsearch) -> Iterator[dict[str, str]]:
    url, name = database.new_database(), f"regionarkiv-{uuid4().hex}"
    try:
        yield {"database": url, "search": f"{search.url}/{name}", "worker": "queue"}
    finally:
        database.drop_database(url)
        with Client(search.url) as client:
            indexes = list(client.indices.get(index=f"{name}*", ignore_unavailable=True))
            if indexes:
                client.indices.delete(index=indexes)
