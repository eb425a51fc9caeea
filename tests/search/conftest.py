"""A real archive for the tests of search, and one that follows it with a real index."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import Settings, read_settings
from domain.access import Audience
from search.engines.opening import open_engine
from search.engines.protocol import Answer, SearchEngine
from search.finder import Finder
from search.found import Found
from search.indexing import Indexer
from search.texts.queue import TextQueue
from search.texts.store import TextStore
from tests.web.filing import Filing


@pytest.fixture(scope="session")
def _new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive, begun and opened once."""
    settings = _settings(tmp_path_factory.mktemp("new") / "archive")
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as archive:
        TextStore(archive.stores.texts).initialise()
    return settings.data


@pytest.fixture
def opened(_new_archive: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    """An empty archive in a folder of its own: a copy, which is faster than beginning one."""
    with open_archive(_settings(shutil.copytree(_new_archive, tmp_path / "archive"))) as archive:
        yield archive


def _settings(folder: Path) -> Settings:
    return read_settings(
        {"secret_key": "s" * 40, "data": folder, "log_level": "error", "extraction_processes": 1}, env_file=None
    )


@dataclass(frozen=True)
class Indexed:
    """An archive, what files in it, and an index that follows when it is told to."""

    opened: OpenArchive
    filing: Filing
    engine: SearchEngine
    indexer: Indexer
    texts: TextStore

    def follow(self) -> int:
        """Let everything be found; return how many rounds that took."""
        rounds = 0
        while self.indexer.follow():
            rounds += 1
        return rounds

    def find(self, typed: str, audience: Audience = Audience.PUBLIC) -> Found:
        """Search as one audience."""
        return Finder(self.engine, self.opened.stores.registers).find(typed, audience)

    def answer(self, typed: str, audience: Audience = Audience.PUBLIC) -> Answer:
        """Return the hits alone."""
        return self.find(typed, audience).answer

    def references(self, typed: str, audience: Audience = Audience.PUBLIC) -> set[str]:
        """Return what is found, by reference (a body's or an organisation's by name)."""
        hits = self.answer(typed, audience).hits
        return {hit.title if hit.kind in ("body", "organisation") else hit.reference for hit in hits}


@pytest.fixture
def indexed(opened: OpenArchive) -> Iterator[Indexed]:
    """An empty archive with an index in its folder."""
    engine = open_engine(opened.settings)
    yield followed_by(engine, opened)
    engine.close()


def followed_by(engine: SearchEngine, opened: OpenArchive) -> Indexed:
    """An archive with its index in some engine."""
    texts = TextStore(opened.stores.texts)
    queue = TextQueue(opened.stores.texts)
    indexer = Indexer(engine, opened.follower, opened.stores.registers, texts, queue)
    return Indexed(opened, Filing(opened, "kari"), engine, indexer, texts)
