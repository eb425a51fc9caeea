"""One demo archive for all tests of this folder: made once, on a day that does not change, and only read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from application.demo import council
from application.demo.build import build
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import Settings, read_settings

TODAY = date(2026, 11, 24)
OFFICERS, PUBLISHER = ("officer-1", "officer-2"), "publisher"


def settings_for(folder: Path) -> Settings:
    return read_settings({"secret_key": "s" * 40, "data": folder}, env_file=None)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    settings = settings_for(tmp_path_factory.mktemp("demo") / "archive")
    initialise(settings, ArchiveKind.DEMO, council.NAME)
    with open_archive(settings) as opened:
        build(opened, today=TODAY, officers=OFFICERS, publisher=PUBLISHER)
        yield opened
