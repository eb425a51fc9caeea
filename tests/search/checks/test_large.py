"""What all checks find together in an archive of the large size, on real servers."""

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg

from application.checks.finding import Part, State
from application.engines import initialise
from application.jobs.postgresql import QueuedJobs
from application.jobs.protocol import Queue
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.settings import read_settings
from search.checks.everything import examine
from search.engines.opening import open_engine
from search.workers import worker_of
from tests.engines.elasticsearch import Elasticsearch
from tests.engines.object_store import ObjectStore
from tests.engines.tika_server import TikaServer


def test_an_archive_of_the_large_size_is_in_order_but_for_what_tests_leave_open(
    tmp_path: Path,
    database_url: str,
    elasticsearch: Elasticsearch,
    tika_server: TikaServer,
    object_store: ObjectStore,
) -> None:
    name = f"arkiv-{uuid4().hex}"
    settings = read_settings(
        {
            "secret_key": "s" * 40,
            "data": tmp_path / "data",
            "ocr": "off",
            "database": database_url,
            "files": f"s3://{object_store.new_bucket()}",
            "files_endpoint": object_store.endpoint,
            "files_key": object_store.key,
            "files_secret": object_store.secret,
            "search": f"{elasticsearch.url}/{name}",
            "tika": tika_server.url,
            "worker": "queue",
        },
        env_file=None,
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as archive:
        engine = open_engine(settings)
        try:
            worker_of(archive, engine).settle()
            findings = list(examine(settings))
            with closing(QueuedJobs(database_url)) as jobs:
                jobs.defer(Queue.READING, {"a": {"sha256": "a" * 64}})
            with psycopg.connect(database_url, options="-c search_path=jobs") as connection:
                for status in ("doing", "failed"):
                    connection.execute(f"UPDATE procrastinate_jobs SET status = '{status}'")
            failed = {one.code: one for one in examine(settings)}["jobs-failed"]
        finally:
            engine.close()
            _remove(elasticsearch, name)
    assert (failed.state, failed.values) == (State.WARNING, {"count": "1"})
    left_open = {"role-may-change", "database-fsync", "search-open", "worker-missing", "cluster-red", "space-low"}
    assert {one.code for one in findings if one.state is not State.OK} <= left_open
    assert {one.part for one in findings} == set(Part)
    assert {"index-there", "index-current", "registers-current", "files-read"} <= {one.code for one in findings}


def _remove(elasticsearch: Elasticsearch, name: str) -> None:
    from elasticsearch import Elasticsearch as Client

    with Client(elasticsearch.url) as client:
        client.indices.delete(index=",".join(client.indices.get(index=f"{name}-*")) or "none", ignore_unavailable=True)
