from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine

from application.office.accounts import Accounts
from application.office.roles import Role
from application.office.tables import OFFICE
from application.office.upgrade import is_current, upgrade
from application.sqlite import Durability, sqlite_engine, switch_to_wal


def test_the_migrations_make_the_tables_that_the_code_declares(office: Engine) -> None:
    with office.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), OFFICE) == []


def test_upgrading_twice_changes_nothing(office: Engine, accounts: Accounts) -> None:
    account, _ = accounts.create(username="kari", name="Kari", role=Role.READER)
    upgrade(office)
    assert accounts.all() == [account]


def test_an_office_without_tables_is_not_current(tmp_path, office: Engine) -> None:
    path = tmp_path / "empty.sqlite"
    switch_to_wal(path)
    empty = sqlite_engine(path, durability=Durability.NORMAL)
    assert not is_current(empty)
    empty.dispose()
    assert is_current(office)
