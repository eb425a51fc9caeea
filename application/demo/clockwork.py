"""What happened when: actions are planned in any order, and done in the order of time with the clock set to theirs."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from application.archive import RecordNotFoundError
from domain import clock
from domain.errors import DomainError, InvalidValueError

_A_DAY = timedelta(days=1)


class Clockwork:
    """A plan of actions. What is planned for later than `until` (with time zone) is left undone."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._numbers = count()
        self.waited: list[str] = []
        """What an action waited a day for, each time: cases are opened months before today, years have their dates."""

    def at(self, moment: datetime, action: Callable[[], object]) -> None:
        """Plan an action; of two planned for the same moment the first one planned is done first."""
        if moment <= self._until:
            heapq.heappush(self._planned, (moment, next(self._numbers), action))

    def run(self, progress: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        """Do all that is planned; `progress` is told how many actions are done of how many.

        What rests on something that is not recorded yet waits until it is.
        """
        total = len(self._planned)
        for done in count(1):
            if not self._planned:
                return
            moment, _, action = heapq.heappop(self._planned)
            with clock.clock_set_to(moment):
                try:
                    action()
                except DomainError as error:
                    if not _is_to_come(error):
                        raise
                    self.waited.append(f"{moment:%Y-%m-%d} {error}")
                    self.at(moment + _A_DAY, action)
            progress(done, max(total, done))


def _is_to_come(error: DomainError) -> bool:
    """Return whether an action failed because something is not recorded yet."""
    is_version = isinstance(error, InvalidValueError) and error.values["problem"] == "no-such-version"
    return is_version or isinstance(error, RecordNotFoundError)
