"""A program that reads the API of a filled archive, signed out, and programs with tokens."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from web.services import EXTENSION

Headers = dict[str, str]


class Reader:
    """Asks `/api/v1/...`."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, path: str, **query: Any) -> TestResponse:
        return self.client.get(f"/api/v1/{path}", query_string=query)

    def json(self, path: str, **query: Any) -> Any:
        response = self.get(path, **query)
        assert response.status_code == 200, response.text
        assert response.mimetype == "application/json"
        return response.json

    def all(self, path: str, **query: Any) -> list[Any]:
        """Every item of a list, page by page."""
        found, cursor = [], None
        for _ in range(1000):
            page = self.json(path, **query, **({"cursor": cursor} if cursor else {}))
            found += page["data"]
            cursor = page["next"]
            if cursor is None:
                return found
        pytest.fail("there is no end of it")


@pytest.fixture
def api(filled_app: Flask) -> Reader:
    return Reader(filled_app)


@pytest.fixture
def bearing(filled_app: Flask) -> Callable[[Role], Headers]:
    """The header of a token with a role."""

    def header(role: Role) -> Headers:
        services = filled_app.extensions[EXTENSION]
        account = services.accounts.by_username(str(role))
        _, secret = services.tokens.make(account, name="Prøve", role=role)
        return {"Authorization": f"Bearer {secret}"}

    return header


@pytest.fixture
def officer(bearing: Callable[[Role], Headers]) -> Headers:
    return bearing(Role.OFFICER)


@pytest.fixture
def client(filled_app: Flask) -> FlaskClient:
    return filled_app.test_client()


def one(client: FlaskClient, path: str, headers: Headers) -> tuple[dict[str, Any], Headers]:
    """A record, and the headers that a change of it is sent with."""
    answer = client.get(path, headers=headers)
    return answer.json, headers | {"If-Match": answer.headers["ETag"]}
