"""How much room is left where something is kept."""

import shutil
from pathlib import Path

from application.checks.finding import Finding, Part, ok, warning, wrong

LOW_ON_SPACE = 5_000_000_000
"""With less room than this, in bytes, somebody should make some."""

OUT_OF_SPACE = 500_000_000
"""With less room than this, in bytes, a large file fills the disk."""


def space(part: Part, folder: Path) -> Finding:
    """Return how much room there is in the file system of `folder`, which is there."""
    free = shutil.disk_usage(folder).free
    if free < OUT_OF_SPACE:
        return wrong(part, "space-out", size=free, folder=folder)
    if free < LOW_ON_SPACE:
        return warning(part, "space-low", size=free, folder=folder)
    return ok(part, "space", size=free, folder=folder)
