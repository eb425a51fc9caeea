"""The folder of an index: generations side by side, of which one is live, swapped at one instant."""

import fcntl
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from application.durable import sync_folder
from search.engines.errors import IndexRebuildRunningError
from search.engines.fields import FORMAT

_LIVE = "live.json"
_BUILDING = "building.lock"
_PARTS = ("term", "idx", "pos", "fieldnorm", "fast", "store")
RECORDS, PAGES = "records", "pages"
GENERATION_PARTS = (RECORDS, PAGES)
_DAMAGED = "damaged"


class IndexFolder:
    """Where generations are. `live.json` names the live one and the format it was written in."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def live(self) -> Path | None:
        """Return the folder of the live generation, None when there is none that this program can read."""
        try:
            named = json.loads((self.root / _LIVE).read_bytes())
            if named["format"] != FORMAT:
                return None
            folder = self.root / Path(str(named["generation"])).name
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return folder if is_whole(folder) else None

    def stamp(self) -> tuple[int, int] | None:
        """Return what is another when another generation became live, None when there is none."""
        return _stamp(self.root / _LIVE)

    def begin(self) -> "Building":
        """Return a new generation to be filled, and remove those that were never finished. IndexRebuildRunningError."""
        self.root.mkdir(parents=True, exist_ok=True)
        if any(_is_building(one) for one in self.root.glob("generation-*")):
            raise IndexRebuildRunningError
        self.sweep()
        return Building(self.root / f"generation-{uuid4().hex[:12]}")

    def make_live(self, generation: Path) -> None:
        """Let a generation take the live one's place: at one instant for every reader, and durably."""
        with tempfile.NamedTemporaryFile("w", dir=self.root, prefix="live-", delete=False) as written:
            json.dump({"format": FORMAT, "generation": generation.name}, written)
            written.flush()
            os.fsync(written.fileno())
        sync_folder(generation)
        Path(written.name).replace(self.root / _LIVE)
        sync_folder(self.root)

    def sweep(self) -> None:
        """Remove generations that are neither live nor being filled, and what a killed swap left."""
        live = self.live()
        for one in self.root.glob("generation-*"):
            if one != live and not _is_building(one):
                shutil.rmtree(one, ignore_errors=True)
        for left in self.root.glob("live-*"):
            with suppress(OSError):
                left.unlink()


class Building:
    """A generation being filled. It is locked, so that nobody takes it for one that was left behind."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._lock: IO[str] = (folder / _BUILDING).open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def release(self) -> None:
        """Give up the lock, when the generation is live or given up."""
        self._lock.close()


def _is_building(folder: Path) -> bool:
    try:
        with (folder / _BUILDING).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def is_whole(generation: Path) -> bool:
    """Return whether every file that the indexes of a generation name is there, and nobody found damage."""
    try:
        whole = all(_files_are_there(generation / name) for name in GENERATION_PARTS)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return whole and not (generation / _DAMAGED).exists()


def note_damage(generation: Path) -> None:
    """Let every process know that a generation is damaged."""
    with suppress(OSError):
        (generation / _DAMAGED).touch()


def segment_files(folder: Path) -> list[Path]:
    """Return the files that the last commit to an index names. OSError, ValueError, KeyError when it is no index."""
    segments = json.loads((folder / "meta.json").read_bytes())["segments"]
    names = [str(one["segment_id"]).replace("-", "") for one in segments]
    return [folder / f"{name}.{part}" for name in names for part in _PARTS]


def _files_are_there(folder: Path) -> bool:
    named = segment_files(folder)
    while True:
        there = {one.name for one in os.scandir(folder)}
        if all(file.name in there for file in named):
            return True
        before, named = named, segment_files(folder)
        if named == before:  # else segments were merged while we looked
            return False


def commit_stamp(generation: Path) -> tuple[tuple[int, int] | None, ...]:
    """Return what is another after each commit to a generation."""
    return tuple(_stamp(generation / name / "meta.json") for name in GENERATION_PARTS)


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
