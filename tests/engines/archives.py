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
from tests.engines.postgresql import PostgreSQL


@contextmanager
def large_archive(folder: Path, database: PostgreSQL, search: Elasticsearch, **more: Any) -> Iterator[Settings]:
    """Begin an empty archive; give its settings, and take away what it has left in the servers."""
    url, name = database.new_database(), f"regionarkiv-{uuid4().hex}"
    engines = {"database": url, "search": f"{search.url}/{name}", "worker": "queue"}
    chosen = {"secret_key": "s" * 40, "data": folder, "log_level": "error", "extraction_processes": 1}
    settings = read_settings(chosen | engines | more, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    try:
        yield settings
    finally:
        database.drop_database(url)
        with Client(search.url) as client:
            indexes = list(client.indices.get(index=f"{name}*", ignore_unavailable=True))
            if indexes:
                client.indices.delete(index=indexes)
