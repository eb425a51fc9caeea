"""A tray keeps what was sent until it is filed, and a file that broke off goes on where it ended."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from application.files.folder import FolderFileStore
from application.files.protocol import FileTooLargeError
from application.incoming.errors import NoSuchIncomingError, TooManyIncomingError, WrongOffsetError
from application.incoming.tray import MOST_FILES, Tray
from application.incoming.trays import Trays
from application.media import PDF
from domain.clock import clock_set_to

LETTER = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    return Tray(tmp_path / "tray", limit=1_000_000)


class Broken:
    """A connection that breaks after some bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, _size: int, /) -> bytes:
        content, self._content = self._content, b""
        if not content:
            raise ConnectionResetError
        return content


def test_a_file_that_was_sent_whole_is_recognised_by_its_bytes(tray: Tray) -> None:
    item = tray.put("brev.txt", io.BytesIO(LETTER))
    assert (item.is_whole, item.size, item.media_type, item.percent) == (True, len(LETTER), PDF, 100)
    assert tray.path(item.id).read_bytes() == LETTER
    assert tray.all() == [item]


def test_a_broken_sending_goes_on_where_the_bytes_end_also_after_a_restart(tray: Tray, tmp_path: Path) -> None:
    item = tray.begin("brev.pdf", len(LETTER))
    with pytest.raises(ConnectionResetError):
        tray.append(item.id, 0, Broken(LETTER[:4000]))

    again = Tray(tmp_path / "tray", limit=1_000_000)
    assert (again.get(item.id).received, again.get(item.id).is_whole) == (4000, False)
    assert again.get(item.id).percent == 4000 * 100 // len(LETTER)
    whole = again.append(item.id, 4000, io.BytesIO(LETTER[4000:]))
    assert whole.is_whole
    assert again.path(item.id).read_bytes() == LETTER


def test_bytes_that_do_not_follow_are_refused_and_it_is_said_where_to_go_on(tray: Tray) -> None:
    item = tray.begin("brev.pdf", len(LETTER))
    tray.append(item.id, 0, io.BytesIO(LETTER[:100]))
    with pytest.raises(WrongOffsetError) as refused:
        tray.append(item.id, 50, io.BytesIO(LETTER[50:]))
    assert refused.value.values["offset"] == "100"
    assert tray.get(item.id).received == 100


def test_more_bytes_than_were_told_of_are_refused_and_none_of_them_is_kept(tray: Tray) -> None:
    item = tray.begin("brev.pdf", 10)
    with pytest.raises(FileTooLargeError):
        tray.append(item.id, 0, io.BytesIO(LETTER))
    assert tray.get(item.id).received == 0


def test_a_file_over_the_limit_leaves_nothing(tray: Tray) -> None:
    with pytest.raises(FileTooLargeError):
        tray.begin("film.mp4", 1_000_001)
    with pytest.raises(FileTooLargeError):
        tray.put("film.mp4", io.BytesIO(b"x" * 1_000_001))
    assert tray.all() == []


def test_an_empty_file_is_whole_at_once(tray: Tray) -> None:
    assert tray.put("tom.txt", io.BytesIO(b"")).size == 0
    begun = tray.begin("tom.txt", 0)
    assert tray.append(begun.id, 0, io.BytesIO(b"")).is_whole


def test_what_is_not_whole_is_not_lent(tray: Tray) -> None:
    item = tray.begin("brev.pdf", 10)
    with pytest.raises(NoSuchIncomingError):
        tray.path(item.id)


def test_names_are_made_safe(tray: Tray) -> None:
    assert tray.put("../../etc/passwd", io.BytesIO(b"x")).name == "passwd"
    assert len(tray.put("a" * 300 + ".pdf", io.BytesIO(b"x")).name) == 255


def test_what_is_filed_lies_in_the_store_and_what_is_removed_is_gone(tray: Tray, tmp_path: Path) -> None:
    files = FolderFileStore(tmp_path / "files")
    item = tray.put("brev.pdf", io.BytesIO(LETTER))
    tray.keep_read(item.id, b"read")
    assert tray.store(item.id, files).sha256 == item.sha256
    assert tray.what_was_read(item.id) == b"read"
    tray.remove(item.id)
    tray.remove(item.id)
    assert item.sha256 is not None
    with files.open(item.sha256) as stored:
        assert stored.read() == LETTER
    assert list((tmp_path / "tray").iterdir()) == []
    with pytest.raises(NoSuchIncomingError):
        tray.get(item.id)


def test_a_full_tray_takes_no_more(tray: Tray) -> None:
    for _ in range(MOST_FILES):
        tray.begin("brev.pdf", 1)
    with pytest.raises(TooManyIncomingError):
        tray.begin("brev.pdf", 1)


def test_what_nobody_filed_is_cleaned_and_its_owner_is_told(tmp_path: Path) -> None:
    trays, mine, other = Trays(tmp_path, limit=1000), uuid4(), uuid4()
    began = datetime(2025, 3, 1, 12, tzinfo=UTC)
    with clock_set_to(began):
        trays.of(mine).put("gammelt.pdf", io.BytesIO(b"old"))
    with clock_set_to(began + timedelta(days=20)):
        kept = trays.of(mine).put("nytt.pdf", io.BytesIO(b"new"))
    with clock_set_to(began + timedelta(days=31)):
        assert trays.clean(older_than=timedelta(days=30)) == 1
        assert trays.clean(older_than=timedelta(days=30)) == 0
    assert trays.of(mine).all() == [kept]
    assert (trays.cleaned(mine), trays.cleaned(other)) == (["gammelt.pdf"], [])
    trays.forget_cleaned(mine)
    assert trays.cleaned(mine) == []
