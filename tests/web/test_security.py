"""What every answer tells the browser: nothing runs, nothing is framed, nothing is kept of what was seen signed in."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import read_settings
from tests.web.archive import PASSWORD
from web.app import create_app
from web.security import as_untrusted_file, policy
from web.services import EXTENSION

PATHS = ("/logg-inn", "/finnes/ikke", "/healthz", "/api/v1/cases", "/api/finnes/ikke", "/om")


def directives(value: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in value.split(";"))


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    found = directives(headers["Content-Security-Policy"])
    assert (found["default-src"], found["script-src"], found["style-src"]) == ("'none'", "'self'", "'self'")
    assert (found["object-src"], found["base-uri"], found["frame-ancestors"]) == ("'none'", "'none'", "'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Cookie" in headers["Vary"]


def test_the_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in policy()
    assert "*" not in policy()
    assert directives(policy(frame_ancestors="'self'"))["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("path", ["/logg-inn", "/om", "/finnes/ikke"])
def test_pages_have_no_style_and_no_script_of_their_own(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_a_file_that_somebody_filed_runs_nothing(app: Flask) -> None:
    with app.test_request_context():
        attached = as_untrusted_file(app.response_class(), embeddable=False).headers["Content-Security-Policy"]
        embedded = as_untrusted_file(app.response_class(), embeddable=True).headers["Content-Security-Policy"]
    assert "sandbox" in attached
    assert "script" not in attached + embedded
    assert directives(attached.removesuffix("; sandbox"))["frame-ancestors"] == "'none'"
    assert directives(embedded)["frame-ancestors"] == "'self'"


def test_what_was_seen_signed_in_is_not_kept(client: FlaskClient) -> None:
    assert client.get("/om").headers["Cache-Control"] == "no-cache"
    sign_in(client)
    assert client.get("/om").headers["Cache-Control"] == "no-store"


def sign_in(client: FlaskClient) -> None:
    page = client.get("/logg-inn").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert token
    form = {"username": "reader", "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/logg-inn", data=form).status_code == 303


def test_the_session_cookie_is_for_this_site_and_not_for_scripts(client: FlaskClient) -> None:
    answer = client.get("/logg-inn")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Strict-Transport-Security" not in answer.headers


def test_over_https_cookies_and_the_site_stay_there(tmp_path: Path) -> None:
    settings = read_settings(
        {"secret_key": "s" * 40, "data": tmp_path / "archive", "log_level": "error", "cookie_secure": True},
        env_file=None,
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    app = create_app(settings)
    answer = app.test_client().get("/logg-inn", base_url="https://arkiv.example")
    app.extensions[EXTENSION].close()
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert answer.headers["Set-Cookie"].startswith("__Host-regionarkiv-")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_two_archives_on_one_machine_keep_their_cookies_apart(app: Flask, tmp_path: Path) -> None:
    other = read_settings({"secret_key": "s" * 40, "data": tmp_path / "other", "log_level": "error"}, env_file=None)
    names = {app.config["SESSION_COOKIE_NAME"], create_app(other).config["SESSION_COOKIE_NAME"]}
    assert len(names) == 2


def test_a_form_that_is_too_large_is_refused_in_words(client: FlaskClient) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=edge"):
        answer = client.post("/logg-inn", data=b"username=" + b"x" * 2_000_000, content_type=kind)
        assert answer.status_code == 413
        assert "Filen er for stor" in answer.get_data(as_text=True)
