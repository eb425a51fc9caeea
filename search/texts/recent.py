"""How many files are where, for pages that say so in passing: to count all of them for each reader would cost much."""

import threading
import time
from collections.abc import Callable

from search.texts.states import Counts
from search.texts.store import TextStore

SECONDS = 15.0
"""How old counts may be, however long it takes to count."""

_TIMES = 50
"""They are held for so many times as long as they took: a small archive is counted anew each time it is looked at."""


class RecentCounts:
    """Counts that are at most SECONDS old, and newer where counting is quick.

    Safe to ask from several threads; `clock` gives seconds that only grow.
    """

    def __init__(self, texts: TextStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._texts, self._clock = texts, clock
        self._lock = threading.Lock()
        self._held: tuple[float, Counts] | None = None
        """Until when they hold, and the counts."""

    def forget(self) -> None:
        """Count anew when next asked: something was done that whoever asks wants to see."""
        with self._lock:
            self._held = None

    def now(self) -> Counts:
        """Return the counts, counted anew when the last ones are too old."""
        with self._lock:
            now = self._clock()
            if self._held is None or now > self._held[0]:
                counts = self._texts.counts()
                taken = self._clock()
                self._held = (taken + min(SECONDS, _TIMES * (taken - now)), counts)
            return self._held[1]
