"""Files in a bucket whose server stops, or takes no more: what was to be filed is refused in plain words, and nothing
is recorded; what is filed is not lost."""

import io
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from application.files.bucket import Bucket
from application.office.roles import Role
from application.settings import Settings
from tests.application.files.buckets import bucket_settings
from tests.engines import object_store as servers
from tests.engines.fixtures import running
from tests.engines.object_store import ObjectStore
from tests.web.apps import app_over
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, sign_in
from tests.web.pages.reading import Reading, words
from tests.web.pages.test_filing_papers import LETTER, entries_of, send, uploaded
from web.services import EXTENSION, Services


@pytest.fixture(scope="module")
def own_server() -> Iterator[ObjectStore]:
    """A server that may be stopped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(servers, "GIVEN", None)
        with running(servers.start_object_store) as server:
            yield server


@pytest.fixture
def server(own_server: ObjectStore) -> Iterator[ObjectStore]:
    yield own_server
    assert own_server.server is not None
    if own_server.server.process is None or own_server.server.process.poll() is not None:
        own_server.server.again()


@pytest.fixture
def bucket(server: ObjectStore) -> str:
    return server.new_bucket()


@pytest.fixture
def filled_app(_filled_folder: Path, tmp_path: Path, server: ObjectStore, bucket: str) -> Iterator[Flask]:
    """The filled archive, whose files from now on go to a bucket."""
    data = shutil.copytree(_filled_folder, tmp_path / "filled")
    settings: Settings = bucket_settings(server, bucket=bucket, data=data)
    with app_over(settings) as app:
        yield app


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def recorded(services: Services) -> int:
    return services.stores.recorder.max_notification_id() or 0


@contextmanager
def without(server: ObjectStore) -> Iterator[None]:
    assert server.server is not None
    server.server.stop()
    yield
    server.server.again()


@contextmanager
def read_only(server: ObjectStore, bucket: str) -> Iterator[None]:
    """Let the server write nothing in a bucket."""
    folders = [root for root, _, _ in os.walk(f"{server.folder}/{bucket}")]
    modes = {folder: os.stat(folder).st_mode & 0o777 for folder in folders}
    for folder in reversed(folders):
        os.chmod(folder, 0o555)
    yield
    for folder in folders:
        os.chmod(folder, modes[folder])


def filed_document(officer: FlaskClient, services: Services) -> tuple[str, str]:
    """File a letter; return the address of its page and that of its bytes."""
    (entry,) = entries_of(services, send(officer, uploaded(officer, ("skann.pdf", LETTER)), title="Merknader"))
    page = officer.get(f"/sak/{entry.case_reference}/{entry.reference.rpartition('-')[2]}").text
    found = re.search(r'href="(/dokument/[0-9a-f-]{36})"', page)
    assert found is not None
    return found[1], f"{found[1]}/fil"


def test_papers_are_filed_in_a_bucket_that_is_never_listed_and_come_back_by_ranges(
    officer: FlaskClient,
    services: Services,
    server: ObjectStore,
    bucket: str,
    reading: Reading,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(Bucket, "list")
    page, address = filed_document(officer, services)
    assert officer.get(address, buffered=True).data == LETTER
    part = officer.get(address, buffered=True, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, LETTER[10:20])
    assert server.endpoint not in page
    assert reading(None).get(address).status_code == 404
    keys = [str(one) for one in Path(server.folder, bucket, "arkiv").rglob("*") if one.is_file()]
    assert len(keys) == 1
    assert "incoming" not in keys[0]


def test_while_the_server_is_stopped_nothing_is_taken_in_and_nothing_recorded(
    officer: FlaskClient, services: Services, server: ObjectStore
) -> None:
    page, address = filed_document(officer, services)
    waiting = uploaded(officer, ("brev.pdf", LETTER + b" "))
    before = recorded(services)
    with without(server):
        refused = send(officer, files=[("kart.pdf", LETTER + b"  ")], wish="upload")
        assert refused.status_code == 400
        assert "svarer ikke som det skal" in words(refused.text)
        assert "kart.pdf" not in words(officer.get("/arkiver").text)
        assert "brev.pdf" in words(officer.get("/arkiver").text)

        unfiled = send(officer, waiting, case_id="", new_case="En sak som ikke blir noe av", title="Brev")
        assert unfiled.status_code == 400
        assert "svarer ikke som det skal" in words(unfiled.text)
        assert recorded(services) == before

        assert officer.get(page).status_code == 200
        unsent = officer.get(address, buffered=True)
        assert unsent.status_code == 503
        assert "Arkivet svarer ikke" in words(unsent.text)
        assert unsent.headers["X-Request-ID"] in unsent.text
        assert officer.get(address, buffered=True, headers={"Range": "bytes=0-9"}).status_code == 503
    (entry,) = entries_of(services, send(officer, waiting, case_id="", new_case="Bru", title="Brev"))
    assert entry.reference.endswith("-1")
    assert officer.get(address, buffered=True).data == LETTER


def test_a_piece_that_cannot_be_kept_is_told_of_and_sent_again_later(officer: FlaskClient, server: ObjectStore) -> None:
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', officer.get("/arkiver").text)
    assert token is not None
    headers = {"X-CSRFToken": token[1]}
    begun = officer.post("/arkiver/filer", json={"name": "brev.pdf", "size": len(LETTER)}, headers=headers).json
    assert begun is not None
    address, half = f"/arkiver/filer/{begun['id']}", len(LETTER) // 2

    def add(start: int, content: bytes) -> tuple[int, dict[str, object]]:
        answer = officer.patch(address, data=io.BytesIO(content), headers=headers | {"Upload-Offset": str(start)})
        return answer.status_code, answer.json or {}

    assert add(0, LETTER[:half]) == (200, {"offset": half, "whole": False})
    with without(server):
        status, told = add(half, LETTER[half:])
        assert status == 503
        assert "svarer ikke som det skal" in str(told["problem"])
        assert officer.get(address, buffered=True).json == {"offset": half, "whole": False}
    assert add(half, LETTER[half:]) == (200, {"offset": len(LETTER), "whole": True})
    assert officer.get(f"{address}/fil", buffered=True).data == LETTER


def test_a_bucket_that_takes_no_more_is_told_of_and_nothing_is_recorded(
    officer: FlaskClient, services: Services, server: ObjectStore, bucket: str
) -> None:
    _, address = filed_document(officer, services)
    waiting = uploaded(officer, ("brev.pdf", LETTER + b" "))
    before = recorded(services)
    with read_only(server, bucket):
        for refused in (
            send(officer, files=[("kart.pdf", LETTER + b"  ")], wish="upload"),
            send(officer, waiting, case_id="", new_case="En sak som ikke blir noe av", title="Brev"),
        ):
            assert refused.status_code == 400
            assert "ingenting ble registrert" in words(refused.text)
        assert recorded(services) == before
        assert officer.get(address, buffered=True).data == LETTER
    assert entries_of(services, send(officer, waiting, title="Brev"))


def test_a_browser_shows_what_the_store_said(
    browser: Chrome, filled_site: Site, server: ObjectStore, tmp_path: Path
) -> None:
    paper = tmp_path / "brev.pdf"
    paper.write_bytes(LETTER)
    sign_in(browser, filled_site, Role.OFFICER, PASSWORD)
    browser.get(filled_site.url("/arkiver"))
    browser.execute_script("window.setTimeout = (each => (done, ms) => each(done, Math.min(ms, 20)))(setTimeout)")
    with without(server):
        browser.find_element(By.ID, "upload").send_keys(str(paper))
        WebDriverWait(browser, 60).until(
            lambda each: "svarer ikke som det skal" in each.find_element(By.ID, "file-list").text
        )
    browser.execute_script("window.onbeforeunload = null")
