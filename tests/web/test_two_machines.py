"""Two web servers on two machines: nothing that one of them was told is lacking in the other."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.office.roles import Role
from tests.application.files.buckets import bucket_settings
from tests.engines.object_store import ObjectStore
from tests.web.archive import PASSWORD, make_accounts
from tests.web.pages.reading import words
from tests.web.pages.test_filing_papers import LETTER, entries_of, send
from web.app import create_app
from web.services import EXTENSION


@pytest.fixture
def machines(database_url: str, object_store: ObjectStore, tmp_path: Path) -> Iterator[tuple[Flask, Flask]]:
    """Two applications that share a database and a bucket, and no folder."""
    bucket = object_store.new_bucket()
    settings = [
        bucket_settings(object_store, bucket=bucket, database=database_url, data=tmp_path / name)
        for name in ("one", "other")
    ]
    for each in settings:
        initialise(each, ArchiveKind.REAL, "Prøveregionen")
    one, other = (create_app(each) for each in settings)
    make_accounts(one.extensions[EXTENSION])
    yield one, other
    for app in (one, other):
        app.extensions[EXTENSION].close()


def with_cookies_of(client: FlaskClient, app: Flask) -> FlaskClient:
    """Return a client of another server that sends the same cookies: the browser does not know there are two."""
    found = app.test_client()
    found._cookies = client._cookies  # type: ignore[attr-defined]
    return found


def token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def test_a_paper_is_sent_in_pieces_to_both_and_filed_by_either(machines: tuple[Flask, Flask]) -> None:
    one = machines[0].test_client()
    signing_in = {"username": str(Role.OFFICER), "password": PASSWORD, "csrf_token": token(one, "/logg-inn")}
    assert one.post("/logg-inn", data=signing_in).status_code == 303
    other = with_cookies_of(one, machines[1])

    headers = {"X-CSRFToken": token(one, "/arkiver")}
    begun = one.post("/arkiver/filer", json={"name": "brev.pdf", "size": len(LETTER)}, headers=headers).json
    assert begun is not None
    address, at = f"/arkiver/filer/{begun['id']}", 0
    for client, end in ((other, 1000), (one, 2000), (other, len(LETTER))):
        answer = client.patch(address, data=io.BytesIO(LETTER[at:end]), headers=headers | {"Upload-Offset": str(at)})
        assert answer.json == {"offset": end, "whole": end == len(LETTER)}
        at = end
    assert one.get(f"{address}/fil", buffered=True).data == LETTER

    filed = send(one, case_id="", new_case="Bru over elva", title="Merknader", kind="incoming")
    (entry,) = entries_of(machines[1].extensions[EXTENSION], filed)
    page = other.get(f"/sak/{entry.case_reference}/1").text
    assert "Merknader" in words(page)
    document = re.search(r'href="(/dokument/[0-9a-f-]{36})"', page)
    assert document is not None
    assert other.get(f"{document[1]}/fil", buffered=True).data == LETTER
    assert "brev.pdf" not in words(other.get("/arkiver").text)
