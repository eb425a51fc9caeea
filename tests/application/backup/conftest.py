"""An archive of a few papers, to be backed up and moved."""

from pathlib import Path

import pytest

from application.imports.folder import import_folder
from application.opened import OpenArchive
from tests.application.conftest import settings_for  # noqa: F401 - for the modules beside


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of one case with three papers."""
    folder = tmp_path / "Papirer" / "Buss om kvelden"
    folder.mkdir(parents=True)
    for name in ("brev", "svar", "notat"):
        (folder / f"{name}.txt").write_text(f"Kommunen viser til saken om buss: {name}.")
    return folder.parent


@pytest.fixture
def busy(opened: OpenArchive, papers: Path) -> OpenArchive:
    """An archive with these papers."""
    assert import_folder(opened, papers, publish=True).is_complete
    return opened
