"""One at a time on this machine: a lock on a file in the data folder, given up with the process at the latest."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock, once whoever holds it has let go."""
    with path.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(held, fcntl.LOCK_UN)


def lock_number(name: str) -> int:
    """Return the number by which PostgreSQL knows the lock of ours with this name, within one database."""
    digest = hashlib.sha256(f"regionarkiv {name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
