"""What the check finds in a real PostgreSQL."""

from collections.abc import Iterator

import psycopg
import pytest

from application.checks.finding import Finding, State
from application.checks.postgresql import PostgresqlCheck
from application.events.postgresql_tables import grant_recording, make_tables
from application.office.upgrade import upgrade
from application.postgresql import make_schemas, postgresql_engine
from application.settings import Settings, read_settings
from tests.engines.postgresql import PostgreSQL


def check(address: str) -> PostgresqlCheck:
    settings: Settings = read_settings({"secret_key": "s" * 40, "database": address}, env_file=None)
    return PostgresqlCheck(settings)


def found(address: str) -> dict[str, Finding]:
    return {one.code: one for one in check(address).findings()}


@pytest.fixture
def made(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        make_schemas(connection)
        make_tables(connection)
    office = postgresql_engine(database_url, "office")
    upgrade(office)
    office.dispose()
    return database_url


@pytest.fixture
def recording_role(postgresql: PostgreSQL, made: str) -> Iterator[str]:
    """The address of `made` for a role that may add and read events and no more."""
    name = f"recorder_{made.rpartition('_')[2][:8]}"
    with psycopg.connect(made, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'word of mine'")
        grant_recording(connection, name)
        connection.execute(f"GRANT USAGE ON SCHEMA office TO {name}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA office TO {name}")
    yield made.replace("regionarkiv@", f"{name}:word%20of%20mine@")
    with psycopg.connect(made, autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {name}")
        connection.execute(f"DROP ROLE {name}")


def test_an_empty_database_is_told_to_be_begun(database_url: str) -> None:
    codes = found(database_url)
    assert codes["postgresql-version"].state is State.OK
    assert codes["schema-missing"].state is State.WRONG
    assert codes["database-missing"].values == {"name": "events.stored_events"}
    assert codes["schema-other"].state is State.WRONG


def test_who_owns_the_events_is_told_that_only_triggers_guard_them(made: str) -> None:
    codes = found(made)
    assert codes["role-may-change"].state is State.WARNING
    assert codes["collation"].state is State.OK
    # Servers of tests are quick and forgetful.
    assert {one.code for one in codes.values() if one.state is State.WRONG} - {"database-fsync"} == {"not-begun"}
    with psycopg.connect(made) as connection:
        connection.execute("DROP TRIGGER stored_events_refuse_change ON events.stored_events")
        connection.execute("DROP COLLATION registers.norwegian")
    codes = found(made)
    assert codes["events-unguarded"].state is State.WRONG
    assert codes["collation-missing"].values == {"name": "registers"}


def test_a_role_that_only_adds_is_in_order(recording_role: str, made: str) -> None:
    assert found(recording_role)["role-only-adds"].state is State.OK
    assert found(recording_role)["schema-closed"].state is State.WRONG
    with psycopg.connect(made) as connection:
        connection.execute("REVOKE SELECT ON events.stored_events FROM PUBLIC")
        role = recording_role.partition("//")[2].partition(":")[0]
        connection.execute(f"REVOKE SELECT ON events.stored_events FROM {role}")
    assert found(recording_role)["role-without-right"].state is State.WRONG


def test_what_is_refused_is_told_apart_from_what_is_away(database_url: str) -> None:
    unknown = check(f"{database_url}_no").refused()
    assert unknown
    assert unknown.code == "database-denied"
    stranger = check(database_url.replace("regionarkiv@", "stranger:hunter2@")).refused()
    assert stranger
    assert "hunter2" not in str(stranger)
    assert check(database_url).refused() is None
    away = "postgresql://archive:hunter2@127.0.0.1:1/archive"
    assert check(away).refused() is None
    (finding,) = check(away).findings()
    assert (finding.code, finding.values["place"]) == ("database-away", "postgresql://127.0.0.1:1/archive")
    assert "hunter2" not in str(finding)
