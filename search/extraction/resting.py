"""While no Tika Server answers, what needs one waits and the rest is read; both go on when one is back."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import structlog

from search.texts.absence import TikaAbsence
from search.texts.queue import TextQueue
from search.texts.states import Claim

if TYPE_CHECKING:  # a package of the large size
    from search.extraction.tika_servers import TikaServers

log = structlog.get_logger(__name__)

LAST_TRY = 3
"""A file is given up when servers went away over it in so many attempts."""

_LOOK_S = 2.0
"""How often it is asked whether a server is back."""

_LONG_S = 600.0
"""Files that found no server are put off so long, unless one is back before: they must not go round and round."""

_SHORTEST_S, _SPREAD_S = 2.0, 8.0
"""Files that servers went away over are tried again after a while, each after its own: of those that a server had in
hand one alone is at fault, and it must not take the same others with it again."""


class Resting:
    """What one worker does about servers that do not answer. Several workers may do the same."""

    def __init__(
        self,
        queue: TextQueue,
        absence: TikaAbsence,
        endpoints: tuple[str, ...],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue, self._absence, self._endpoints, self._clock = queue, absence, endpoints, clock
        self._looked_at, self._rests = -_LOOK_S, False
        self._servers: TikaServers | None = None

    def put_off(self, unread: Iterable[tuple[Claim, bool]]) -> None:
        """Let files wait that came back unread; True for those that a server went away over."""
        found_none = []
        for claim, is_suspect in unread:
            if not is_suspect:
                found_none.append(claim)
            if is_suspect or claim.attempts > 1:
                self._queue.put_off([claim], seconds=_own_pause(claim), counted=is_suspect)
        if found_none:
            self._queue.put_off((one for one in found_none if one.attempts == 1), seconds=_LONG_S, counted=False)
            self._rests = True
            if self._absence.begin():
                log.warning("tika_away", servers=len(self._endpoints))

    def look(self) -> bool:
        """Return whether reading rests; every now and then ask a server, and go on when it answers."""
        now = self._clock()
        if now - self._looked_at < _LOOK_S:
            return self._rests
        self._looked_at = now
        self._rests = self._absence.since() is not None
        if self._rests and self._is_there():
            self._queue.call_back()
            if self._absence.end():
                log.info("tika_back")
            self._rests = False
        return self._rests

    def _is_there(self) -> bool:
        if not self._endpoints:  # the setting was emptied meanwhile
            return True
        if self._servers is None:
            from search.extraction.tika_servers import TikaServers

            self._servers = TikaServers(self._endpoints)
        return self._servers.is_there()


def _own_pause(claim: Claim) -> float:
    return _SHORTEST_S + _SPREAD_S * int(claim.sha256[:4], 16) / 0xFFFF
