"""PostgreSQL stops while people work: pages and commands say so at once, nothing is half recorded, and all is well when
it is back."""

import logging
import re
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from click.testing import Result
from eventsourcing.persistence import StoredEvent
from flask import Flask
from flask.testing import FlaskClient
from psycopg.errors import ReadOnlySqlTransaction
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, InternalError

from application.engines import initialise
from application.events.postgresql import EventRecorder
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.opened import open_archive
from application.registers.journal import journal_entries
from application.settings import Settings, read_settings
from search.worker import Worker
from tests.engines import postgresql as servers
from tests.engines.fixtures import running
from tests.engines.postgresql import PostgreSQL
from tests.web.archive import make_accounts
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words
from web.app import create_app
from web.errors import status_of
from web.request_log import configure_logs
from web.services import EXTENSION, Services

PASSWORD = "hemmelig"


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    """A server that may be stopped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(servers, "GIVEN", None)
        with running(servers.start_postgresql) as server:
            yield server


@pytest.fixture
def settings(server: PostgreSQL, tmp_path: Path) -> Settings:
    url = server.new_database().replace("//regionarkiv@", f"//regionarkiv:{PASSWORD}@")
    given = {"secret_key": "s" * 40, "data": tmp_path / "archive", "database": url, "log_level": "error"}
    return read_settings(given, env_file=None)


@pytest.fixture
def filled_app(settings: Settings) -> Iterator[Flask]:
    """The application over an archive in the database, with one account a role."""
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    app = create_app(settings)
    make_accounts(app.extensions[EXTENSION])
    yield app
    app.extensions[EXTENSION].close()


def run(settings: Settings, *command: str) -> Result:
    app = create_app(settings)
    try:
        return app.test_cli_runner().invoke(args=["archive", *command])
    finally:
        app.extensions[EXTENSION].close()


def stop(server: PostgreSQL) -> None:
    assert server.server is not None
    server.server.stop(signal.SIGINT)  # without waiting for those who are connected


def again(server: PostgreSQL) -> None:
    assert server.server is not None
    server.server.again()


def open_a_case(client: FlaskClient, form: dict[str, str], title: str) -> int:
    return client.post("/sak/ny", data=form | {"title": title}).status_code


def test_pages_say_so_at_once_and_nothing_is_half_recorded(
    server: PostgreSQL, filled_app: Flask, reading: Reading
) -> None:
    services: Services = filled_app.extensions[EXTENSION]
    officer, anybody = reading(Role.OFFICER), reading(None)
    form = standing(officer.get("/sak/ny").text)
    assert open_a_case(officer, form, "Ny bru") == 303
    form = standing(officer.get("/sak/ny").text)
    recorded = services.stores.recorder.count()
    stop(server)
    began = time.monotonic()
    for client, path in ((anybody, "/"), (anybody, "/saker"), (officer, "/saker"), (officer, "/sak/ny")):
        answer = client.get(path)
        assert answer.status_code == 503, path
        told = words(answer.text)
        assert "Arkivet svarer ikke akkurat nå" in told
        assert re.search(r"\b[0-9a-f]{32}\b", told)
        assert answer.headers["X-Request-ID"] in told
        assert "postgresql" not in answer.text
    assert open_a_case(officer, form, "Ny tunnel") == 503
    assert anybody.get("/api/v1/cases").json["status"] == 503
    assert anybody.get("/healthz").status_code == 200
    assert anybody.get("/readyz").status_code == 503
    assert time.monotonic() - began < 20
    again(server)
    assert services.stores.recorder.count() == recorded
    assert "Ny bru" in officer.get("/saker").text
    assert open_a_case(officer, form, "Ny tunnel") == 303
    page = officer.get("/saker").text
    assert "Ny tunnel" in page
    assert {one.behind for one in services.follower.states()} == {0}


def test_a_worker_waits_and_goes_on_when_it_is_back(server: PostgreSQL, filled_app: Flask, reading: Reading) -> None:
    services: Services = filled_app.extensions[EXTENSION]
    stopped = threading.Event()
    worker = threading.Thread(target=Worker(services.opened, services.engine).run, args=(stopped,))
    worker.start()
    try:
        stop(server)
        time.sleep(2 * services.settings.worker_interval_s)  # some rounds that fail
        again(server)
        officer = reading(Role.OFFICER)
        assert open_a_case(officer, standing(officer.get("/sak/ny").text), "Ny bru") == 303
        deadline = time.monotonic() + 60
        while "Ny bru" not in officer.get("/sok?q=bru").text:
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        stopped.set()
        worker.join()


def test_an_application_that_starts_while_it_is_away_answers_when_it_is_back(
    server: PostgreSQL, settings: Settings
) -> None:
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    stop(server)
    app = create_app(settings)
    assert app.test_client().get("/saker").status_code == 503
    again(server)
    assert app.test_client().get("/saker").status_code == 200
    app.extensions[EXTENSION].close()


def test_commands_say_so_in_one_line_without_the_password(server: PostgreSQL, settings: Settings) -> None:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    stop(server)
    for command in ("init", "status", "rebuild"):
        result = run(settings, command)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert "Databasen postgresql://127.0.0.1:" in result.stderr
        assert PASSWORD not in result.output
    again(server)


def test_an_import_ends_when_it_goes_away_and_the_next_run_completes_it(
    server: PostgreSQL, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    folder = tmp_path / "Papirer" / "Sak"
    folder.mkdir(parents=True)
    for number in range(100):
        (folder / f"brev {number}.txt").write_text(f"brev {number}")
    insert, turns = EventRecorder.insert_events, count()

    def stopping(recorder: EventRecorder, events: Sequence[StoredEvent]) -> Sequence[int]:
        if next(turns) == 2:
            stop(server)
        return insert(recorder, events)

    monkeypatch.setattr(EventRecorder, "insert_events", stopping)
    stopped = run(settings, "import", str(folder.parent), "--no-wait")
    assert stopped.exit_code == 1
    assert "Importen stoppet underveis." in stopped.stdout
    assert stopped.stderr.splitlines()[-1].startswith("Databasen postgresql://127.0.0.1:")
    assert PASSWORD not in stopped.output
    again(server)
    assert run(settings, "import", str(folder.parent), "--no-wait").exit_code == 0
    with open_archive(settings) as opened, opened.stores.registers.connect() as connection:
        filed = connection.execute(select(journal_entries.c.title)).scalars().all()
    assert sorted(filed) == sorted(f"brev {number}" for number in range(100))


def test_the_log_tells_no_password(
    server: PostgreSQL, filled_app: Flask, reading: Reading, capfd: pytest.CaptureFixture[str]
) -> None:
    services: Services = filled_app.extensions[EXTENSION]
    configure_logs(services.settings)
    client = reading(None)
    assert client.get("/saker").status_code == 200
    stop(server)
    assert client.get("/saker").status_code == 503
    try:
        services.accounts.all()
    except DBAPIError:
        logging.getLogger("web").exception("as the program's own faults are logged")
    told = capfd.readouterr().err
    assert told.count("Connection refused") > 1
    assert "Traceback" in told
    assert PASSWORD not in told
    again(server)


def test_a_server_that_only_reads_is_no_fault_of_the_program() -> None:
    assert status_of(InternalError("INSERT", None, ReadOnlySqlTransaction())) == 503
