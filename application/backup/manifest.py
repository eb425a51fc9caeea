"""What a backup says of itself, and how it is seen whether it still is as it was made."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from application.backup.errors import BackupDamagedError, BackupNewerError
from application.events.counted import EventsCounted
from application.files.protocol import CHUNK
from application.office.upgrade import knows

FORMAT = 1
"""Grows when a backup can no longer be read by an earlier version of the program."""

MANIFEST, FILES, SUMS = "manifest.json", "files.txt", "SHA256SUMS"
"""What a backup says of itself; a line for each file of the archive; the SHA-256 of what lies beside it."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What is in a backup. `begun_at` and `made_at` are ISO 8601 in UTC; `bytes` is the size of all files.

    `missing` and `damaged` are the SHA-256 of files that the archive itself had lost when the backup was made.
    """

    kind: str
    name: str
    begun_at: str
    made_at: str
    engine: str
    office_version: str
    events: EventsCounted
    office: Mapping[str, int]
    files: int
    bytes: int
    missing: Sequence[str] = field(default_factory=tuple)
    damaged: Sequence[str] = field(default_factory=tuple)
    format: int = FORMAT

    @property
    def archive(self) -> tuple[str, str]:
        """What tells archives apart: a council may be renamed."""
        return self.kind, self.begun_at

    def write(self, folder: Path) -> None:
        """Write it into the backup's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read it from the backup's folder. BackupNewerError, BackupDamagedError."""
        try:
            said: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if said["format"] > FORMAT or not knows(said["office_version"]):
                raise BackupNewerError(backup=folder.name)
            return cls(**{**said, "events": EventsCounted(**said["events"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BackupDamagedError(backup=folder.name, part=MANIFEST) from error


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of everything in the backup's folder, as the program `sha256sum` does."""
    parts = sorted(part for part in folder.iterdir() if part.name != SUMS)
    lines = [f"{_sha256(part)}  {part.name}\n" for part in parts]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def require_sums(folder: Path) -> None:
    """Read everything in the backup's folder and compare. BackupDamagedError names what is not as it was made."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        sums = {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError) as error:
        raise BackupDamagedError(backup=folder.name, part=SUMS) from error
    for name in (MANIFEST, FILES):
        sums.setdefault(name, "")
    for name, sha256 in sums.items():
        part = folder / name
        if part.parent != folder or not part.is_file() or _sha256(part) != sha256:
            raise BackupDamagedError(backup=folder.name, part=name)


def files_in(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the SHA-256 and the size in bytes of each file of the archive that is in the backup, in order."""
    with (folder / FILES).open(encoding="ascii") as lines:
        for line in lines:
            sha256, size = line.split()
            yield sha256, int(size)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
