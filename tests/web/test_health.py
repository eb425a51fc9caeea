"""`/healthz`, and what is shown while there is no archive to show."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import Settings


@pytest.fixture
def without(settings: Settings, app_over: Callable[[Settings], Flask]) -> Flask:
    """The application over a folder that holds no archive."""
    return app_over(settings)


def test_an_archive_that_answers_says_so(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok", "archive": "Prøveregionen"})


def test_without_an_archive_it_says_what_to_do(without: Flask, settings: Settings) -> None:
    answer = without.test_client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["status"] == "not-initialised"
    assert "flask archive init" in answer.json["detail"]
    assert str(settings.data) in answer.json["detail"]


@pytest.mark.parametrize("path", ["/", "/om", "/logg-inn", "/finnes/ikke", "/api/v1/cases", "/api/finnes/ikke"])
def test_without_an_archive_every_page_says_so_and_none_is_half_shown(without: Flask, path: str) -> None:
    answer = without.test_client().get(path)
    assert answer.status_code == 503
    assert "flask archive init" in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)


def test_an_archive_that_is_made_later_is_found_by_the_next_request(without: Flask, settings: Settings) -> None:
    client = without.test_client()
    assert client.get("/om").status_code == 503
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    assert client.get("/om").status_code == 200
    assert client.get("/healthz").status_code == 200


def test_styles_are_there_without_an_archive(without: Flask) -> None:
    page = without.test_client().get("/om").get_data(as_text=True)
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    with without.test_client().get(style) as answer:
        assert answer.status_code == 200
