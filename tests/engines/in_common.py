"""A server that the processes of one test run have in common: a Java server takes longer to start than most tests."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol, TypeVar

import pytest


class _Addressed(Protocol):
    @property
    def url(self) -> str: ...


S = TypeVar("S", bound=_Addressed)


def common_folder(factory: pytest.TempPathFactory) -> Path | None:
    """Return the folder that all processes of the run know; None where there is but one."""
    return factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None


@contextmanager
def in_common(place: Path, running: AbstractContextManager[S], at: Callable[[str], S]) -> Iterator[S]:
    """Run a server and write where it answers into the file `place`, or use the one that is written there.

    Who started it waits for those who use it still. Locks end with their process: one that is killed keeps nobody.
    """
    with place.open("a+", encoding="utf-8") as file:
        while not (url := _read(file, fcntl.LOCK_SH)):
            if _read(file, fcntl.LOCK_EX):
                continue  # another was quicker to start it
            with running as server:
                file.write(server.url)
                file.flush()
                fcntl.flock(file, fcntl.LOCK_SH)
                try:
                    yield server
                finally:
                    fcntl.flock(file, fcntl.LOCK_EX)
                    file.truncate(0)
            return
        yield at(url)


def _read(file: IO[str], lock: int) -> str:
    fcntl.flock(file, lock)
    file.seek(0)
    return file.read()
