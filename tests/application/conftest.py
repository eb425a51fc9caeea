"""An archive on disk, empty or with one of everything."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from application.archive import Archive
from application.engines import initialise
from application.imports.staging import StagedRecorder
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import Settings, read_settings
from domain.clock import clock_set_to
from tests.application.filled import Filled, fill
from tests.engines.postgresql import PostgreSQL


def settings_for(folder: Path, database: str = "") -> Settings:
    given = {"secret_key": "s" * 40, "data": folder, "database": database, "log_level": "error"}
    return read_settings(given, env_file=None)


FILLED_AT = datetime(2025, 5, 5, 12, tzinfo=UTC)


def _fill(settings: Settings) -> None:
    with open_archive(settings) as opened:
        staged = StagedRecorder(opened.stores.recorder)
        with clock_set_to(FILLED_AT):
            fill(Archive(staged))
        staged.commit()
        opened.follower.catch_up()


@pytest.fixture(scope="session")
def _new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "archive"
    initialise(settings_for(folder), ArchiveKind.REAL, "Prøveregionen")
    open_archive(settings_for(folder)).close()  # which makes the tables of the registers: once, not in each copy
    return folder


@pytest.fixture(scope="session")
def _filled_archive(tmp_path_factory: pytest.TempPathFactory, _new_archive: Path) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "archive"
    shutil.copytree(_new_archive, folder)
    _fill(settings_for(folder))
    return folder


@pytest.fixture(scope="session")
def _new_large_archive(tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL) -> Iterator[Settings]:
    settings = settings_for(tmp_path_factory.mktemp("new-large") / "archive", postgresql.new_database())
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    open_archive(settings).close()  # which makes the tables of the registers: once, not in each copy
    yield settings
    postgresql.drop_database(settings.database.get_secret_value())


@pytest.fixture(scope="session")
def _filled_large_archive(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL, _new_large_archive: Settings
) -> Iterator[Settings]:
    url = postgresql.copy_database(_new_large_archive.database.get_secret_value())
    settings = settings_for(tmp_path_factory.mktemp("filled-large") / "archive", url)
    shutil.copytree(_new_large_archive.data, settings.data)
    _fill(settings)
    yield settings
    postgresql.drop_database(url)


SIZES = pytest.mark.parametrize("size", ["small", "large"])
"""What runs on files and on a database server: `pytestmark = SIZES` in a module whose tests ask for an archive."""


@pytest.fixture
def size() -> str:
    """The size of the archive: small, where neither a test nor REGIONARKIV_TEST_SIZE says something else."""
    return os.environ.get("REGIONARKIV_TEST_SIZE", "small")


@pytest.fixture
def begun(request: pytest.FixtureRequest, tmp_path: Path, size: str) -> Iterator[Settings]:
    """The settings of an archive that has begun; a copy, which is faster than beginning or filling one."""
    kind, folder = "filled" if "filled" in request.fixturenames else "new", tmp_path / "archive"
    if size == "small":
        shutil.copytree(request.getfixturevalue(f"_{kind}_archive"), folder)
        yield settings_for(folder)
        return
    chosen: Settings = request.getfixturevalue(f"_{kind}_large_archive")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    shutil.copytree(chosen.data, folder)
    url = server.copy_database(chosen.database.get_secret_value())
    yield settings_for(folder, url)
    server.drop_database(url)


@pytest.fixture
def opened(begun: Settings) -> Iterator[OpenArchive]:
    with open_archive(begun) as archive:
        yield archive


@pytest.fixture
def archive(opened: OpenArchive) -> Archive:
    return opened.archive


@pytest.fixture
def filled() -> Filled:
    """One of everything, in `opened`: asking for this fills it."""
    return Filled()
