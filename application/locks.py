"""One at a time: locks by name between all processes of an archive, on this machine by files in the data folder."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol


class Held(Protocol):
    """A lock that is held."""

    def still(self) -> bool:
        """Return whether it is held still: a database server that was started again has forgotten it."""


class Locks(Protocol):
    """The locks of one archive. A lock is given up with the process that holds it, however that ends."""

    def waiting(self, name: str) -> AbstractContextManager[Held]:
        """Hold the lock in the block, once whoever holds it has let go."""

    def if_free(self, name: str) -> AbstractContextManager[Held | None]:
        """Hold the lock in the block; None when somebody else does."""

    def is_held(self, name: str) -> bool:
        """Return whether somebody holds the lock."""


class FileLocks:
    """Locks on files in one folder, for the processes of one machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def waiting(self, name: str) -> Iterator[Held]:
        """Hold the lock, once it is free: see `Locks`."""
        with self._file(name) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                yield _HeldFile()
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    @contextmanager
    def if_free(self, name: str) -> Iterator[Held | None]:
        """Hold the lock, if it is free: see `Locks`."""
        with self._file(name) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
                return
            try:
                yield _HeldFile()
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    def is_held(self, name: str) -> bool:
        """Return whether somebody holds the lock."""
        try:
            with self._path(name).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                fcntl.flock(file, fcntl.LOCK_UN)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False

    def _file(self, name: str) -> IO[str]:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a")

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.lock"


class _HeldFile:
    def still(self) -> bool:
        return True


def lock_number(name: str) -> int:
    """Return the number by which PostgreSQL knows the lock of ours with this name, within one database."""
    digest = hashlib.sha256(f"regionarkiv {name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
