"""Reads a file in the tray as soon as it has come: its text tells what it is before it is filed.

What was read is kept beside the file, and becomes the archive's when the file is filed: no file is read twice.
"""

import json
import threading
from dataclasses import replace

from application.incoming.item import Incoming
from application.incoming.protocol import Tray
from application.settings import Settings
from search.extraction.limits import Limits
from search.extraction.packed import Packed
from search.extraction.pool import Pool, Task
from search.extraction.result import Outcome
from search.texts.store import TextStore

SECONDS = 20.0
"""How long one file may take: somebody waits. One that needs more is read after it is filed."""


class IncomingReader:
    """Reads one file at a time, in a child process that starts with the first. Safe to share between threads."""

    def __init__(self, settings: Settings, texts: TextStore) -> None:
        limits = Limits.of(settings)
        self._limits = replace(limits, seconds=min(limits.seconds, SECONDS))
        self._texts = texts
        self._lock = threading.Lock()
        self._pool: Pool | None = None

    def known(self, tray: Tray, item: Incoming) -> Packed | None:
        """Return what was read from the file, None when it was not read yet."""
        content = tray.what_was_read(item.id)
        return _opened(content) if content is not None else None

    def read(self, tray: Tray, item: Incoming, *, patience: float) -> Packed | None:
        """Return what the file holds, read now if it was not; None when its turn did not come in `patience` seconds."""
        found = self.known(tray, item)
        if found is not None or not item.is_whole or not self._lock.acquire(timeout=max(patience, 0)):
            return found
        try:
            found = self.known(tray, item) or self._read(tray, item)
        finally:
            self._lock.release()
        return found

    def keep(self, item: Incoming, packed: Packed | None) -> None:
        """Let the archive have what was read from a file that is filed, so far as it was read to the end."""
        if packed is None or item.sha256 is None or packed.outcome in (Outcome.TIMED_OUT, Outcome.FAILED):
            return
        if item.sha256 not in self._texts.states([item.sha256]):
            self._texts.put(item.sha256, packed, media_type=item.media_type or "", name=item.name)

    def close(self) -> None:
        """End the child process."""
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None

    def _read(self, tray: Tray, item: Incoming) -> Packed | None:
        if self._pool is None:
            self._pool = Pool(processes=1, limits=self._limits)
        with tray.path(item.id) as path:
            task = Task(str(item.id), path, item.media_type or "", item.name, is_last_try=True)
            packed = next((finished.packed for finished in self._pool.run([task])), None)
        if packed is not None:
            tray.keep_read(item.id, json.dumps(packed.head()).encode() + b"\n" + packed.content)
        return packed


def _opened(content: bytes) -> Packed:
    head, _, rest = content.partition(b"\n")
    return Packed.of_head(json.loads(head), rest)
