"""What the council is called and its logo, as every page shows them: asked at most every few seconds."""

import threading
import time
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from application.questions.council import CouncilView, the_council

SECONDS = 5.0
"""How old the answer may be; what this process changes it shows at once."""


class RecentCouncil:
    """The council as of a few seconds ago. Safe to ask from several threads."""

    def __init__(self, registers: Engine, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._registers, self._clock = registers, clock
        self._lock = threading.Lock()
        self._held: tuple[float, CouncilView | None] | None = None

    def now(self) -> CouncilView | None:
        """Return the council, None while nobody has said whose archive this is, or the list of it is made anew."""
        with self._lock:
            now = self._clock()
            if self._held is None or now - self._held[0] > SECONDS:
                self._held = (now, self._asked())
            return self._held[1]

    def forget(self) -> None:
        """Ask anew the next time."""
        with self._lock:
            self._held = None

    def _asked(self) -> CouncilView | None:
        try:
            with self._registers.connect() as connection:
                return the_council(connection)
        except SQLAlchemyError:  # pages about what went wrong are shown without it
            return None
