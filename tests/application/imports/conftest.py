"""An archive on disk, and folders of papers."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from application.opened import OpenArchive, open_archive
from application.settings import Settings

Papers = Callable[[Mapping[str, bytes | str]], Path]


@pytest.fixture
def opened(begun: Settings) -> Iterator[OpenArchive]:
    with open_archive(begun.model_copy(update={"max_file_size": 10_000})) as archive:
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
