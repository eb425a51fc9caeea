"""What a kind of database must do to be backed up and restored, and which kind the settings name."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from eventsourcing.persistence import Notification

from application.backup.sqlite import SQLiteSaving
from application.settings import Settings


class Saving(Protocol):
    """The databases of events and office data, saved by their own means."""

    engine: str
    """What the databases are called in a manifest."""

    def save(
        self, folder: Path, event: Callable[[Notification], None], tell: Callable[[int, int], None]
    ) -> Mapping[str, int]:
        """Save both into `folder` as they are at one moment, while others write; events no later than office data.

        `event` is given each saved event, in order. Returns how many rows each table of the office has.
        DatabaseDamagedError, StorageFullError.
        """

    @property
    def place(self) -> str:
        """Where the databases are, without anybody's password."""

    def write_at(self, events: Sequence[Notification]) -> None:
        """Store events at the positions they bring, in one transaction; each after all that are stored."""

    def settle(self) -> None:
        """Let new events and rows come after those that brought their own numbers."""

    def is_empty(self) -> bool:
        """Return whether there is nothing yet where they would be restored."""

    def restore(self, folder: Path, tell: Callable[[int, int], None]) -> None:
        """Put what `save` wrote where the settings say, at the same positions; the office last of all."""


def saving_of(settings: Settings) -> Saving:
    """Return what saves the databases that the setting `database` names."""
    return _KINDS[urlsplit(settings.database.get_secret_value()).scheme](settings)


def _files(settings: Settings) -> Saving:
    return SQLiteSaving(settings.data)


def _server(settings: Settings) -> Saving:
    from application.backup.postgresql import PostgreSQLSaving

    return PostgreSQLSaving(settings.database.get_secret_value(), settings.database_owner.get_secret_value())


_KINDS: dict[str, Callable[[Settings], Saving]] = {"": _files, "postgresql": _server}
"""The scheme of the setting `database` -> what saves such databases."""
