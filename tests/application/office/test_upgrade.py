from multiprocessing import get_context
from pathlib import Path

import psycopg
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from application.office.accounts import Accounts
from application.office.roles import Role
from application.office.tables import OFFICE
from application.office.upgrade import is_current, upgrade
from application.postgresql import make_schemas, postgresql_engine
from application.sqlite import Durability, sqlite_engine, switch_to_wal


def test_the_migrations_make_the_tables_that_the_code_declares(office: Engine) -> None:
    with office.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), OFFICE) == []


def test_upgrading_twice_changes_nothing(office: Engine, accounts: Accounts) -> None:
    account, _ = accounts.create(username="kari", name="Kari", role=Role.READER)
    upgrade(office)
    assert accounts.all() == [account]


def test_an_office_without_tables_is_not_current(tmp_path: Path) -> None:
    switch_to_wal(tmp_path / "empty.sqlite")
    empty = sqlite_engine(tmp_path / "empty.sqlite", durability=Durability.NORMAL)
    assert not is_current(empty)
    empty.dispose()


def test_two_processes_upgrade_an_empty_office_at_once(database_url: str) -> None:
    with psycopg.connect(database_url) as making:
        make_schemas(making)
    engine = postgresql_engine(database_url, "office")
    assert not is_current(engine)
    begin = get_context("fork")
    both = [begin.Process(target=_upgrade, args=(database_url,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert is_current(engine)
    with engine.connect() as connection:
        assert set(OFFICE.tables) < set(inspect(connection).get_table_names())
        assert connection.execute(text("SELECT COUNT(*) FROM alembic_version")).scalar() == 1
    engine.dispose()


def _upgrade(url: str) -> None:
    upgrade(postgresql_engine(url, "office"))
