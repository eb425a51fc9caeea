"""The folder that backups lie in: one dated folder for each, and the files of all of them together, each once."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from application.backup.errors import BackupBusyError, NoBackupError
from application.backup.manifest import files_in, require_sums, write_sums
from application.durable import sync_folder
from application.files.folder import FolderFileStore

_UNFINISHED = ".unfinished-"
_LOCK = ".lock"
_NAME = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*"


class BackupFolder:
    """Backups in one folder. What has a name without `.unfinished-` before it is whole."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = FolderFileStore(root / "files")

    def make(self) -> None:
        """Make the folder, if it is not there; nobody else may look at what is put into it."""
        for folder in (self.root, self.root / "files"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep others from making backups here. BackupBusyError when somebody is at it."""
        with (self.root / _LOCK).open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupBusyError(folder=self.root) from None
            yield

    def names(self) -> list[str]:
        """Return the backups that were finished, the oldest first."""
        return sorted(path.name for path in self.root.glob(_NAME) if path.is_dir())

    def find(self, name: str | None) -> Path:
        """Return the folder of a backup, of the last one if no name is given. NoBackupError."""
        names = self.names()
        if not names or (name is not None and name not in names):
            raise NoBackupError(folder=self.root, backup=name, known=", ".join(names[-20:]) or "-")
        return self.root / (name or names[-1])

    @contextmanager
    def begin(self, at: datetime) -> Iterator[Path]:
        """Lend an empty folder, which is removed unless it is finished; what killed ones have left is removed too."""
        for left_over in self.root.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left_over)
        unfinished = self.root / f"{_UNFINISHED}{at:%Y-%m-%dT%H%M%SZ}"
        unfinished.mkdir(mode=0o700)
        try:
            yield unfinished
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def finish(self, unfinished: Path) -> str:
        """Give a backup its name, now that all of it is on disk; return the name."""
        write_sums(unfinished)
        sync_all(unfinished)
        stamp = unfinished.name.removeprefix(_UNFINISHED)
        name, number = stamp, 1
        while (self.root / name).exists():
            number += 1
            name = f"{stamp}-{number}"
        unfinished.rename(self.root / name)
        sync_folder(self.root)
        return name

    def keep(self, most: int) -> int:
        """Remove all but the last backups, and files that none of these names; return how many backups went.

        BackupDamagedError when one to be kept is not as it was made: then nothing is removed.
        """
        names = self.names()
        gone, kept = names[:-most], names[-most:]
        if not gone:
            return 0
        for name in kept:
            require_sums(self.root / name)  # its list of files is to be believed
        named = {sha256 for name in kept for sha256, _ in files_in(self.root / name)}
        for name in gone:
            shutil.rmtree(self.root / name)
        for sha256 in list(self.files.digests()):
            if sha256 not in named:
                (self.root / "files" / sha256[:2] / sha256[2:4] / sha256).unlink()
        return len(gone)


def sync_all(folder: Path) -> None:
    """Return when everything in a folder is on disk."""
    for part in folder.iterdir():
        with part.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(folder)
