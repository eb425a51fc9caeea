"""A real archive for the tests of search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import read_settings
from search.texts.store import TextStore


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    """An empty archive in a folder of its own."""
    settings = read_settings(
        {"secret_key": "s" * 40, "data": tmp_path / "archive", "log_level": "error", "extraction_processes": 1},
        env_file=None,
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as archive:
        TextStore(archive.stores.texts).initialise()
        yield archive
