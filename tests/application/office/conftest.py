from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, delete

from application.office.accounts import Accounts
from application.office.tables import OFFICE
from application.office.upgrade import upgrade
from tests.engines.databases import engine_in


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def _upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_in(request, "office", tmp_path_factory.mktemp("office")) as engine:
        upgrade(engine)
        yield engine


@pytest.fixture
def office(_upgraded: Engine) -> Iterator[Engine]:
    """An office without anything in it, in either database."""
    yield _upgraded
    with _upgraded.begin() as connection:
        for table in reversed(OFFICE.sorted_tables):
            connection.execute(delete(table))


@pytest.fixture
def accounts(office: Engine) -> Accounts:
    return Accounts(office)
