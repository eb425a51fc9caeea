"""A program that reads the API of a filled archive, signed out."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse


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
