"""The live generation as it is read: opened when asked, and again when another process has changed it."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
import tantivy

from search.engines.tantivy.damage import is_damage, is_sound
from search.engines.tantivy.folder import PAGES, RECORDS, IndexFolder, commit_stamp, note_damage
from search.engines.tantivy.schema import open_index

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A generation as it was at one commit."""

    generation: Path
    records: tantivy.Searcher
    pages: tantivy.Searcher
    record_schema: tantivy.Schema
    page_schema: tantivy.Schema
    stamp: Any
    counted: dict[Any, Any] = field(default_factory=dict)
    """Facets that were counted, by what was asked."""


class Reading:
    """Gives what is live now. It looks at three files' times before each answer, and never waits for a writer."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._indexes: tuple[Path, tantivy.Index, tantivy.Index] | None = None
        self._opened: Opened | None = None
        self._sound: Any = None
        """What was looked through after an error, and was not damaged."""

    def opened(self) -> Opened | None:
        """Return the live generation at its last commit, None when there is none or it is damaged."""
        now = self._stamp()
        opened = self._opened
        if opened is not None and opened.stamp == now:
            return opened
        with self._lock:
            for _ in range(3):  # it can be replaced or removed while it is being opened
                now = self._stamp()
                try:
                    self._opened = self._open(now)
                except BaseException as error:
                    self._indexes = self._opened = None
                    if not is_damage(error):
                        raise
                    problem = str(error)
                else:
                    return self._opened
            log.warning("index_unreadable", problem=problem)
            return None

    def suspect(self, generation: Path, error: BaseException) -> None:
        """Look whether an error came of damage; if so the generation is given up, for all processes."""
        log.warning("index_failed", generation=generation.name, exc_info=error)
        now = (generation, commit_stamp(generation))
        if self._sound == now:
            return
        if is_sound(generation):
            self._sound = now
        elif commit_stamp(generation) == now[1]:
            log.warning("index_damaged", generation=generation.name)
            note_damage(generation)
            self.close()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._indexes = self._opened = None

    def _stamp(self) -> Any:
        generation = self._indexes[0] if self._indexes else None
        return self._folder.stamp(), commit_stamp(generation) if generation else None

    def _open(self, now: Any) -> Opened | None:
        if self._opened is None or self._opened.stamp[0] != now[0] or not self._indexes:
            generation = self._folder.live()
            if generation is None:
                self._indexes = None
                return None
            self._indexes = generation, open_index(generation / RECORDS), open_index(generation / PAGES)
            now = self._stamp()
        generation, records, pages = self._indexes
        pages.reload()
        records.reload()
        return Opened(generation, records.searcher(), pages.searcher(), records.schema, pages.schema, now)
