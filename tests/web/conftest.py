"""An archive, the application over it, and a browser looking at the application as it is served."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.settings import Settings, read_settings
from tests.web.browsing import Site, begin_browser, serve
from web.app import create_app
from web.services import EXTENSION

PASSWORD = "fire ord som er nok"
"""What the accounts of these tests are signed in with."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"secret_key": "s" * 40, "data": tmp_path / "archive", "log_level": "error"}, env_file=None)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application over a demo archive that holds nothing but one account a role, named by it."""
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    app = create_app(settings)
    services = app.extensions[EXTENSION]
    for role in Role:
        services.accounts.create(username=str(role), name=f"Navn {role}", role=role, password=PASSWORD)
    yield app
    services.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


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
    yield _browser
    _browser.get("about:blank")
