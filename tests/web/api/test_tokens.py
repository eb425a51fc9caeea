"""Tokens in the API: what they let a program see and do, and what is said when they give nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.filing import HIDDEN, UNPUBLISHED
from web.api.authority import needs_token
from web.app import create_app
from web.services import EXTENSION, Services

Ask = Callable[..., TestResponse]


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    return services


@pytest.fixture
def secret(services: Services) -> Callable[..., str]:
    """Return what makes a token of an account named by its role."""

    def make(own: Role = Role.OFFICER, role: Role | None = None, ends_on: date | None = None) -> str:
        account = services.accounts.by_username(str(own))
        assert account is not None
        return services.tokens.make(account, name="Prøve", role=role or own, ends_on=ends_on)[1]

    return make


@pytest.fixture
def ask(filled_app: Flask) -> Ask:
    def get(path: str, token: str | None, scheme: str = "Bearer") -> TestResponse:
        headers = {} if token is None else {"Authorization": f"{scheme} {token}"}
        return filled_app.test_client().get(f"/api/v1/{path}", headers=headers)

    return get


def test_a_token_sees_what_its_role_sees(ask: Ask, secret: Callable[..., str]) -> None:
    def seen(token: str | None) -> tuple[bool, bool]:
        text = "".join(ask(path, token).text for path in ("journal-entries?limit=100", "decisions?limit=100"))
        return UNPUBLISHED in text, HIDDEN in text

    assert seen(None) == (False, False)
    assert seen(secret(Role.READER)) == (True, False)
    assert seen(secret(Role.OFFICER, Role.READER)) == (True, False)
    assert seen(secret(Role.OFFICER)) == seen(secret(Role.AUDITOR)) == (True, True)


def test_a_token_tells_what_it_is(ask: Ask, secret: Callable[..., str]) -> None:
    answer = ask("token", secret(Role.OFFICER, Role.READER, date(2100, 12, 31)), "bearer")
    assert answer.status_code == 200
    assert (answer.json["name"], answer.json["role"], answer.json["ends_on"]) == ("Prøve", "reader", "2100-12-31")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Authorization" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["cases", "token", "openapi.json", "cases?limit=x", "finnes/ikke"])
def test_a_token_that_gives_no_access_is_told_so_wherever(ask: Ask, path: str) -> None:
    answer = ask(path, "regionarkiv_nonsens")
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.json["code"] == "invalid-token"
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="regionarkiv", error="invalid_token"'


def test_an_expired_and_a_revoked_token_give_no_access(
    ask: Ask, secret: Callable[..., str], services: Services
) -> None:
    with clock_set_to(datetime(2026, 1, 1, 12, tzinfo=UTC)):
        expired = secret(ends_on=date(2026, 1, 1))
        assert ask("token", expired).status_code == 200
    revoked = secret()
    services.tokens.revoke(services.tokens.all()[0].id)
    for token in (expired, revoked):
        answer = ask("cases", token)
        assert (answer.status_code, answer.json["code"]) == (401, "invalid-token")
        assert token not in answer.text


def test_what_needs_a_token_says_so_without_one(ask: Ask) -> None:
    answer = ask("token", None)
    assert (answer.status_code, answer.json["code"]) == (401, "token-needed")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="regionarkiv"'


def test_the_session_cookie_gives_no_right_and_another_scheme_none(filled_app: Flask, reading, ask: Ask) -> None:
    assert reading(Role.ADMINISTRATOR).get("/api/v1/token").status_code == 401
    assert ask("token", "YWRtaW46YWRtaW4=", "Basic").status_code == 401
    assert ask("cases", "YWRtaW46YWRtaW4=", "Basic").status_code == 200


def test_a_token_of_another_role_is_refused(filled_app: Flask, secret: Callable[..., str]) -> None:
    asked = []
    view = needs_token(Role.OFFICER, Role.ADMINISTRATOR)(lambda: asked.append(1) or {"done": True})
    app = create_app(filled_app.extensions[EXTENSION].settings)
    app.add_url_rule("/api/v1/prove", "prove", view, methods=["POST"])
    app.extensions["csrf"].exempt(view)
    client = app.test_client()

    def post(token: str) -> TestResponse:
        return client.post("/api/v1/prove", headers={"Authorization": f"Bearer {token}"})

    for token in (secret(Role.READER), secret(Role.AUDITOR), secret(Role.OFFICER, Role.READER)):
        answer = post(token)
        assert (answer.status_code, answer.json["code"]) == (403, "token-without-right")
        assert answer.headers["WWW-Authenticate"].endswith('error="insufficient_scope"')
    assert asked == []
    assert post(secret(Role.OFFICER)).json == {"done": True}
    assert post(secret(Role.ADMINISTRATOR, Role.OFFICER)).json == {"done": True}
    app.extensions[EXTENSION].close()


def test_pages_take_no_token(filled_app: Flask, secret: Callable[..., str]) -> None:
    page = filled_app.test_client().get("/min-side", headers={"Authorization": f"Bearer {secret()}"})
    assert page.status_code == 302


def test_use_of_a_token_is_noted(ask: Ask, secret: Callable[..., str], services: Services) -> None:
    token = secret()
    with clock_set_to(datetime(2030, 1, 1, 12, tzinfo=UTC)):
        ask("cases", token)
    noted = services.tokens.all()[0].last_used_at
    assert noted == datetime(2030, 1, 1, 12, tzinfo=UTC)
