"""An archive, the application over it, and a browser looking at the application as it is served."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.settings import Settings, read_settings
from tests.application.seated_council import SeatedCouncil
from tests.web.agreed import agree
from tests.web.apps import app_over
from tests.web.archive import fill, make_accounts
from tests.web.browsing import WIDTHS, Site, at_width, begin_browser, serve
from tests.web.consulted import consult
from tests.web.filing import Filing
from tests.web.indexed import index_all
from tests.web.met import meet
from tests.web.roomed import gather
from tests.web.seated import seat_everybody
from tests.web.stated import state
from web.app import create_app
from web.services import EXTENSION, Services


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return _settings(tmp_path / "archive")


@pytest.fixture(scope="session")
def _new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo archive that holds nothing but one account a role, begun once."""
    folder = tmp_path_factory.mktemp("new") / "archive"
    initialise(_settings(folder), ArchiveKind.DEMO, "Prøveregionen")
    services = Services(_settings(folder))
    make_accounts(services)
    services.close()
    return folder


@pytest.fixture
def app(settings: Settings, _new_folder: Path) -> Iterator[Flask]:
    """The application over a demo archive that holds nothing but one account a role, named by it."""
    shutil.copytree(_new_folder, settings.data)
    with app_over(settings) as app:
        yield app


@pytest.fixture(scope="session")
def wordy_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application without an archive: for words and formats, which need none."""
    return create_app(_settings(tmp_path_factory.mktemp("none") / "archive"))


def _settings(folder: Path) -> Settings:
    return read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def _filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo archive with the content of tests/web/archive.py, filed once."""
    folder = tmp_path_factory.mktemp("filled") / "archive"
    settings = _settings(folder)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    services = Services(settings)
    fill(services)
    index_all(services)
    services.close()
    return folder


@pytest.fixture(scope="session")
def seated_app(tmp_path_factory: pytest.TempPathFactory, _new_folder: Path) -> Iterator[Flask]:
    """The application over the seated council of tests/application/seated_council.py, for tests that only read."""
    folder = shutil.copytree(_new_folder, tmp_path_factory.mktemp("seated") / "archive")
    services = Services(_settings(folder))
    officer = services.accounts.by_username(str(Role.OFFICER))
    SeatedCouncil(services.archive, str(officer.id)).happen()
    services.close()
    with app_over(_settings(folder)) as app:
        yield app


@pytest.fixture(scope="session")
def agreed_app(_filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over the same with the agreements of tests/web/agreed.py, for tests that only read."""
    settings = _settings(shutil.copytree(_filled_folder, tmp_path_factory.mktemp("agreed") / "archive"))
    services = Services(settings)
    officer = services.accounts.by_username(str(Role.OFFICER))
    agree(Filing(services.opened, str(officer.id)))
    services.close()
    with app_over(settings) as app:
        yield app


@pytest.fixture
def reading_agreements(agreed_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `agreed_app` that is signed in with a role; None is signed out."""
    return lambda role: _client_of(agreed_app, role)


@pytest.fixture(scope="session")
def stated_app(_filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over the same with the statements of tests/web/stated.py, for tests that only read."""
    settings = _settings(shutil.copytree(_filled_folder, tmp_path_factory.mktemp("stated") / "archive"))
    services = Services(settings)
    officer = services.accounts.by_username(str(Role.OFFICER))
    state(Filing(services.opened, str(officer.id)))
    index_all(services)
    services.close()
    with app_over(settings) as app:
        yield app


@pytest.fixture
def reading_statements(stated_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `stated_app` that is signed in with a role; None is signed out."""
    return lambda role: _client_of(stated_app, role)


@pytest.fixture(scope="session")
def consulted_app(_filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over the same with the consultations of tests/web/consulted.py, for tests that only read."""
    settings = _settings(shutil.copytree(_filled_folder, tmp_path_factory.mktemp("consulted") / "archive"))
    services = Services(settings)
    officer = services.accounts.by_username(str(Role.OFFICER))
    consult(Filing(services.opened, str(officer.id)))
    services.close()
    with app_over(settings) as app:
        yield app


@pytest.fixture(scope="session")
def met_app(_filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over the same with the meetings of tests/web/met.py, for tests that only read."""
    settings = _settings(shutil.copytree(_filled_folder, tmp_path_factory.mktemp("met") / "archive"))
    services = Services(settings)
    officer = services.accounts.by_username(str(Role.OFFICER))
    meet(Filing(services.opened, str(officer.id)))
    services.close()
    with app_over(settings) as app:
        yield app


@pytest.fixture
def reading_meetings(met_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `met_app` that is signed in with a role; None is signed out."""
    return lambda role: _client_of(met_app, role)


@pytest.fixture
def reading_consultations(consulted_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `consulted_app` that is signed in with a role; None is signed out."""
    return lambda role: _client_of(consulted_app, role)


@pytest.fixture
def room_app(_filled_folder: Path, tmp_path: Path) -> Iterator[Flask]:
    """The application over an archive of its own in which the meeting of tests/web/roomed.py is held."""
    settings = _settings(shutil.copytree(_filled_folder, tmp_path / "room"))
    services = Services(settings)
    gather(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    services.close()
    with app_over(settings) as app:
        yield app


@pytest.fixture
def filled_app(_filled_folder: Path, tmp_path: Path) -> Iterator[Flask]:
    """The application over an archive of its own with the content of tests/web/archive.py, and one account a role."""
    with app_over(_settings(shutil.copytree(_filled_folder, tmp_path / "filled"))) as app:
        yield app


@pytest.fixture
def reading(filled_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `filled_app` that is signed in with a role; None is signed out."""

    return lambda role: _client_of(filled_app, role)


@pytest.fixture
def reading_seats(seated_app: Flask) -> Callable[[Role | None], FlaskClient]:
    """Return what gives a client of `seated_app` that is signed in with a role; None is signed out."""
    return lambda role: _client_of(seated_app, role)


def _client_of(app: Flask, role: Role | None) -> FlaskClient:
    client = app.test_client()
    if role is not None:
        with client.session_transaction() as session:
            account = app.extensions[EXTENSION].accounts.by_username(str(role))
            session["_user_id"] = f"{account.id}:{account.session_version}"
            session["signed_in_at"] = int(time.time())
    return client


@pytest.fixture
def seated(filled_app: Flask) -> None:
    """Let people sit in `filled_app`, as tests/web/seated.py says."""
    seat_everybody(filled_app)


@pytest.fixture
def filled_site(filled_app: Flask) -> Iterator[Site]:
    """`filled_app` as it is served."""
    with serve(filled_app) as site:
        yield site


@pytest.fixture
def site(app: Flask) -> Iterator[Site]:
    """The application as it is served, on a free port of this machine."""
    with serve(app) as site:
        yield site


@pytest.fixture(scope="session")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    if shutil.which("chromium") is None and "REGIONARKIV_TEST_CHROMIUM" not in os.environ:
        pytest.skip("no chromium here")
    browser = begin_browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()


@pytest.fixture
def browser(_browser: Chrome, site: Site) -> Iterator[Chrome]:
    """A browser at the front door of `site`, without cookies."""
    _browser.get(site.url("/healthz"))
    _browser.delete_all_cookies()
    at_width(_browser, WIDTHS[0])
    yield _browser
    _browser.get("about:blank")
