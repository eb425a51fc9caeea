from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from application.office.accounts import Accounts
from application.office.passwords import Passwords
from application.office.upgrade import upgrade
from application.sqlite import Durability, sqlite_engine, switch_to_wal


@pytest.fixture
def office(tmp_path: Path) -> Engine:
    path = tmp_path / "office.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def accounts(office: Engine) -> Accounts:
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return Accounts(office, passwords=quick)
