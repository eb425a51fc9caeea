"""A file in the tray is read once, and what was read is the archive's when the file is filed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from application.incoming.folder_tray import FolderTray
from application.opened import OpenArchive
from search.extraction.result import Outcome
from search.proposals.reading import IncomingReader
from search.texts.store import TextStore
from tests.search.extraction.papers import a_locked_pdf, a_pdf


@pytest.fixture
def reader(opened: OpenArchive) -> Iterator[IncomingReader]:
    reader = IncomingReader(opened.settings, TextStore(opened.stores.texts))
    yield reader
    reader.close()


def test_it_is_read_once_and_kept_with_the_archive(reader: IncomingReader, opened: OpenArchive, tmp_path: Path) -> None:
    tray = FolderTray(tmp_path / "tray", limit=1_000_000)
    item, locked = (
        tray.put("brev.pdf", io.BytesIO(a_pdf("Kjære alle"))),
        tray.put("låst.pdf", io.BytesIO(a_locked_pdf())),
    )
    assert reader.known(tray, item) is None
    packed = reader.read(tray, item, patience=5)
    assert packed is not None
    assert "Kjære alle" in packed.result().pages[0].text
    assert reader.known(tray, item) == packed
    assert (found := reader.read(tray, locked, patience=5)) is not None
    assert found.outcome is Outcome.ENCRYPTED

    texts = TextStore(opened.stores.texts)
    assert item.sha256 is not None
    assert texts.get(item.sha256) is None  # nothing is the archive's before it is filed
    reader.keep(item, packed)
    stored = texts.get(item.sha256)
    assert stored is not None
    assert stored.result == packed.result()


def test_a_file_that_is_still_on_its_way_is_not_read(reader: IncomingReader, tmp_path: Path) -> None:
    tray = FolderTray(tmp_path / "tray", limit=1_000_000)
    assert reader.read(tray, tray.begin("brev.pdf", 10), patience=1) is None
