"""The trays of all accounts, and the cleaning of what nobody files."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from application.incoming.folder_tray import FolderTray
from domain import clock

_CLEANED = "cleaned.txt"
"""The file that tells an account what was taken away from its tray."""


class FolderTrays:
    """The trays of all accounts, in the data folder: see `Trays`."""

    def __init__(self, folder: Path, *, limit: int) -> None:
        self._folder, self._limit = folder, limit

    def of(self, account_id: UUID) -> FolderTray:
        """Return an account's tray."""
        return FolderTray(self._folder / str(account_id), limit=self._limit)

    def clean(self, *, older_than: timedelta) -> int:
        """Take away what nobody filed for so long, and tell its owner; return how many files that was."""
        latest, removed = clock.now() - older_than, 0
        for folder in self._folder.glob("*/"):
            tray = FolderTray(folder, limit=self._limit)
            gone = [item for item in tray.all() if item.begun_at < latest]
            if gone:
                with (folder / _CLEANED).open("a", encoding="utf-8") as told:
                    told.writelines(f"{clock.today().isoformat()} {item.name}\n" for item in gone)
            for item in gone:
                tray.remove(item.id)
            removed += len(gone)
        return removed

    def cleaned(self, account_id: UUID) -> list[str]:
        """Return the names of the files that were taken away from an account, the last first, at most 50."""
        try:
            lines = (self._folder / str(account_id) / _CLEANED).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [line.partition(" ")[2] for line in reversed(lines[-50:])]

    def forget_cleaned(self, account_id: UUID) -> None:
        """Forget what was taken away: its owner has seen it."""
        with suppress(FileNotFoundError):
            (self._folder / str(account_id) / _CLEANED).unlink()
