"""Whether the engines answer and how far the lists are behind: asked of all at once, for two seconds at most."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from application.errors import ApplicationError
from search.engines.protocol import Mark

if TYPE_CHECKING:
    from web.services import Services

log = structlog.get_logger(__name__)

KEPT_S = 2.0
"""How old an answer may be, in seconds: however many ask, the engines are asked no more often."""

PATIENCE_S = 2.0
"""An engine that has not answered by then, in seconds, counts as away."""

_NO_FILE = "0" * 64


class Answer(StrEnum):
    """What an engine did when it was asked."""

    OK = "ok"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How the engines stand. Without the database no page can be answered; without the others, some cannot.

    `refusal` is why there is no archive to show, where that is known. `behind` is in events, for lists and for the
    index, where they could be asked.
    """

    engines: dict[str, Answer]
    refusal: ApplicationError | None = None
    behind: dict[str, int] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Whether pages can be answered."""
        return self.engines["database"] is Answer.OK

    @property
    def is_whole(self) -> bool:
        """Whether everything can."""
        return all(answer is Answer.OK for answer in self.engines.values())


class Asking:
    """Asks the engines of `services`. Safe to share between threads; `clock` gives seconds that only grow."""

    def __init__(self, services: "Services", *, clock: Callable[[], float] = time.monotonic) -> None:
        self._services, self._clock = services, clock
        self._lock = threading.Lock()
        self._held: tuple[float, Readiness] | None = None
        self._beside: ThreadPoolExecutor | None = None

    def now(self) -> Readiness:
        """Return how the engines stand, asked anew when the last answer is too old."""
        with self._lock:
            if self._held is None or self._clock() - self._held[0] > KEPT_S:
                self._held = (self._clock(), self._asked())
            return self._held[1]

    def close(self) -> None:
        """Let go of the threads, without waiting for an engine that hangs."""
        if self._beside is not None:
            self._beside.shutdown(wait=False, cancel_futures=True)

    def _asked(self) -> Readiness:
        if self._beside is None:  # threads are begun after the server has forked
            self._beside = ThreadPoolExecutor(6, "readiness")
        asked: dict[str, Future[Any]] = {
            "database": self._beside.submit(self._database),
            "files": self._beside.submit(lambda: self._services.stores.files.exists(_NO_FILE)),
            "search": self._beside.submit(self._index),
        }
        wait(asked.values(), PATIENCE_S)
        answers = {name: _answer(name, future) for name, future in asked.items()}
        behind: dict[str, int] = {}
        if answers["database"] is Answer.OK:
            behind["lists"] = asked["database"].result()
            if answers["search"] is Answer.OK:
                mark: Mark | None = asked["search"].result()
                lacking = self._beside.submit(self._services.stores.recorder.count, mark.events if mark else 0)
                wait([lacking], PATIENCE_S)
                if _answer("database", lacking) is Answer.OK:
                    behind["search"] = lacking.result()
        return Readiness(engines=answers, refusal=_refusal(asked["database"]), behind=behind)

    def _database(self) -> int:
        """Return how far the list furthest behind is: asks the last position and the registers."""
        return max((one.behind for one in self._services.follower.states()), default=0)

    def _index(self) -> Mark | None:
        return self._services.engine.reached()


def _answer(name: str, future: Future[Any]) -> Answer:
    if not future.done():
        log.warning("engine_slow", engine=name, seconds=PATIENCE_S)
        return Answer.AWAY
    error = future.exception()
    if error is None:
        return Answer.OK
    if not isinstance(error, (ApplicationError, SQLAlchemyError, OSError)):
        log.error("engine_failed", engine=name, exc_info=error)
    else:
        log.warning("engine_away", engine=name, error=str(error))
    return Answer.AWAY


def _refusal(future: Future[Any]) -> ApplicationError | None:
    error = future.exception() if future.done() else None
    return error if isinstance(error, ApplicationError) else None
