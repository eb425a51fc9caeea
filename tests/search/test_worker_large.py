"""A worker of the large size, killed at any instant, on real servers: all that is filed is found, and nothing twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from application.engines import initialise
from application.imports.folder import import_folder
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.settings import PREFIX, read_settings
from domain.access import Audience
from search.engines.opening import open_engine
from search.extraction.result import Outcome
from search.finder import Finder
from search.texts.store import TextStore
from search.worker import Worker
from tests.engines.elasticsearch import Elasticsearch
from tests.engines.object_store import ObjectStore
from tests.engines.tika_server import TikaServer
from tests.search.extraction.papers import a_pdf
from tests.search.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
COUNT = 60

_WORKER = """
import threading
from application.opened import open_archive
from application.settings import read_settings
from search.engines.opening import open_engine
from search.worker import Worker

if __name__ == "__main__":
    settings = read_settings(env_file=None)
    Worker(open_archive(settings), open_engine(settings)).run(threading.Event())
"""


def test_a_killed_worker_loses_nothing_and_repeats_nothing(
    tmp_path: Path,
    database_url: str,
    elasticsearch: Elasticsearch,
    tika_server: TikaServer,
    object_store: ObjectStore,
) -> None:
    chosen = {
        "secret_key": "s" * 40,
        "data": tmp_path / "data",
        "log_level": "error",
        "ocr": "off",
        "extraction_processes": 2,
        "database": database_url,
        "files": f"s3://{object_store.new_bucket()}",
        "files_endpoint": object_store.endpoint,
        "files_key": object_store.key,
        "files_secret": object_store.secret,
        "search": f"{elasticsearch.url}/arkiv-{uuid4().hex}",
        "tika": tika_server.url,
    }
    settings = read_settings(chosen, env_file=None)
    papers = tmp_path / "papirer"
    papers.mkdir()
    for number in range(COUNT):
        rtf = b"{\\rtf1\\ansi Ekspedisjonskode kode%dkode\\par}" % number
        pdf = a_pdf("Forside", f"Ekspedisjonskode kode{number}kode") if number % 3 == 0 else b""
        (papers / f"Brev {number}.{'pdf' if pdf else 'rtf'}").write_bytes(pdf or rtf)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment |= {PREFIX + name.upper(): str(value) for name, value in chosen.items()}
    with open_archive(settings) as opened:
        engine, texts = open_engine(settings), TextStore(opened.stores.texts)
        texts.initialise()
        try:
            Worker(opened, engine).settle()  # an index that is being filled is another's for a minute after a kill
            import_folder(opened, papers, publish=True)
            for already in (1, COUNT // 3, COUNT - 5):
                killed = subprocess.Popen(
                    [sys.executable, "-c", _WORKER], cwd=ROOT, env=environment, start_new_session=True
                )
                try:
                    wait_until(lambda wanted=already: texts.last_number() >= wanted)  # type: ignore[misc]
                finally:
                    os.killpg(killed.pid, signal.SIGKILL)
                    killed.wait()
            Worker(opened, engine).settle()
            assert texts.counts().outcomes == {Outcome.TEXT: COUNT}
            finder = Finder(engine, opened.stores.registers)
            assert finder.find("ekspedisjonskode", Audience.PUBLIC).answer.total == COUNT
            for number in (0, 1, COUNT - 1):
                hits = finder.find(f"kode{number}kode", Audience.PUBLIC).answer.hits
                assert [hit.title for hit in hits] == [f"Brev {number}"]
        finally:
            engine.close()
            _remove(elasticsearch, settings.search.rpartition("/")[2])


def _remove(elasticsearch: Elasticsearch, name: str) -> None:
    from elasticsearch import Elasticsearch as Client

    with Client(elasticsearch.url) as client:
        client.indices.delete(index=",".join(client.indices.get(index=f"{name}-*")) or "none", ignore_unavailable=True)
