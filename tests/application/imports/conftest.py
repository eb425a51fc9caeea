"""An archive on disk, and folders of papers."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import read_settings

Papers = Callable[[Mapping[str, bytes | str]], Path]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    settings = read_settings(
        {"secret_key": "s" * 40, "data": tmp_path / "archive", "max_file_size": 10_000}, env_file=None
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as archive:
        yield archive


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    """Return what writes files, by path, into the folder `Papirer`."""

    def write(files: Mapping[str, bytes | str]) -> Path:
        folder = tmp_path / "Papirer"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write
