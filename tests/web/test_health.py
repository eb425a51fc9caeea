"""`/healthz`, `/readyz`, and what is shown while there is no archive to show."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.engines import initialise
from application.errors import StorageFailedError
from application.office.facts import ArchiveKind
from application.settings import Settings
from tests.web.apps import app_over
from web import readiness
from web.readiness import Asking
from web.services import EXTENSION


@pytest.fixture
def without(settings: Settings) -> Iterator[Flask]:
    """The application over a folder that holds no archive."""
    with app_over(settings) as app:
        yield app


def test_a_process_that_lives_says_so_whatever_the_archive_does(client: FlaskClient, without: Flask) -> None:
    for one in (client, without.test_client()):
        answer = one.get("/healthz")
        assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_an_archive_that_answers_is_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "engines": {"database": "ok", "files": "ok", "search": "ok"},
        "behind": {"lists": 0, "search": 0},
    }
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_an_archive_it_is_not_ready_and_says_what_to_do(without: Flask, settings: Settings) -> None:
    answer = without.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert answer.json["status"] == "not-initialised"
    assert answer.json["engines"]["database"] == "away"
    assert "flask archive init" in answer.json["detail"]
    assert str(settings.data) in answer.json["detail"]


class _Away:
    """An engine that does not answer."""

    def reached(self) -> None:
        raise StorageFailedError(name="", folder="https://search:9200", problem="the secret word hunter2")

    def close(self) -> None:
        pass


def test_an_engine_that_is_away_is_named_and_its_words_are_kept(app: Flask) -> None:
    app.extensions[EXTENSION].engine = _Away()
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json
    assert (answer.json["status"], answer.json["engines"]["search"]) == ("degraded", "away")
    assert "hunter2" not in answer.get_data(as_text=True)


def test_a_database_that_is_away_is_not_ready_and_its_words_are_kept(app: Flask) -> None:
    services = app.extensions[EXTENSION]
    recorder = services.stores.recorder
    recorder.max_notification_id = _Away().reached
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json
    assert (answer.json["status"], answer.json["engines"]["database"]) == ("not-ready", "away")
    assert answer.json["detail"] == "Databasen svarer ikke."
    assert "hunter2" not in answer.get_data(as_text=True)


def test_engines_are_asked_once_for_all_who_ask_within_two_seconds(app: Flask) -> None:
    services, seconds = app.extensions[EXTENSION], [0.0]
    asking = Asking(services, clock=lambda: seconds[0])
    assert asking.now().is_whole
    services.engine = _Away()
    assert asking.now().is_whole
    seconds[0] = 2.5
    assert not asking.now().is_whole


def test_an_engine_that_hangs_counts_as_away(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "PATIENCE_S", 0.05)
    services, answered = app.extensions[EXTENSION], threading.Event()
    _ = services.opened

    class Hanging(_Away):
        def reached(self) -> None:
            answered.wait(30)

    services.engine = Hanging()
    try:
        assert Asking(services).now().engines["search"] == "away"
    finally:
        answered.set()


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
    assert client.get("/readyz").status_code == 200


def test_styles_are_there_without_an_archive(without: Flask) -> None:
    page = without.test_client().get("/om").get_data(as_text=True)
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    with without.test_client().get(style) as answer:
        assert answer.status_code == 200
