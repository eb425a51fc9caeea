"""An archive on disk, empty or with one of everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.archive import Archive
from application.engines import initialise
from application.imports.staging import StagedRecorder
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import Settings, read_settings
from tests.application.filled import Filled, fill


@pytest.fixture
def begun(tmp_path: Path) -> Settings:
    """The settings of an archive that has begun."""
    settings = read_settings({"secret_key": "s" * 40, "data": tmp_path / "archive"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    return settings


@pytest.fixture
def opened(begun: Settings) -> Iterator[OpenArchive]:
    with open_archive(begun) as archive:
        yield archive


@pytest.fixture
def archive(opened: OpenArchive) -> Archive:
    return opened.archive


@pytest.fixture
def filled(opened: OpenArchive) -> Filled:
    """One of everything, in `opened`; recorded all at once, which is faster than command by command."""
    staged = StagedRecorder(opened.stores.recorder)
    ids = fill(Archive(staged))
    staged.commit()
    opened.follower.catch_up()
    return ids
