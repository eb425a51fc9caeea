"""An archive on disk, empty or with one of everything."""

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


def settings_for(folder: Path) -> Settings:
    return read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)


FILLED_AT = datetime(2025, 5, 5, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def _new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "archive"
    initialise(settings_for(folder), ArchiveKind.REAL, "Prøveregionen")
    return folder


@pytest.fixture(scope="session")
def _filled_archive(tmp_path_factory: pytest.TempPathFactory, _new_archive: Path) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "archive"
    shutil.copytree(_new_archive, folder)
    with open_archive(settings_for(folder)) as opened:
        staged = StagedRecorder(opened.stores.recorder)
        with clock_set_to(FILLED_AT):
            fill(Archive(staged))
        staged.commit()
        opened.follower.catch_up()
    return folder


@pytest.fixture
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """The settings of an archive that has begun; a copy, which is faster than beginning or filling one."""
    chosen = "_filled_archive" if "filled" in request.fixturenames else "_new_archive"
    shutil.copytree(request.getfixturevalue(chosen), tmp_path / "archive")
    return settings_for(tmp_path / "archive")


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
