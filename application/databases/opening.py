"""From settings to the databases: the one place that knows which kinds there are."""

from collections.abc import Callable
from urllib.parse import urlsplit

from application.databases.protocol import Databases
from application.databases.sqlite import SQLiteDatabases
from application.settings import Settings


def databases_of(settings: Settings) -> Databases:
    """Return the databases that the setting `database` names; nothing is opened yet."""
    return _KINDS[urlsplit(settings.database.get_secret_value()).scheme](settings)


def _files(settings: Settings) -> Databases:
    return SQLiteDatabases(settings.data)


def _server(settings: Settings) -> Databases:
    from application.databases.postgresql import PostgreSQLDatabases

    return PostgreSQLDatabases(
        settings.database.get_secret_value(),
        settings.database_owner.get_secret_value(),
        settings.database_connections,
    )


_KINDS: dict[str, Callable[[Settings], Databases]] = {"": _files, "postgresql": _server}
"""The scheme of the setting `database` -> what returns such databases."""
