"""Bytes are sent as they were filed: in ranges where asked, under their name, and so that they run nothing here."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask, Response
from werkzeug.test import Client, TestResponse

from application.files.folder import FolderFileStore
from application.files.opening import open_file_store
from application.files.protocol import FileDamagedError, FileMissingError, FileStore
from application.media import CSV, EML, HTML, PDF, PLAIN, UNKNOWN, file_type
from application.questions.documents import Version
from application.settings import Settings
from domain.documents import original_name
from search.extraction.opening import OpenedPart
from tests.application.files.buckets import address_in, bucket_settings, damage
from tests.engines.object_store import ObjectStore
from web import sending
from web.sending import send_part, send_stored

Send = Callable[..., TestResponse]
PAGES = b"%PDF-1.7 " + bytes(range(256)) * 40


on_both = pytest.mark.parametrize("files", ["folder", "bucket"], indirect=True)
"""Runs a test on a folder and on a bucket."""


@pytest.fixture
def in_bucket(object_store: ObjectStore) -> Settings:
    return bucket_settings(object_store)


@pytest.fixture
def files(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if getattr(request, "param", "folder") == "bucket":
        return open_file_store(request.getfixturevalue("in_bucket"))
    return FolderFileStore(tmp_path / "files")


@pytest.fixture
def store(files: FileStore) -> Callable[..., Version]:
    def stored(content: bytes, media_type: str = PDF, name: str = "protokoll.pdf") -> Version:
        found = files.put(io.BytesIO(content), limit=10_000_000, name=name)
        return Version(
            1, False, found.sha256, found.size, media_type, file_type(media_type), name, "2025-01-01", "by", None
        )

    return stored


@pytest.fixture
def send(app: Flask, files: FileStore) -> Iterator[Send]:
    """Return what asks for a version as a browser does, and reads the answer to its end."""

    def asked(version: Version, method: str = "GET", *, download: bool = False, **headers: str) -> TestResponse:
        def serve() -> Response:
            return send_stored(files, version, download=download)

        app.view_functions["about.archive"] = serve
        plain = {name.replace("_", "-"): value for name, value in headers.items()}
        return Client(app).open("/om", method=method, headers=plain, buffered=True)

    kept = app.view_functions["about.archive"]
    yield asked
    app.view_functions["about.archive"] = kept


@on_both
def test_a_whole_file_comes_with_its_length_kind_and_name(send: Send, store: Callable[..., Version]) -> None:
    version = store(PAGES)
    response = send(version)
    assert response.data == PAGES
    assert response.content_length == len(PAGES)
    assert response.headers["Content-Type"] == PDF
    assert response.headers["Content-Disposition"] == "inline; filename=protokoll.pdf"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["ETag"] == f'"{version.sha256}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in response.headers["Vary"]


@on_both
def test_head_tells_what_get_would_without_the_bytes(send: Send, store: Callable[..., Version]) -> None:
    version = store(PAGES)
    head, get = send(version, "HEAD"), send(version)
    assert head.data == b""
    for name in ("Content-Length", "Content-Type", "Content-Disposition", "ETag", "Content-Security-Policy"):
        assert head.headers[name] == get.headers[name]


@on_both
@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, len(PAGES)),
        ("bytes=-50", len(PAGES) - 50, len(PAGES)),
        ("bytes=5-5", 5, 6),
        ("bytes=10000-999999999", 10000, len(PAGES)),
    ],
)
def test_a_range_is_sent_as_asked(send: Send, store: Callable[..., Version], asked: str, start: int, end: int) -> None:
    response = send(store(PAGES), Range=asked)
    assert response.status_code == 206
    assert response.data == PAGES[start:end]
    assert response.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(PAGES)}"
    assert response.content_length == end - start


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=x-y", "bytes=5-1", "tull", "bytes=-"])
def test_ranges_that_may_be_ignored_give_the_whole_file(send: Send, store: Callable[..., Version], asked: str) -> None:
    response = send(store(PAGES), Range=asked)
    assert (response.status_code, response.data) == (200, PAGES)


@on_both
def test_a_range_beyond_the_end_is_refused_with_the_length(send: Send, store: Callable[..., Version]) -> None:
    response = send(store(PAGES), Range="bytes=999999-")
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(PAGES)}"
    assert "Filen er ikke så lang" in response.text


@on_both
def test_what_the_browser_has_already_is_not_sent_again(send: Send, store: Callable[..., Version]) -> None:
    version = store(PAGES)
    unchanged = send(version, If_None_Match=f'"{version.sha256}"')
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert send(version, If_None_Match='"annet"').status_code == 200


@on_both
def test_a_range_is_sent_only_of_the_bytes_the_browser_has_begun(send: Send, store: Callable[..., Version]) -> None:
    version = store(PAGES)
    assert send(version, Range="bytes=0-9", If_Range=f'"{version.sha256}"').status_code == 206
    assert send(version, Range="bytes=0-9", If_Range='"annet"').status_code == 200


@on_both
@pytest.mark.parametrize("content", [b"", b"x"])
def test_the_smallest_files_are_sent(send: Send, store: Callable[..., Version], content: bytes) -> None:
    version = store(content, PLAIN, "tom.txt")
    assert send(version).data == content
    assert send(version, Range="bytes=0-").data == content


@pytest.mark.parametrize(
    ("media_type", "shown"),
    [
        (PDF, "inline"),
        (PLAIN, "inline"),
        ("image/png", "inline"),
        ("image/jpeg", "inline"),
        ("image/svg+xml", "attachment"),
        (HTML, "attachment"),
        ("application/xhtml+xml", "attachment"),
        ("application/xml", "attachment"),
        (EML, "attachment"),
        (CSV, "attachment"),
        ("application/javascript", "attachment"),
        (UNKNOWN, "attachment"),
    ],
)
def test_only_kinds_that_run_nothing_are_shown_and_all_are_fenced_in(
    send: Send, store: Callable[..., Version], media_type: str, shown: str
) -> None:
    response = send(store(b"<script>alert(1)</script>", media_type, "fil"))
    assert response.headers["Content-Disposition"].startswith(shown)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert policy.endswith("sandbox") is (media_type != PDF)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_what_would_be_shown_is_saved_when_asked(send: Send, store: Callable[..., Version]) -> None:
    assert send(store(PAGES), download=True).headers["Content-Disposition"] == "attachment; filename=protokoll.pdf"


@pytest.mark.parametrize("odd", ["", "pdf", "text/html\r\nX-Evil: 1", "text/html;q=1\nX: y", "a/b c", "æ/ø", "*/*"])
def test_a_kind_that_is_none_is_sent_as_plain_bytes(send: Send, store: Callable[..., Version], odd: str) -> None:
    response = send(store(b"x", odd, "fil"))
    assert response.headers["Content-Type"] in (UNKNOWN, HTML)
    assert "X-Evil" not in response.headers
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "name",
    [
        "Møteinnkalling Ås – 1. mars.pdf",
        'a"b.pdf',
        "a;filename=evil.exe;.pdf",
        "100% & (kopi)'.pdf",
        "../../etc/passwd",
        "a\r\nSet-Cookie: x=1.pdf",
        "\u202etxt.exe",
        "😀" * 60 + ".pdf",
        "x" * 255,
    ],
)
def test_a_name_reaches_the_browser_whole_and_nothing_beside_it(
    send: Send, store: Callable[..., Version], name: str
) -> None:
    kept = original_name(name)
    response = send(store(PAGES, PDF, kept))
    header = response.headers["Content-Disposition"]
    assert "Set-Cookie" not in response.headers
    assert header.isascii()
    _, _, extended = header.partition("filename*=UTF-8''")
    if kept.isascii():
        assert not extended
        assert header.partition("filename=")[2].strip('"').replace('\\"', '"') == kept
    else:
        assert unquote(extended) == kept


@on_both
@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Møte på Ås".encode(), "utf-8"),
        ("Møte på Ås".encode("cp1252"), "windows-1252"),
        ("Møte på Ås".encode("utf-16"), "utf-16"),
        (b"x" * (64 * 1024 - 1) + "å".encode() * 10, "utf-8"),
    ],
)
def test_plain_text_is_sent_in_the_encoding_it_was_written_in(
    send: Send, store: Callable[..., Version], content: bytes, encoding: str
) -> None:
    response = send(store(content, PLAIN, "notat.txt"))
    assert response.headers["Content-Type"] == f"text/plain; charset={encoding}"
    assert response.data == content


def test_a_file_that_is_missing_is_told_of_and_never_sent_empty(
    send: Send, store: Callable[..., Version], files: FileStore
) -> None:
    version = store(PAGES)
    with files.path(version.sha256) as path:
        path.unlink()
    for method in ("GET", "HEAD"):
        assert send(version, method).status_code == 503
    told = send(version).text
    assert "Filen er ikke der den skal være" in told
    assert "sikkerhetskopi" in told


@pytest.mark.parametrize("damaged", [b"", PAGES[:-1], PAGES + b"x", b"\x00" + PAGES[1:]])
def test_a_file_that_is_not_as_it_was_filed_is_told_of(
    send: Send, store: Callable[..., Version], files: FileStore, damaged: bytes
) -> None:
    version = store(PAGES)
    with files.path(version.sha256) as path:
        path.chmod(0o640)
        path.write_bytes(damaged)
    response = send(version)
    assert response.status_code == 503
    assert "Filen er ikke slik den ble lagt inn" in response.text
    assert "Content-Disposition" not in response.headers


@pytest.mark.parametrize("files", ["bucket"], indirect=True)
def test_a_file_that_a_bucket_holds_no_longer_or_otherwise_is_told_of(
    send: Send, store: Callable[..., Version], in_bucket: Settings, object_store: ObjectStore
) -> None:
    version = store(PAGES)
    damage(object_store.folder, in_bucket, version.sha256, b"\x00" + PAGES[1:])
    assert "Filen er ikke slik den ble lagt inn" in send(version).text
    assert send(version, Range="tull").status_code == 503
    damage(object_store.folder, in_bucket, version.sha256, PAGES[:-1])
    assert send(version, Range="bytes=0-9").status_code == 503
    address_in(object_store.folder, in_bucket, version.sha256).unlink()
    for method in ("GET", "HEAD"):
        assert send(version, method).status_code == 503
    assert "Filen er ikke der den skal være" in send(version).text


class CountingStore(FolderFileStore):
    """A store that holds one large file of which nothing is kept in memory, and tells how much was read of it."""

    read = 0

    def open(self, sha256: str) -> io.BufferedReader:  # type: ignore[override]
        counted = self

        class Counting(io.FileIO):
            def read(self, size: int = -1) -> bytes:
                data = super().read(size) or b""
                counted.read += len(data)
                return data

        return Counting(self._address(sha256))  # type: ignore[return-value]


def test_a_range_of_a_large_file_reads_no_more_than_the_range(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = CountingStore(tmp_path / "files")
    size = 300_000_000
    sha256 = "ab" * 32
    address = tmp_path / "files" / "ab" / "ab" / sha256
    address.parent.mkdir(parents=True)
    with address.open("wb") as sparse:
        sparse.truncate(size)
    version = Version(1, False, sha256, size, PDF, "pdf", "stor.pdf", "2025-01-01", "by", None)
    assert size > sending.VERIFIED_UP_TO
    monkeypatch.setitem(app.view_functions, "about.archive", lambda: send_stored(large, version))
    client = Client(app)
    part = client.get("/om", headers={"Range": f"bytes={size - 10}-"}, buffered=True)
    assert (part.status_code, len(part.data)) == (206, 10)
    assert large.read <= sending.BLOCK

    large.read = 0
    streamed = client.get("/om")
    block = next(iter(streamed.response))
    assert len(block) == sending.BLOCK
    assert large.read == sending.BLOCK
    streamed.close()


def test_part_of_a_mail_is_sent_by_the_same_rules(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    page = OpenedPart("side.html", HTML, b"<script>alert(1)</script>")
    monkeypatch.setitem(app.view_functions, "about.archive", lambda: send_part(page))
    response = Client(app).get("/om", buffered=True)
    assert response.headers["Content-Disposition"] == "attachment; filename=side.html"
    assert response.headers["Content-Security-Policy"].endswith("sandbox")


def test_errors_leave_no_file_open(app: Flask, files: FileStore, store: Callable[..., Version]) -> None:
    version = store(PAGES)
    before = len(os.listdir("/proc/self/fd"))
    with app.test_request_context("/", headers={"Range": "bytes=999999-"}), pytest.raises(Exception, match="416"):
        send_stored(files, version)
    with files.path(version.sha256) as path:
        path.chmod(0o640)
        path.write_bytes(b"\x00" + PAGES[1:])
    with app.test_request_context("/"), pytest.raises(FileDamagedError):
        send_stored(files, version)
    with files.path(version.sha256) as path:
        path.unlink()
    with app.test_request_context("/"), pytest.raises(FileMissingError):
        send_stored(files, version)
    assert len(os.listdir("/proc/self/fd")) == before
