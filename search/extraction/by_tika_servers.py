"""Tika on servers of its own: what is asked of them for a file, and what is made of the answer."""

import atexit
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

from search.extraction.draft import Draft, UnreadableError, damaged
from search.extraction.limits import Budget
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.source import Source
from search.extraction.tika_answer import CUT, MARK_UP, draft_of
from search.extraction.tika_servers import TikaServers
from search.extraction.unread import TikaAwayError

_ROOM = 1024 * 1024
"""So many more characters are asked for than are kept, and bytes taken than they may need: space is not kept."""

_TEXT = "X-TIKA:content"
_BACK_S, _LOOK_S = 15.0, 0.25
"""How long the last try waits for servers that went away over the same mail or archive."""


def read_by_servers(source: Source, budget: Budget) -> Draft:
    """See `search.extraction.tika`. On the last try a file that servers go away over is given up: UnreadableError."""
    documents = _asked(source, budget)
    if not documents:
        raise damaged()
    first = {key: _values(value) for key, value in documents[0].items() if key != _TEXT}
    return draft_of(
        [str(one.get(_TEXT, "")).encode("utf-8", "replace") for one in documents],
        first,
        was_cut=any(_values(one.get(CUT)) == ["true"] for one in documents),
    )


def _asked(source: Source, budget: Budget) -> list[dict[str, Any]]:
    until = time.monotonic() + _BACK_S
    while True:
        try:
            return _servers(budget.tika).ask(
                source,
                _asked_for(budget),
                deadline=budget.deadline,
                most=(budget.characters + _ROOM) * MARK_UP,
            )
        except TikaAwayError as error:
            budget.has_stopped_tika |= error.is_suspect
            if not (budget.is_last_try and budget.has_stopped_tika):
                raise
            if error.is_suspect or time.monotonic() > until:
                raise UnreadableError(Outcome.FAILED, Reason.STOPS_TIKA) from error
            time.sleep(_LOOK_S)


def _asked_for(budget: Budget) -> Mapping[str, str]:
    """Return the headers: as much text as may be kept, and no text recognition, which has a queue of its own here."""
    return {
        "Accept": "application/json",
        "writeLimit": str(budget.characters + _ROOM),
        "maxEmbeddedResources": str(max(budget.parts, 1)),
        "X-Tika-OCRskipOcr": "true",
        "X-Tika-PDFOcrStrategy": "no_ocr",
    }


@cache
def _servers(endpoints: tuple[str, ...]) -> TikaServers:
    servers = TikaServers(endpoints)
    atexit.register(servers.close)
    return servers


def _values(value: Any) -> list[str]:
    return [] if value is None else [str(one) for one in value] if isinstance(value, list) else [str(value)]
