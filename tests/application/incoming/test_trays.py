"""Trays in folders and in a bucket; what the office knows of the latter is kept in either database."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, delete

from application.files.bucket import PART, Bucket
from application.files.protocol import FileTooLargeError
from application.incoming.folder_trays import FolderTrays
from application.incoming.opening import open_trays
from application.office.tables import INCOMING_FILES, INCOMING_PIECES
from application.office.upgrade import upgrade
from domain.clock import clock_set_to
from tests.application.files.buckets import bucket_settings
from tests.application.incoming.contract import ACCOUNT, LETTER, Opening, TraysContract
from tests.engines.databases import engine_in
from tests.engines.object_store import ObjectStore


class TestFolder(TraysContract):
    @pytest.fixture
    def opening(self, tmp_path: Path) -> Opening:
        return lambda limit: FolderTrays(tmp_path / "incoming", limit=limit)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office_made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An office database of each kind, made once."""
    with engine_in(request, "office", tmp_path_factory.mktemp("office")) as engine:
        upgrade(engine)
        yield engine


@pytest.fixture
def office(office_made: Engine) -> Engine:
    with office_made.begin() as connection:
        for table in (INCOMING_FILES, INCOMING_PIECES):
            connection.execute(delete(table))
    return office_made


class TestBucket(TraysContract):
    @pytest.fixture
    def opening(self, office: Engine, object_store: ObjectStore) -> Opening:
        settings = bucket_settings(object_store)
        return lambda limit: open_trays(settings.model_copy(update={"max_file_size": limit}), office)


def objects(bucket: Bucket) -> list[str]:
    return sorted(one.key for one in bucket.list())


@pytest.mark.parametrize("office_made", ["sqlite"], indirect=True)
def test_a_bucket_keeps_nothing_of_what_is_gone(office: Engine, object_store: ObjectStore) -> None:
    settings = bucket_settings(object_store)
    bucket, trays = Bucket(settings), open_trays(settings, office)
    tray = trays.of(ACCOUNT)
    item = tray.put("brev.pdf", io.BytesIO(LETTER))
    tray.keep_read(item.id, b"read")
    assert len(objects(bucket)) == 2
    tray.remove(item.id)
    with pytest.raises(FileTooLargeError):
        tray.append(tray.begin("brev.pdf", 10).id, 0, io.BytesIO(LETTER))
    assert objects(bucket) == []

    tray.put("brev.pdf", io.BytesIO(LETTER))
    left = f"incoming/{ACCOUNT}/{uuid4()}/000000000000000-left"
    bucket.create(left, b"of a process that was killed", name="x")
    bucket.create("ab/cd/" + "abcd" * 16, b"filed", name="x")
    with clock_set_to(datetime.now(UTC) + timedelta(days=1)):
        assert trays.clean(older_than=timedelta(days=2)) == 0
        assert left in objects(bucket)
        with clock_set_to(datetime.now(UTC) + timedelta(days=1)):
            assert trays.clean(older_than=timedelta(hours=1)) == 2
    assert objects(bucket) == ["ab/cd/" + "abcd" * 16]


@pytest.mark.parametrize("office_made", ["sqlite"], indirect=True)
def test_a_large_file_comes_in_pieces_that_are_read_as_one(office: Engine, object_store: ObjectStore) -> None:
    content = bytes(range(251)) * (PART // 251 + 3000)
    tray = open_trays(bucket_settings(object_store), office).of(ACCOUNT)
    item = tray.begin("stor.bin", len(content))
    tray.append(item.id, 0, io.BytesIO(content[:1000]))
    assert tray.append(item.id, 1000, io.BytesIO(content[1000:])).is_whole
    with tray.open(item.id) as stream:
        assert stream.read() == content
        stream.seek(PART - 50)
        assert stream.read(1100) == content[PART - 50 : PART + 1050]
