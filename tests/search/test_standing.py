"""How an archive stands is told by one function, for the page and for the command."""

import fcntl
import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from sqlalchemy import delete

from application.commands.documents import FileDocument, filed
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.registers import positions
from application.settings import read_settings
from search.engines.protocol import Mark, SearchEngine
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Page
from search.standing import standing
from search.texts.queue import TextQueue
from search.texts.store import TextStore


class MarkedEngine:
    """An engine of which only the mark is asked."""

    def __init__(self, mark: Mark | None) -> None:
        self._mark = mark

    def reached(self) -> Mark | None:
        return self._mark


def marked(mark: Mark | None) -> SearchEngine:
    return cast("SearchEngine", MarkedEngine(mark))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    settings = read_settings({"secret_key": "s" * 40, "data": tmp_path / "archive"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        TextStore(opened.stores.texts).initialise()
        yield opened


def file(archive: OpenArchive, content: bytes) -> str:
    stored = archive.stores.files.put(io.BytesIO(content), limit=1000, name="notat.txt")
    command = FileDocument(
        document_id=uuid4(), sha256=stored.sha256, size=stored.size, media_type="text/plain", name="notat.txt"
    )
    archive.archive.record(filed(command, by="prøve"))
    return stored.sha256


def test_an_empty_archive_with_an_empty_index_is_settled(archive: OpenArchive) -> None:
    found = standing(archive, marked(Mark()))
    assert (found.events, found.files.total, found.files.unread) == (0, 0, 0)
    assert found.is_settled
    assert found.free_bytes > 0


def test_files_count_once_however_often_they_are_filed_and_are_unread_until_they_are_read(archive: OpenArchive) -> None:
    one, other = file(archive, b"en"), file(archive, b"to")
    file(archive, b"en")
    texts = TextStore(archive.stores.texts)
    texts.put(one, ExtractionResult(Outcome.TEXT, pages=(Page(1, "en"),)))
    found = standing(archive, marked(Mark(events=3, texts=1)))
    assert (found.events, found.files.total, found.files.searchable, found.files.unread) == (3, 2, 1, 1)
    assert found.registers_current
    assert found.index.is_current
    assert not found.is_settled

    TextQueue(archive.stores.texts).ask([(other, "text/plain", "notat.txt")])
    assert standing(archive, marked(Mark())).files.unread == 1
    texts.put(other, ExtractionResult(Outcome.ENCRYPTED, reason=Reason.PASSWORD))
    found = standing(archive, marked(Mark(events=3, texts=1)))
    assert found.files.unread == 0
    assert found.files.without_text == {Outcome.ENCRYPTED: 1}
    assert found.index.texts_behind > 0


@pytest.mark.parametrize("question", ["counts", "last_number"])
def test_what_is_read_while_it_is_asked_is_not_taken_for_settled(
    archive: OpenArchive, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    sha256, asked = file(archive, b"en"), getattr(TextStore, question)

    def read_just_after(store: TextStore) -> object:
        found = asked(store)
        store.put(sha256, ExtractionResult(Outcome.TEXT, pages=(Page(1, "en"),)))
        return found

    monkeypatch.setattr(TextStore, question, read_just_after)
    assert not standing(archive, marked(Mark(events=1))).is_settled


def test_an_index_that_is_not_there_lacks_everything(archive: OpenArchive) -> None:
    file(archive, b"en")
    found = standing(archive, marked(None))
    assert (found.index.exists, found.index.events_behind, found.is_settled) == (False, 1, False)


def test_a_mark_of_a_text_store_that_was_begun_anew_counts_for_nothing(archive: OpenArchive) -> None:
    sha = file(archive, b"en")
    TextStore(archive.stores.texts).put(sha, ExtractionResult(Outcome.TEXT))
    assert standing(archive, marked(Mark(events=1, texts=99))).index.texts_behind == 1


def test_a_register_that_was_lost_is_told_of(archive: OpenArchive) -> None:
    file(archive, b"en")
    with archive.follower.engine.begin() as connection:
        connection.execute(delete(positions.positions).where(positions.positions.c.name == "cases"))
    found = standing(archive, marked(Mark(events=1)))
    assert [(one.name, one.state) for one in found.registers if one.state != "live"] == [("cases", "outdated")]
    assert not found.registers_current


def test_a_worker_is_alive_while_it_holds_its_place(archive: OpenArchive) -> None:
    assert not standing(archive, marked(Mark())).worker_alive
    with (archive.settings.data / "worker.lock").open("a") as held:
        assert not standing(archive, marked(Mark())).worker_alive
        fcntl.flock(held, fcntl.LOCK_EX)
        assert standing(archive, marked(Mark())).worker_alive
        fcntl.flock(held, fcntl.LOCK_UN)
    assert not standing(archive, marked(Mark())).worker_alive
