"""Making the names in a folder survive a power failure."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Return when the folder's names, renamed and new ones too, are on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
