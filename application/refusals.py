"""What a disk refused, in our words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from application.errors import StorageFailedError, StorageFullError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def refusing(name: str, folder: Path | str) -> Iterator[None]:
    """Raise StorageFullError or StorageFailedError for an OSError; `name` is what they call the file."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StorageFullError(name=name, folder=folder) from error
        raise StorageFailedError(name=name, folder=folder, problem=error.strerror) from error
