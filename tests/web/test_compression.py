"""Pages and style sheets are sent compressed to browsers that take that, and nothing else is."""

import gzip
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import the

BROWSER = "gzip, deflate, br, zstd"
Reading = Callable[[Role | None], FlaskClient]


@pytest.mark.parametrize("path", ["/", "/sok?q=buss", "/api/v1/cases"])
def test_a_page_is_sent_small_and_holds_the_same(reading: Reading, path: str) -> None:
    client = reading(None)
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 2
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers


def test_caches_are_told_that_the_answer_depends_on_what_is_understood(reading: Reading) -> None:
    for asked in ({}, {"Accept-Encoding": BROWSER}):
        assert {"Cookie", "Accept-Encoding"} <= set(reading(None).get("/", headers=asked).vary)


def test_style_sheets_are_sent_small_and_kept_by_the_browser(reading: Reading) -> None:
    client, asked = reading(None), {"Accept-Encoding": BROWSER}
    page = client.get("/")
    sheet = page.text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    sent = client.get(sheet, headers=asked, buffered=True)
    assert sent.headers["Content-Encoding"] == "zstd"
    assert len(sent.data) < len(client.get(sheet, buffered=True).data) / 2
    assert "immutable" in sent.headers["Cache-Control"]
    again = client.get(sheet, headers=asked | {"If-None-Match": sent.headers["ETag"]}, buffered=True)
    assert (again.status_code, again.data) == (304, b"")


def test_what_was_filed_is_sent_as_it_is(reading: Reading) -> None:
    client, address = reading(Role.OFFICER), f"/dokument/{the('protokoll.pdf')}/fil"
    whole = client.get(address, headers={"Accept-Encoding": BROWSER}, buffered=True)
    part = client.get(address, headers={"Accept-Encoding": BROWSER, "Range": "bytes=0-3"}, buffered=True)
    assert (whole.status_code, part.status_code) == (200, 206)
    assert "Content-Encoding" not in whole.headers
    assert "Content-Encoding" not in part.headers
    assert whole.data.startswith(part.data)


def test_an_entity_tag_of_the_api_comes_as_it_is_to_be_given_back(reading: Reading) -> None:
    client = reading(None)
    identity = client.get("/api/v1/cases").get_json()["data"][0]["id"]
    answers = [client.get(f"/api/v1/cases/{identity}", headers=asked) for asked in ({}, {"Accept-Encoding": BROWSER})]
    assert answers[0].headers.get("ETag") == answers[1].headers.get("ETag")
