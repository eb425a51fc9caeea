"""The servers of the large size as fixtures: each is started when the first test asks for it, and runs to the end.

Those that take long to start are started once for all processes of the run; tests name their indexes for themselves.
A test that stops a server starts one of its own. On a machine that lacks one, tests that ask for it are skipped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

import pytest

from tests.engines.elasticsearch import Elasticsearch, start_elasticsearch
from tests.engines.in_common import common_folder, in_common
from tests.engines.object_store import ObjectStore, start_object_store
from tests.engines.postgresql import PostgreSQL, start_postgresql
from tests.engines.server import EngineMissingError
from tests.engines.tika_server import TikaServer, start_tika_server


class _Removable(Protocol):
    def remove(self) -> None: ...


R = TypeVar("R", bound=_Removable)


@contextmanager
def running(start: Callable[[], R]) -> Iterator[R]:
    """Run a server for the length of the block; skip the test where it cannot be started."""
    try:
        server = start()
    except EngineMissingError as error:
        pytest.skip(str(error))
    try:
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with running(start_postgresql) as server:
        yield server


@pytest.fixture
def database_url(postgresql: PostgreSQL) -> Iterator[str]:
    """An empty PostgreSQL database of the test's own."""
    url = postgresql.new_database()
    yield url
    postgresql.drop_database(url)


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elasticsearch]:
    folder, started = common_folder(tmp_path_factory), running(start_elasticsearch)
    with in_common(folder / "elasticsearch", started, Elasticsearch) if folder else started as server:
        yield server


@pytest.fixture(scope="session")
def tika_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TikaServer]:
    folder, started = common_folder(tmp_path_factory), running(start_tika_server)
    with in_common(folder / "tika", started, TikaServer) if folder else started as server:
        yield server


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    with running(start_object_store) as server:
        yield server
