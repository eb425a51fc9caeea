"""Each server of the large size starts on this machine and answers."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.engines.elasticsearch import Elasticsearch
from tests.engines.in_common import in_common
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


KILLED = """
import os, signal
from tests.engines.server import Server
server = Server("brief")
server.start(["sh", "-c", "touch begun && exec sleep 60"], {}, (server.folder / "begun").exists)
print(server.process.pid, server.folder, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="nothing here can tie a process to the one that started it")
def test_a_server_does_not_outlive_a_run_that_is_killed() -> None:
    run = subprocess.run([sys.executable, "-c", KILLED], check=False, capture_output=True, text=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    pid, folder = run.stdout.split()
    shutil.rmtree(folder)
    deadline = time.monotonic() + 10
    while _runs(int(pid)):
        assert time.monotonic() < deadline, "it runs still"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_a_server_in_common_is_started_once_and_stopped_when_the_last_has_left(tmp_path: Path) -> None:
    started, stopped = [], threading.Event()

    @contextmanager
    def running() -> Iterator[TikaServer]:
        started.append(TikaServer(f"http://127.0.0.1:{len(started)}"))
        yield started[-1]
        stopped.set()

    def use() -> AbstractContextManager[TikaServer]:
        return in_common(tmp_path / "place", running(), TikaServer)

    first, second = use(), use()
    assert first.__enter__() == second.__enter__() == TikaServer("http://127.0.0.1:0")
    leaving = threading.Thread(target=first.__exit__, args=(None, None, None))
    leaving.start()
    assert not stopped.wait(0.2)
    second.__exit__(None, None, None)
    leaving.join(10)
    assert stopped.is_set()
    with use() as third:
        assert third == TikaServer("http://127.0.0.1:1"), "the address of one that is gone is forgotten"
