"""How many files are where, for pages that say so in passing: to count all of them for each reader would cost much."""

import threading
import time
from collections.abc import Callable

from search.texts.states import Counts
from search.texts.store import TextStore

SECONDS = 15.0
"""How old counts may be."""


class RecentCounts:
    """Counts that are at most SECONDS old. Safe to ask from several threads; `clock` gives seconds that only grow."""

    def __init__(self, texts: TextStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._texts, self._clock = texts, clock
        self._lock = threading.Lock()
        self._held: tuple[float, Counts] | None = None

    def now(self) -> Counts:
        """Return the counts, counted anew when the last ones are too old."""
        with self._lock:
            now = self._clock()
            if self._held is None or now - self._held[0] > SECONDS:
                self._held = (now, self._texts.counts())
            return self._held[1]
