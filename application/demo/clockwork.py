"""What happened when: actions are planned in any order, and done in the order of time with the clock set to theirs."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

from domain import clock


class Clockwork:
    """A plan of actions. What is planned for later than `until` (with time zone) is left undone."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._numbers = count()

    def at(self, moment: datetime, action: Callable[[], object]) -> None:
        """Plan an action; of two planned for the same moment the first one planned is done first."""
        if moment <= self._until:
            heapq.heappush(self._planned, (moment, next(self._numbers), action))

    def run(self, progress: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        """Do all that is planned; `progress` is told how many actions are done of how many."""
        total = len(self._planned)
        for done in count(1):
            if not self._planned:
                return
            moment, _, action = heapq.heappop(self._planned)
            with clock.clock_set_to(moment):
                action()
            progress(done, max(total, done))
