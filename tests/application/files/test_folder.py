import errno
import os
import resource
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from application.errors import StorageFailedError, StorageFullError
from application.files.folder import FolderFileStore
from application.files.protocol import CHUNK, FileDamagedError, FileStore
from tests.application.files.contract import FileStoreContract, digest_of, put


class TestFolder(FileStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> FileStore:
        return FolderFileStore(tmp_path / "files")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


def everything_in(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_file_is_at_the_address_its_content_gives(root: Path) -> None:
    stored = put(FolderFileStore(root), b"saksframlegg")
    assert everything_in(root) == [f"{stored.sha256[:2]}/{stored.sha256[2:4]}/{stored.sha256}"]
    with FolderFileStore(root).path(stored.sha256) as path:
        assert path.stat().st_mode & 0o222 == 0


class FullDisk(FolderFileStore):
    """Has room for one chunk."""

    room = CHUNK

    def _write(self, descriptor: int, chunk: bytes) -> None:
        self.room -= len(chunk)
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super()._write(descriptor, chunk)


def test_a_full_disk_loses_nothing_and_leaves_nothing_half_written(root: Path) -> None:
    before = put(FolderFileStore(root), b"before")
    with pytest.raises(StorageFullError) as caught:
        put(FullDisk(root), b"x" * (CHUNK + 1), name="stor.pdf")
    assert caught.value.values == {"name": "stor.pdf", "folder": str(root)}
    assert [Path(name).name for name in everything_in(root)] == [before.sha256]
    assert put(FolderFileStore(root), b"x" * (CHUNK + 1)).size == CHUNK + 1


def test_the_operating_system_can_refuse_in_the_middle_of_a_write(root: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK // 2, hard))
    try:
        with pytest.raises(StorageFullError):
            put(FolderFileStore(root), b"x" * CHUNK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert everything_in(root) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "files"
    in_the_way.write_text("not a folder")
    with pytest.raises(StorageFailedError) as caught:
        put(FolderFileStore(in_the_way), b"x")
    assert caught.value.values["problem"]


def test_damage_is_found_and_mended_by_filing_the_bytes_again(root: Path) -> None:
    store = FolderFileStore(root)
    stored = put(store, b"the original")
    with store.path(stored.sha256) as path:
        path.chmod(0o600)
        path.write_bytes(b"torn")
    with pytest.raises(FileDamagedError) as caught:
        store.verify(stored.sha256)
    assert caught.value.values == {"sha256": stored.sha256, "found": digest_of(b"torn")}
    assert not put(store, b"the original").was_there
    store.verify(stored.sha256)


def test_what_a_crash_left_is_swept_but_not_what_is_being_written(root: Path) -> None:
    store = FolderFileStore(root)
    stored = put(store, b"kept")
    crashed, running = root / "incoming" / "a.part", root / "incoming" / "b.part"
    for partial in (crashed, running):
        partial.write_bytes(b"half")
    an_hour_ago = time.time() - 3601
    os.utime(crashed, (an_hour_ago, an_hour_ago))
    assert store.sweep_temporary() == 1
    assert running.exists()
    assert store.sweep_temporary(older_than=timedelta(0)) == 1
    assert list(store.digests()) == [stored.sha256]


def test_a_killed_writer_leaves_no_name_without_its_bytes(root: Path) -> None:
    writer = (
        "import sys; from pathlib import Path; from application.files.folder import FolderFileStore\n"
        "FolderFileStore(Path(sys.argv[1])).put(sys.stdin.buffer, limit=10**9, name='x')"
    )
    process = subprocess.Popen([sys.executable, "-c", writer, str(root)], stdin=subprocess.PIPE)
    process.stdin.write(b"x" * 3 * CHUNK)
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not any(part.stat().st_size >= 2 * CHUNK for part in (root / "incoming").glob("*.part")):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.kill()
    process.stdin.close()
    process.wait()
    store = FolderFileStore(root)
    assert list(store.digests()) == []
    store.sweep_temporary(older_than=timedelta(0))
    assert everything_in(root) == []


MEASURE = """
import sys
from pathlib import Path
import psutil
from application.files.folder import FolderFileStore

process = psutil.Process()

class Zeros:
    left, most = 500_000_000, 0

    def read(self, size, /):
        self.most = max(self.most, process.memory_info().rss)
        size = min(size, self.left)
        self.left -= size
        return bytes(size)

zeros, before = Zeros(), process.memory_info().rss
stored = FolderFileStore(Path(sys.argv[1])).put(zeros, limit=2_000_000_000, name="stor.bin")
assert stored.size == 500_000_000
print(zeros.most - before)
"""


def test_half_a_gigabyte_is_stored_in_constant_memory(root: Path) -> None:
    run = subprocess.run([sys.executable, "-c", MEASURE, str(root)], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 16 * CHUNK
    for file in everything_in(root):
        (root / file).unlink()


def test_a_stream_that_breaks_leaves_nothing(root: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            chunk = super().read(size)
            if not chunk:
                raise ConnectionResetError
            return chunk

    with pytest.raises(ConnectionResetError):
        FolderFileStore(root).put(Broken(b"half an upload"), limit=100, name="x")
    assert everything_in(root) == []
