"""What every file store must do; a test module per store subclasses this and gives the fixture `store`."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest

from application.files.protocol import (
    CHUNK,
    FileDamagedError,
    FileMissingError,
    FileStore,
    FileTooLargeError,
    StoredFile,
)


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(store: FileStore, content: bytes, *, limit: int = 10 * CHUNK, name: str = "vedlegg.pdf") -> StoredFile:
    return store.put(BytesIO(content), limit=limit, name=name)


class Trickle(BytesIO):
    """A stream that gives less than it is asked for, as a network does."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 1, 7))


class FileStoreContract:
    @pytest.mark.parametrize("content", [b"", b"x", b"x" * CHUNK, bytes(range(256)) * 10_000])
    def test_what_is_put_is_read_back(self, store: FileStore, content: bytes) -> None:
        stored = put(store, content)
        assert stored == StoredFile(digest_of(content), len(content), was_there=False)
        with store.open(stored.sha256) as opened:
            assert opened.read() == content
            assert opened.seek(0) == 0
        with store.open_verified(stored.sha256) as opened:
            assert opened.read() == content
        with store.path(stored.sha256) as path:
            assert path.read_bytes() == content
        assert store.exists(stored.sha256)
        assert store.size(stored.sha256) == len(content)
        store.verify(stored.sha256)

    def test_the_same_bytes_are_stored_once(self, store: FileStore) -> None:
        first, again = put(store, b"same"), put(store, b"same", name="another name.docx")
        assert (first.sha256, first.was_there, again.was_there) == (again.sha256, False, True)
        assert list(store.digests()) == [first.sha256]

    def test_everything_stored_is_told_in_order(self, store: FileStore) -> None:
        digests = [put(store, str(number).encode()).sha256 for number in range(20)]
        assert list(store.digests()) == sorted(digests)

    def test_a_stream_may_give_less_than_it_is_asked_for(self, store: FileStore) -> None:
        content = b"0123456789" * 100
        assert store.put(Trickle(content), limit=1000, name="x").sha256 == digest_of(content)

    def test_the_limit_is_the_largest_that_is_taken(self, store: FileStore) -> None:
        assert put(store, b"x" * 100, limit=100).size == 100

    def test_a_file_over_the_limit_is_refused_whole(self, store: FileStore) -> None:
        with pytest.raises(FileTooLargeError) as caught:
            put(store, b"y" * 101, limit=100, name="stor.pdf")
        assert caught.value.values == {"name": "stor.pdf", "limit": "100"}
        assert list(store.digests()) == []

    @pytest.mark.parametrize("name", ["", "../../etc/passwd", "/etc/passwd", "a\x00b", "CON", "x" * 5000])
    def test_a_name_never_becomes_a_path(self, store: FileStore, name: str) -> None:
        stored = put(store, b"x", name=name)
        assert list(store.digests()) == [stored.sha256]

    @pytest.mark.parametrize("digest", [digest_of(b"never stored"), "", "..", "../" * 21 + "x", "A" * 64, "incoming"])
    def test_what_is_not_there_is_missing(self, store: FileStore, digest: str) -> None:
        assert not store.exists(digest)
        for question in (store.open, store.size, store.verify):
            with pytest.raises(FileMissingError):
                question(digest)
        with pytest.raises(FileMissingError), store.path(digest):
            pass

    def test_many_may_store_the_same_at_once(self, store: FileStore) -> None:
        content = b"at once" * 10_000
        with ThreadPoolExecutor(8) as threads:
            stored = list(threads.map(lambda _: put(store, content), range(16)))
        assert {one.sha256 for one in stored} == {digest_of(content)}
        store.verify(digest_of(content))

    def test_only_the_right_bytes_take_the_place_of_others(self, store: FileStore) -> None:
        sha256 = digest_of(b"the original")
        store.mend(sha256, BytesIO(b"the original"))
        store.verify(sha256)
        with pytest.raises(FileDamagedError):
            store.mend(sha256, BytesIO(b"the 0riginal"))
        store.verify(sha256)
        with pytest.raises(FileDamagedError):
            store.mend(digest_of(b"never stored"), BytesIO(b"x"))
        assert list(store.digests()) == [sha256]
        with pytest.raises(FileMissingError):
            store.mend("../../etc/passwd", BytesIO(b"x"))

    def test_nothing_is_left_to_sweep(self, store: FileStore) -> None:
        put(store, b"x")
        assert store.sweep_temporary() == 0
