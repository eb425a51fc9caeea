"""Odd requests to the API: refused with what is wrong, never with an error of the application."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.api.conftest import Headers, one


@pytest.mark.parametrize(
    "body",
    [
        b'{"title": "\\ud800"}',
        b'{"title": "a\\u0000b"}',
        b'{"\\udfff": 1}',
        b'{"title": "x", "subject_areas": ["\\ud800"]}',
        b'{"title": ' + b"9" * 5_000 + b"}",
        b'{"title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"title": NaN}',
        b'{"title": "\xff"}',
        b"\xff\xfe",
        b'{"title": "x"',
    ],
    ids=range(10),
)
def test_json_that_cannot_be_kept_is_400(client: FlaskClient, officer: Headers, body: bytes) -> None:
    answer = client.post("/api/v1/cases", data=body, content_type="application/json", headers=officer)
    assert (answer.status_code, answer.json["code"]) == (400, "bad-input")


def test_a_body_that_is_not_said_to_be_json_is_not_passed_over(client: FlaskClient, officer: Headers) -> None:
    case, matching = one(client, "/api/v1/cases/2025/17", officer)
    address = f"/api/v1/cases/{case['id']}/close"
    for kind in ("application/x-www-form-urlencoded", "text/plain", "application/xml", "æ"):
        answer = client.post(address, data=b'{"ground": "Ferdig"}', headers=matching | {"Content-Type": kind})
        assert (answer.status_code, answer.json["code"]) == (415, "unsupported-media-type")
    assert client.post(address, headers=matching).status_code == 200


@pytest.mark.parametrize(
    "tag", ["1", '"', '"1', '"-1"', '"٣"', '"1", "2"', 'W/"x"', "æ", '"' + "9" * 5_000 + '"', "null"]
)
def test_an_if_match_that_is_no_version_is_stale(client: FlaskClient, officer: Headers, tag: str) -> None:
    case, _ = one(client, "/api/v1/cases/2025/17", officer)
    headers = officer | {"If-Match": tag.encode().decode("latin-1")}
    answer = client.post(f"/api/v1/cases/{case['id']}/close", json={}, headers=headers)
    assert (answer.status_code, answer.json["status"]) == (412, 412)


@pytest.mark.parametrize(
    "path",
    [
        "cases/" + "9" * 5_000 + "/1",
        "cases/0/0",
        "cases/%00",
        "cases/%ED%A0%80",
        "journal-entries/2025/17-" + "9" * 400,
        "decisions/%00",
        "decisions/" + "%C3%A6" * 2_000,
        "bodies/%FF",
        "organisations/%F0%9F%9A%B2",
        "cases/00000000-0000-0000-0000-000000000000",
    ],
)
def test_an_address_of_nothing_is_404(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("cases", "cursor=%00"),
        ("cases", "year=" + "9" * 5_000),
        ("cases", "limit=1e9"),
        ("cases", "cursor=%FF%ED%A0%80"),
        ("journal-entries", "since=0000-00-00"),
        ("journal-entries", "cursor=9999/999999999999999999"),
        ("decisions", "body_id=%00"),
        ("search", "cursor=-1"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_400(client: FlaskClient, path: str, query: str) -> None:
    assert client.get(f"/api/v1/{path}?{query}").status_code == 400


def test_a_key_is_of_readable_characters(client: FlaskClient, officer: Headers) -> None:
    for key in ("x" * 300, "æ", "a b\x7f"):
        headers: dict[str, Any] = officer | {"Idempotency-Key": key}
        answer = client.post("/api/v1/cases", json={"title": "Ny sak"}, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (400, "bad-input")


@pytest.mark.parametrize("authority", ["Bearer", "Bearer ", "bearer æ", "Bearer " + "x" * 10_000, "Bearer a b"])
def test_a_token_that_is_none_is_401(client: FlaskClient, authority: str) -> None:
    answer = client.get("/api/v1/cases", headers={"Authorization": authority})
    assert (answer.status_code, answer.json["code"]) == (401, "invalid-token")
