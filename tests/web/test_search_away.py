"""Who is let in to Elasticsearch, and what is found while it is away: on a node of its own, which is stopped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from flask import Flask
from flask.testing import FlaskClient

from application.imports.folder import import_folder
from application.settings import Settings, read_settings
from domain.access import Audience
from search.engines.errors import SearchAwayError
from search.engines.opening import open_engine
from search.question import Question
from search.standing import standing
from search.verifying import verify_index
from search.worker import Worker
from tests.engines.fixtures import running
from tests.engines.secured import PASSWORD, USER, Secured, start_secured
from tests.search.engines.asked import fill, titles
from tests.search.engines.papers import an_entry
from tests.web.filing import Filing
from tests.web.indexed import index_all
from web.services import EXTENSION, Services


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here, to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    with running(lambda: start_secured(folder)) as node:
        yield node


def asking_settings(secured: Secured, data: Path, name: str, **how: object) -> Settings:
    given = {"secret_key": "s" * 40, "data": data, "log_level": "error", "search": f"{secured.url}/{name}"}
    return read_settings(given | {"search_ca": secured.ca} | how, env_file=None)


def known(**how: object) -> dict[str, object]:
    return {"search_user": USER, "search_password": PASSWORD} | how


def test_who_has_a_password_or_a_key_is_let_in_and_no_one_else(secured: Secured, tmp_path: Path) -> None:
    by_password = open_engine(asking_settings(secured, tmp_path, "known", **known()))
    fill(by_password, an_entry("Ferge"))
    with Elasticsearch(secured.url, basic_auth=(USER, PASSWORD), ca_certs=str(secured.ca)) as client:
        key = client.security.create_api_key(name="regionarkiv")["encoded"]
    by_key = open_engine(asking_settings(secured, tmp_path, "known", search_api_key=key))
    assert titles(by_key, "ferge") == titles(by_password, "ferge") == ["Ferge"]
    for refused in (
        asking_settings(secured, tmp_path, "known"),
        asking_settings(secured, tmp_path, "known", **known(search_password="feil")),
        asking_settings(secured, tmp_path, "known", **known(search_ca=None)),
    ):
        engine = open_engine(refused)
        with pytest.raises(SearchAwayError):
            engine.search(Question(), Audience.OFFICER)
        engine.close()
    assert titles(by_key, "ferge") == ["Ferge"]
    for engine in (by_password, by_key):
        engine.close()


@pytest.fixture
def settings(secured: Secured, tmp_path: Path) -> Settings:
    """Those of an archive whose index is on the node."""
    return asking_settings(secured, tmp_path / "archive", "away", **known())


FILES = 500
"""As many are imported, half of them while the server is stopped."""


def papers(folder: Path, first: int, count: int) -> Path:
    """A folder to import: a case with papers."""
    case = folder / "Turveier"
    case.mkdir(parents=True)
    for number in range(first, first + count):
        (case / f"notat {number}.txt").write_text(f"Notat {number} om stien.")
    return folder


def test_stopped_in_the_middle_of_an_import_titles_are_found_and_when_it_is_back_everything(
    secured: Secured, app: Flask, tmp_path: Path
) -> None:
    services: Services = app.extensions[EXTENSION]
    server = secured.node.server
    assert server is not None
    filing, page = Filing(services.opened, "test"), app.test_client()
    filing.case("2025/1", "Ferge over fjorden")
    index_all(services)
    assert "hviler" not in page.get("/sok?q=fergene").text
    with Worker(services.opened, services.engine).beside():
        assert import_folder(services.opened, papers(tmp_path / "Før", 1, FILES // 2)).is_complete
        server.stop()
        try:
            assert import_folder(services.opened, papers(tmp_path / "Etter", FILES, FILES // 2)).is_complete
            filing.case("2025/2", "Ferge til øya")
            only_titles_are_found(services, page)
        finally:
            server.again()
    found = services.finder.find("fergene", Audience.OFFICER)
    assert (found.answer.total, found.rests_since) == (2, None)
    assert services.finder.find("stiene type:journalpost", Audience.OFFICER).answer.total == FILES
    assert verify_index(services.engine, services.stores.registers, services.texts).differences == ()
    assert not (services.settings.data / "search-away").exists()


def only_titles_are_found(services: Services, page: FlaskClient) -> None:
    for typed, found in (("ferge", ["2025/1", "2025/2"]), ("2025/2", ["2025/2"]), ("brannvern", [])):
        answer = services.finder.find(typed, Audience.OFFICER)
        assert sorted(hit.reference for hit in answer.answer.hits) == found
        assert answer.rests_since is not None
    assert "Fulltekstsøket hviler siden" in page.get("/sok?q=ferge").text
    assert "Fulltekstsøket hviler siden" in page.get("/").text
    assert page.get("/sok/forslag?q=ferg").status_code == 200
    assert "Har ikke svart siden" in page.get("/status").text
    assert page.get("/api/v1/search?q=ferge").get_json()["rests_since"] is not None
    away = standing(services.opened, services.engine).index
    assert away.away_since is not None
    assert not away.is_current
    beside = Services(services.settings)  # another process tells the same time
    assert beside.finder.find("ferge", Audience.OFFICER).rests_since == away.away_since
    beside.close()
