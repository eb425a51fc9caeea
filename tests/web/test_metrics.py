"""`/metrics`: figures for whoever shows the token, and nothing in them that somebody wrote."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from application.commands.council import RegisterCouncil, register_council
from application.jobs.protocol import Counts, JobState, NoJobs, Queue
from application.settings import Settings, SettingsError, read_settings
from search.extraction.result import ExtractionResult, Outcome, Page
from tests.web.apps import app_over
from tests.web.filing import HIDDEN
from web.services import EXTENSION

TOKEN = "t" * 40


@pytest.fixture
def measured(filled_app: Flask) -> Flask:
    services = filled_app.extensions[EXTENSION]
    services.settings = services.settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    return filled_app


def figures(client: FlaskClient) -> dict[tuple[str, frozenset[str]], float]:
    """Return the value of each sample by its name and the values of its labels."""
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    families = list(text_string_to_metric_families(answer.get_data(as_text=True)))
    names = [family.name for family in families]
    assert len(names) == len(set(names))
    return {
        (sample.name, frozenset(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def value(found: dict[tuple[str, frozenset[str]], float], name: str, *labels: str) -> float:
    return found.get((f"regionarkiv_{name}", frozenset(labels)), 0.0)


def test_there_is_no_such_page_without_a_token_in_the_settings(filled_app: Flask) -> None:
    client = filled_app.test_client()
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_short_token_is_no_token(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"secret_key": "s" * 40, "metrics_token": "hunter2"}, env_file=None)
    assert [(one.variable, one.given) for one in caught.value.problems] == [("REGIONARKIV_METRICS_TOKEN", None)]


@pytest.mark.parametrize("shown", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer æøå"])
def test_strangers_read_nothing(measured: Flask, shown: str) -> None:
    answer = measured.test_client().get("/metrics", headers={"Authorization": shown})
    assert answer.status_code == 401
    assert "regionarkiv_" not in answer.get_data(as_text=True)


def test_requests_are_counted_by_the_pattern_of_their_address(measured: Flask) -> None:
    client = measured.test_client()
    before = figures(client)
    for path in ("/sak/2025/17", "/sak/2023/4", "/finnes/ikke", f"/{HIDDEN}"):
        client.get(path)
    client.open("/om", method="BREW")
    after = figures(client)
    rule, _ = measured.url_map.bind("").match("/sak/2025/17", return_rule=True)
    route = rule.rule
    assert value(after, "http_requests_total", route, "GET", "200") - value(
        before, "http_requests_total", route, "GET", "200"
    ) == pytest.approx(2)
    unknown = ("http_requests_total", "other", "GET", "404")
    assert value(after, *unknown) - value(before, *unknown) == pytest.approx(2)
    assert value(after, "http_request_seconds_count", route, "GET") >= 2
    assert {"2025", HIDDEN, "BREW"} & {label for _, labels in after for label in labels} == set()


def test_searches_are_timed_and_nothing_of_them_is_told(measured: Flask) -> None:
    client = measured.test_client()
    before = value(figures(client), "search_seconds_count", "search", "answered")
    client.get(f"/sok?q={HIDDEN}")
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).get_data(as_text=True)
    assert value(figures(client), "search_seconds_count", "search", "answered") > before
    assert HIDDEN not in answer


def test_commands_are_counted_by_what_they_recorded_or_why_they_did_not(measured: Flask) -> None:
    client, services = measured.test_client(), measured.extensions[EXTENSION]
    before = figures(client)
    register_council(services.archive, RegisterCouncil(name="Prøveregionen", by="kari"))
    client.get("/dokument/3f0cdb3e-0000-4000-8000-000000000000")
    after = figures(client)
    for labels in (("commands_total", "recorded"), ("events_recorded_total", "council.registered")):
        assert value(after, *labels) - value(before, *labels) == pytest.approx(1)
    assert value(after, "command_seconds_count") > value(before, "command_seconds_count")
    assert value(after, "events_position_total") == value(before, "events_position_total") + 1


def test_what_all_processes_share_comes_from_the_stores(measured: Flask) -> None:
    client, services = measured.test_client(), measured.extensions[EXTENSION]
    services.texts.put("a" * 64, ExtractionResult(Outcome.TEXT, pages=(Page(1, "tekst"),)))
    services.texts.times().add([(Outcome.TEXT, 0.2), (Outcome.TEXT, 4000.0)], ocr=False)
    services.texts.times().add([(Outcome.TEXT, 0.2)], ocr=False)
    found = figures(client)
    assert value(found, "engine_up", "database") == 1
    assert value(found, "register_behind_events", "cases") == 0
    assert value(found, "index_behind", "texts") >= 1
    assert value(found, "files", "text") >= 1
    assert value(found, "worker_alive") == 0
    assert value(found, "reading_seconds_bucket", "text", "0.1") == 0
    assert value(found, "reading_seconds_bucket", "text", "0.25") == 2
    assert value(found, "reading_seconds_count", "text") == 3
    assert value(found, "reading_seconds_sum", "text") == pytest.approx(4000.4)


class _SomeJobs(NoJobs):
    def counts(self) -> Counts:
        return {(Queue.READING, JobState.WAITING): 3, (Queue.SCANNED, JobState.FAILED): 1}


def test_jobs_that_workers_share_are_counted(measured: Flask) -> None:
    services = measured.extensions[EXTENSION]
    services.opened = replace(services.opened, jobs=_SomeJobs())
    found = figures(measured.test_client())
    assert value(found, "jobs", "reading", "waiting") == 3
    assert value(found, "jobs", "scanned", "failed") == 1


class _Away:
    def reached(self) -> None:
        raise OSError("away")

    def close(self) -> None:
        pass


def test_an_engine_that_is_away_leaves_the_other_figures(measured: Flask) -> None:
    measured.extensions[EXTENSION].engine = _Away()
    found = figures(measured.test_client())
    assert value(found, "engine_up", "search") == 0
    assert not any(name == "regionarkiv_index_behind" for name, _ in found)
    assert value(found, "events_position_total") > 0


def test_without_an_archive_there_are_figures_all_the_same(settings: Settings) -> None:
    with app_over(settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})) as app:
        found = figures(app.test_client())
    assert value(found, "engine_up", "database") == 0
    assert not any(name == "regionarkiv_events_position_total" for name, _ in found)
