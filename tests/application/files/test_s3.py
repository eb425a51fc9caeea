import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from application.errors import FileStoreAwayError, FileStoreRefusedError, StorageFailedError, StorageFullError
from application.files.bucket import PART, Bucket
from application.files.opening import begin_file_store, open_file_store
from application.files.protocol import FileDamagedError, FileMissingError, FileStore
from application.files.ranges import FIRST, MOST, open_ranges
from application.settings import Settings
from tests.application.files.buckets import address_in, bucket_settings, damage
from tests.application.files.contract import FileStoreContract, digest_of, put
from tests.engines.fixtures import running
from tests.engines.object_store import ObjectStore, start_object_store
from tests.engines.server import free_port


@pytest.fixture
def settings(object_store: ObjectStore) -> Settings:
    return bucket_settings(object_store)


@pytest.fixture
def store(settings: Settings) -> FileStore:
    begin_file_store(settings)
    return open_file_store(settings)


@pytest.fixture
def bucket(object_store: ObjectStore, settings: Settings) -> Path:
    """The bucket as the server keeps it."""
    return Path(object_store.folder) / urlsplit(settings.files).netloc


class TestS3(FileStoreContract):
    @pytest.fixture
    def store(self, object_store: ObjectStore) -> FileStore:
        return open_file_store(bucket_settings(object_store))


def everything_in(bucket: Path) -> list[str]:
    return sorted(str(one.relative_to(bucket)) for one in bucket.rglob("*") if one.is_file())


def test_an_object_is_at_the_address_its_content_gives(store: FileStore, bucket: Path) -> None:
    sha256 = put(store, b"saksframlegg").sha256
    assert everything_in(bucket) == [f"arkiv/{sha256[:2]}/{sha256[2:4]}/{sha256}"]


def test_without_a_folder_objects_are_at_the_top_and_others_in_the_bucket_are_left_alone(
    object_store: ObjectStore,
) -> None:
    settings = bucket_settings(object_store, "")
    Bucket(settings).create("incoming/x", b"not filed", name="x")
    Bucket(settings).create("ab/cd/readme", b"somebody's", name="x")
    store = open_file_store(settings)
    sha256 = put(store, b"x").sha256
    assert list(store.digests()) == [sha256]


def test_what_is_larger_than_a_part_is_sent_in_parts(store: FileStore) -> None:
    content = os.urandom(1000) * (2 * PART // 1000 + 1)
    stored, again = (put(store, content, limit=3 * PART) for _ in range(2))
    assert (stored.sha256, stored.size, stored.was_there, again.was_there) == (
        digest_of(content),
        len(content),
        False,
        True,
    )
    with store.open(stored.sha256) as opened:
        assert hashlib.file_digest(opened, "sha256").hexdigest() == stored.sha256
        assert opened.seek(-7, io.SEEK_END) == len(content) - 7
        assert opened.read() == content[-7:]
    with store.path(stored.sha256) as path:
        assert path.stat().st_size == len(content)
    assert not path.exists()


def test_damage_is_found_wherever_all_is_read_and_mended_by_filing_the_bytes_again(
    store: FileStore, settings: Settings, object_store: ObjectStore
) -> None:
    sha256 = put(store, b"the original").sha256
    damage(object_store.folder, settings, sha256, b"the 0riginal")
    with pytest.raises(FileDamagedError) as caught:
        store.verify(sha256)
    assert caught.value.values == {"sha256": sha256, "found": digest_of(b"the 0riginal")}
    with pytest.raises(FileDamagedError):
        store.open_verified(sha256)
    with pytest.raises(FileDamagedError), store.path(sha256):
        pass
    damage(object_store.folder, settings, sha256, b"torn")
    assert not put(store, b"the original").was_there
    store.verify(sha256)


def asking(store: FileStore) -> list[Callable[[], object]]:
    """Everything that may be asked of a store, of a file that it need not have."""
    return [
        lambda: put(store, b"x", name="notat.docx"),
        lambda: store.exists("ab" * 32),
        lambda: store.open("ab" * 32),
        lambda: store.verify("ab" * 32),
        lambda: list(store.digests()),
    ]


def test_a_store_that_is_away_is_told_of_within_seconds(settings: Settings) -> None:
    away = settings.model_copy(update={"files_endpoint": f"http://127.0.0.1:{free_port()}"})
    for ask in asking(open_file_store(away)):
        with pytest.raises(FileStoreAwayError) as caught:
            ask()
        assert caught.value.values["folder"] == settings.files
    with pytest.raises(FileStoreAwayError):
        begin_file_store(away)


def test_a_store_that_lets_us_not_in_is_told_of_in_its_own_words(settings: Settings) -> None:
    stranger = settings.model_copy(update={"files_secret": SecretStr("not this")})
    for ask in asking(open_file_store(stranger)):
        with pytest.raises(FileStoreRefusedError) as caught:
            ask()
        assert caught.value.values["problem"]
    with pytest.raises(FileStoreRefusedError) as caught:
        begin_file_store(stranger)
    assert "SignatureDoesNotMatch" in caught.value.values["problem"]


def test_a_store_with_a_certificate_of_its_own_is_known_by_its_authority(tmp_path: Path) -> None:
    with running(partial(start_object_store, tls=True)) as server:
        settings = bucket_settings(server, files_ca=server.authority)
        store = open_file_store(settings)
        store.verify(put(store, b"x").sha256)
        with pytest.raises(FileStoreAwayError):
            put(open_file_store(settings.model_copy(update={"files_ca": None})), b"x")
        with pytest.raises(StorageFailedError) as caught:
            open_file_store(settings.model_copy(update={"files_ca": tmp_path / "ca.pem"}))
        assert caught.value.values["name"] == "ca.pem"


def test_a_bucket_that_is_not_there_is_no_missing_file(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"files": "s3://regionarkiv-nowhere/arkiv"})
    for ask in (lambda: begin_file_store(elsewhere), lambda: put(open_file_store(elsewhere), b"x")):
        with pytest.raises(FileStoreRefusedError) as caught:
            ask()
        assert "NoSuchBucket" in caught.value.values["problem"]


MEASURE = """
import os
import psutil
from application.files.opening import open_file_store
from application.settings import read_settings

process = psutil.Process()
store = open_file_store(read_settings())
store.exists("ab" * 32)
before, most = process.memory_info().rss, 0

class Zeros:
    left = 80_000_000

    def read(self, size, /):
        global most
        most = max(most, process.memory_info().rss)
        size = min(size, self.left)
        self.left -= size
        return bytes(size)

sha256 = store.put(Zeros(), limit=2_000_000_000, name="stor.bin").sha256
most = max(most, process.memory_info().rss)
with store.open(sha256) as opened:
    while opened.read(1_000_000):
        most = max(most, process.memory_info().rss)
print(most - before)
"""


def test_a_large_file_passes_in_constant_memory(object_store: ObjectStore, settings: Settings, bucket: Path) -> None:
    told = {
        "REGIONARKIV_FILES": settings.files,
        "REGIONARKIV_FILES_ENDPOINT": object_store.endpoint,
        "REGIONARKIV_FILES_KEY": object_store.key,
        "REGIONARKIV_FILES_SECRET": object_store.secret,
        "REGIONARKIV_SECRET_KEY": "s" * 40,
    }
    command = [sys.executable, "-c", MEASURE]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | told)
    assert int(run.stdout) < 8 * PART
    for one in everything_in(bucket):
        (bucket / one).unlink()


class Asked:
    """Bytes that are far away, and what was asked for of them."""

    def __init__(self, content: bytes) -> None:
        self.content, self.ranges = content, list[tuple[int, int]]()

    def fetch(self, start: int, end: int) -> bytes:
        self.ranges.append((start, end))
        return self.content[start:end]


def test_whoever_reads_on_gets_longer_ranges_and_whoever_jumps_short_ones() -> None:
    asked = Asked(bytes(range(251)) * 50_000)
    with open_ranges(asked.fetch, len(asked.content)) as stream:
        assert stream.read(5) == asked.content[:5]
        assert asked.ranges == [(0, FIRST)]
        stream.seek(10_000_000)
        assert stream.read(10) == asked.content[10_000_000:10_000_010]
        assert asked.ranges[1:] == [(10_000_000, 10_000_000 + FIRST)]
        stream.seek(0)
        assert stream.read() == asked.content
        lengths = [end - start for start, end in asked.ranges[2:]]
        assert lengths[:3] == [FIRST, 2 * FIRST, 4 * FIRST]
        assert max(lengths) == MOST
        assert sum(lengths) == len(asked.content)
        assert (stream.read(1), stream.tell()) == (b"", len(asked.content))


def test_a_fetch_may_give_less_than_it_is_asked_for() -> None:
    content = bytes(range(200))
    with open_ranges(lambda start, _end: content[start : start + 7], len(content)) as stream:
        assert stream.read(150) == content[:150]
        assert stream.seek(-3, io.SEEK_CUR) == 147
        assert stream.read() == content[147:]


@pytest.mark.parametrize(
    "said",
    [
        "status code: 507 Insufficient Storage: <Error><Code>InsufficientStorage</Code></Error>",
        "status code: 403 Forbidden: <Error><Code>QuotaExceeded</Code><Message>The quota is used up</Message></Error>",
    ],
)
def test_a_full_store_is_told_of_as_full(settings: Settings, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    from obstore.exceptions import GenericError
    from obstore.store import S3Store

    def full(*_: object, **__: object) -> None:
        raise GenericError(said)

    monkeypatch.setattr(S3Store, "put", full)
    with pytest.raises(StorageFullError) as caught:
        put(open_file_store(settings), b"x", name="notat.docx")
    assert caught.value.values == {"name": "notat.docx", "folder": settings.files}


def test_a_file_that_goes_missing_while_it_is_read_is_missing(
    store: FileStore, settings: Settings, object_store: ObjectStore
) -> None:
    sha256 = put(store, b"x" * (2 * FIRST)).sha256
    with store.open(sha256) as opened:
        address_in(object_store.folder, settings, sha256).unlink()
        with pytest.raises(FileMissingError):
            opened.read()
