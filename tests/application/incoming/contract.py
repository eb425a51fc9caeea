"""A tray keeps what was sent until it is filed, and a file that broke off goes on where it ended.

A test class per kind of trays subclasses this and gives the fixture `opening`.
"""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from application.files.folder import FolderFileStore
from application.files.protocol import FileTooLargeError
from application.incoming.errors import NoSuchIncomingError, TooManyIncomingError, WrongOffsetError
from application.incoming.protocol import Tray, Trays
from application.media import PDF
from domain.clock import clock_set_to

LETTER = b"%PDF-1.7\n" + bytes(range(256)) * 40
ACCOUNT = uuid4()

Opening = Callable[[int], Trays]
"""Opens the trays of a test, empty at first, as another process would; it takes the limit."""


class Broken:
    """A connection that breaks after some bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, _size: int, /) -> bytes:
        content, self._content = self._content, b""
        if not content:
            raise ConnectionResetError
        return content


class TraysContract:
    @pytest.fixture
    def trays(self, opening: Opening) -> Trays:
        return opening(1_000_000)

    @pytest.fixture
    def tray(self, trays: Trays) -> Tray:
        return trays.of(ACCOUNT)

    def test_a_file_that_was_sent_whole_is_recognised_by_its_bytes(self, tray: Tray) -> None:
        item = tray.put("brev.txt", io.BytesIO(LETTER))
        assert (item.is_whole, item.size, item.media_type, item.percent) == (True, len(LETTER), PDF, 100)
        with tray.path(item.id) as path:
            assert path.read_bytes() == LETTER
        with tray.open(item.id) as stream:
            assert stream.seek(-256, io.SEEK_END) == len(LETTER) - 256
            assert stream.read() == LETTER[-256:]
        assert tray.all() == [item]
        assert tray.get(item.id) == item

    def test_a_broken_sending_goes_on_where_the_bytes_end_also_in_another_process(
        self, tray: Tray, opening: Opening
    ) -> None:
        item = tray.begin("brev.pdf", len(LETTER))
        with pytest.raises(ConnectionResetError):
            tray.append(item.id, 0, Broken(LETTER[:4000]))

        again = opening(1_000_000).of(ACCOUNT)
        assert (again.get(item.id).received, again.get(item.id).is_whole) == (4000, False)
        assert again.get(item.id).percent == 4000 * 100 // len(LETTER)
        whole = again.append(item.id, 4000, io.BytesIO(LETTER[4000:]))
        assert whole.is_whole
        assert tray.get(item.id) == whole
        with again.open(item.id) as stream:
            assert stream.read() == LETTER

    def test_bytes_that_do_not_follow_are_refused_and_it_is_said_where_to_go_on(self, tray: Tray) -> None:
        item = tray.begin("brev.pdf", len(LETTER))
        tray.append(item.id, 0, io.BytesIO(LETTER[:100]))
        with pytest.raises(WrongOffsetError) as refused:
            tray.append(item.id, 50, io.BytesIO(LETTER[50:]))
        assert refused.value.values["offset"] == "100"
        assert tray.get(item.id).received == 100

    def test_more_bytes_than_were_told_of_are_refused_and_none_of_them_is_kept(self, tray: Tray) -> None:
        item = tray.begin("brev.pdf", 10)
        with pytest.raises(FileTooLargeError):
            tray.append(item.id, 0, io.BytesIO(LETTER))
        assert tray.get(item.id).received == 0

    def test_a_file_over_the_limit_leaves_nothing(self, tray: Tray) -> None:
        with pytest.raises(FileTooLargeError):
            tray.begin("film.mp4", 1_000_001)
        with pytest.raises(FileTooLargeError):
            tray.put("film.mp4", io.BytesIO(b"x" * 1_000_001))
        assert tray.all() == []

    def test_an_empty_file_is_whole_at_once(self, tray: Tray) -> None:
        assert tray.put("tom.txt", io.BytesIO(b"")).size == 0
        begun = tray.begin("tom.txt", 0)
        assert tray.append(begun.id, 0, io.BytesIO(b"")).is_whole

    def test_what_is_not_whole_is_not_lent(self, tray: Tray) -> None:
        item = tray.begin("brev.pdf", 10)
        with pytest.raises(NoSuchIncomingError):
            tray.open(item.id)
        with pytest.raises(NoSuchIncomingError), tray.path(item.id):
            pass

    def test_names_are_made_safe(self, tray: Tray) -> None:
        assert tray.put("../../etc/passwd", io.BytesIO(b"x")).name == "passwd"
        assert len(tray.put("a" * 300 + ".pdf", io.BytesIO(b"x")).name) == 255

    def test_what_is_filed_lies_in_the_store_and_what_is_removed_is_gone(self, tray: Tray, tmp_path: Path) -> None:
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
        assert tray.all() == []
        assert tray.what_was_read(item.id) is None
        with pytest.raises(NoSuchIncomingError):
            tray.get(item.id)

    def test_a_full_tray_takes_no_more(self, tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("folder_tray", "bucket_tray"):
            monkeypatch.setattr(f"application.incoming.{module}.MOST_FILES", 3)
        for _ in range(3):
            tray.begin("brev.pdf", 1)
        with pytest.raises(TooManyIncomingError):
            tray.begin("brev.pdf", 1)

    def test_what_nobody_filed_is_cleaned_and_its_owner_is_told(self, trays: Trays) -> None:
        mine, other = uuid4(), uuid4()
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

    def test_the_same_bytes_sent_twice_at_once_come_once(self, tray: Tray) -> None:
        item = tray.begin("brev.pdf", len(LETTER) + 1)

        def send(_: int) -> bool:
            try:
                tray.append(item.id, 0, io.BytesIO(LETTER))
            except WrongOffsetError:
                return False
            return True

        with ThreadPoolExecutor(4) as threads:
            assert sum(threads.map(send, range(4))) == 1
        assert tray.get(item.id).received == len(LETTER)
        tray.append(item.id, len(LETTER), io.BytesIO(b"!"))
        with tray.open(item.id) as stream:
            assert stream.read() == LETTER + b"!"

    def test_a_tray_is_its_accounts_alone(self, trays: Trays) -> None:
        item = trays.of(ACCOUNT).put("brev.pdf", io.BytesIO(LETTER))
        other = trays.of(uuid4())
        other.remove(item.id)
        for ask in (other.get, other.open):
            with pytest.raises(NoSuchIncomingError):
                ask(item.id)
        assert trays.of(ACCOUNT).all() == [item]
