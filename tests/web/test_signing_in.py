"""Signing in and out: wrong passwords are counted, a session ends when it should, and nobody is led elsewhere."""

import re
import time
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from domain import clock
from domain.clock import clock_set_to
from tests.web.archive import PASSWORD
from web.services import EXTENSION, Services
from web.signed_in import local_path

TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


def post(client: FlaskClient, path: str, at: str = "/logg-inn", **form: str) -> TestResponse:
    """Send a form as the page at `at` has it."""
    token = TOKEN.search(client.get(at).get_data(as_text=True))
    assert token
    return client.post(path, data={"csrf_token": token[1], **form})


def sign_in(client: FlaskClient, username: str = "reader", password: str = PASSWORD, **more: str) -> TestResponse:
    return post(client, "/logg-inn", username=username, password=password, **more)


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/min-side").status_code == 200


@pytest.fixture
def services(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


@pytest.mark.parametrize("role", list(Role))
def test_each_role_signs_in_and_out(client: FlaskClient, role: Role) -> None:
    answer = sign_in(client, str(role).upper())
    assert answer.status_code == 303
    assert is_signed_in(client)
    assert post(client, "/logg-ut", at="/min-side").status_code == 303
    assert not is_signed_in(client)


def test_a_page_for_those_who_are_signed_in_leads_there_and_back(client: FlaskClient) -> None:
    answer = client.get("/min-side")
    assert answer.status_code == 302
    assert answer.location == "/logg-inn?next=/min-side"
    page = client.get(answer.location).get_data(as_text=True)
    assert 'name="next" value="/min-side"' in page
    assert sign_in(client, next="/min-side").location == "/min-side"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "elsewhere",
        "/a\r\nSet-Cookie: x=y",
    ],
)
def test_a_sign_in_leads_nobody_elsewhere(client: FlaskClient, target: str) -> None:
    assert local_path(target) is None
    answer = sign_in(client, next=target)
    assert answer.status_code == 303
    assert answer.location == "/"


def test_a_path_on_this_site_is_followed() -> None:
    assert local_path("/sak/2025/17?side=2") == "/sak/2025/17?side=2"
    assert local_path("") is local_path(None) is None


@pytest.mark.parametrize(
    ("username", "password"), [("reader", "feil"), ("nobody", PASSWORD), ("reader", " " + PASSWORD)]
)
def test_a_wrong_password_says_no_more_than_that(client: FlaskClient, username: str, password: str) -> None:
    answer = sign_in(client, username, password)
    assert answer.status_code == 403
    page = answer.get_data(as_text=True)
    assert "Feil brukernavn eller passord" in page
    assert password not in page
    assert not is_signed_in(client)


@pytest.mark.parametrize("form", [{"username": "", "password": "x"}, {"username": "reader", "password": ""}])
def test_what_is_not_filled_in_is_asked_for(client: FlaskClient, form: dict[str, str]) -> None:
    answer = post(client, "/logg-inn", **form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.get_data(as_text=True)


def test_too_many_wrong_passwords_must_wait(client: FlaskClient, services: Services) -> None:
    for _ in range(services.settings.sign_in_attempts):
        assert sign_in(client, password="feil").status_code == 403
    for password in ("feil", PASSWORD):
        answer = sign_in(client, password=password)
        assert answer.status_code == 429
        assert "15 minutter" in answer.get_data(as_text=True)
    assert sign_in(client, "officer").status_code == 303, "other accounts are not locked out"
    later = clock.now() + timedelta(minutes=services.settings.sign_in_window_minutes, seconds=1)
    with clock_set_to(later):
        assert sign_in(client.application.test_client()).status_code == 303


def test_a_form_without_its_token_is_refused(client: FlaskClient) -> None:
    client.get("/logg-inn")
    for form in ({}, {"csrf_token": "forged"}):
        answer = client.post("/logg-inn", data={"username": "reader", "password": PASSWORD, **form})
        assert answer.status_code == 400
        assert "Skjemaet er for gammelt" in answer.get_data(as_text=True)
    assert not is_signed_in(client)


def test_another_visitors_token_is_no_token(app: Flask, client: FlaskClient) -> None:
    token = TOKEN.search(app.test_client().get("/logg-inn").get_data(as_text=True))
    assert token
    client.get("/logg-inn")
    form = {"username": "reader", "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/logg-inn", data=form).status_code == 400


def test_signing_out_by_a_link_is_not_possible(client: FlaskClient) -> None:
    sign_in(client)
    assert client.get("/logg-ut").status_code == 405
    assert client.post("/logg-ut").status_code == 400
    assert is_signed_in(client)


def test_what_was_in_the_session_before_is_dropped(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    sign_in(client)
    with client.session_transaction() as session:
        assert "planted" not in session


def test_a_session_ends_after_its_time_however_it_is_used(
    client: FlaskClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client)
    lifetime = services.settings.session_lifetime.total_seconds()
    now = time.time()
    monkeypatch.setattr("web.signed_in.time.time", lambda: now + lifetime - 10)
    assert is_signed_in(client)
    monkeypatch.setattr("web.signed_in.time.time", lambda: now + lifetime + 10)
    assert not is_signed_in(client)


def test_a_new_password_ends_the_other_sessions(app: Flask, client: FlaskClient) -> None:
    elsewhere = app.test_client()
    sign_in(client)
    sign_in(elsewhere)
    new = "fem andre ord som er nok"
    answer = post(client, "/min-side/passord", at="/min-side/passord", old=PASSWORD, new=new, again=new)
    assert answer.status_code == 303
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert sign_in(elsewhere).status_code == 403
    assert sign_in(elsewhere, password=new).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("feil", "fem andre ord som er nok", "fem andre ord som er nok"),
        (PASSWORD, "fem andre ord som er nok", "noe helt annet her"),
        (PASSWORD, "kort", "kort"),
        (PASSWORD, PASSWORD, PASSWORD),
        (PASSWORD, "", ""),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(client: FlaskClient, old: str, new: str, again: str) -> None:
    sign_in(client)
    answer = post(client, "/min-side/passord", at="/min-side/passord", old=old, new=new, again=again)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.get_data(as_text=True)
    assert sign_in(client.application.test_client()).status_code == 303


def test_an_account_that_is_closed_is_signed_out(client: FlaskClient, services: Services) -> None:
    sign_in(client)
    account = services.accounts.by_username("reader")
    assert account
    services.accounts.deactivate(account.id)
    assert not is_signed_in(client)
    assert sign_in(client).status_code == 403


def test_a_one_time_password_must_be_changed_before_anything_else(client: FlaskClient, services: Services) -> None:
    _, password = services.accounts.create(username="ny", name="Ny Eksempel", role=Role.OFFICER)
    assert password
    sign_in(client, "ny", password)
    for path in ("/", "/min-side", "/om", "/finnes/ikke"):
        assert client.get(path).location == "/min-side/passord"
    assert client.get("/healthz").status_code == 200
    new = "fem andre ord som er nok"
    post(client, "/min-side/passord", at="/min-side/passord", old=password, new=new, again=new)
    assert is_signed_in(client)


def test_the_api_takes_no_authority_from_the_session(client: FlaskClient) -> None:
    sign_in(client, "officer")
    answer = client.get("/api/v1/cases")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("cookie", ["", "nonsense", "eyJ4IjoxfQ.aaaa.bbbb"])
def test_a_forged_session_is_nobodys(app: Flask, client: FlaskClient, cookie: str) -> None:
    client.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie)
    assert not is_signed_in(client)
    assert client.get("/om").status_code == 200
