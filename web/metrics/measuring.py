"""Where figures come from: each request, each recording, each search."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from eventsourcing.persistence import StoredEvent
from flask import Flask, Response, g, request

from domain.access import Audience
from search.engines.protocol import Suggestion
from search.finder import NOTHING_TICKED, Finder
from search.found import Found
from search.question import Sort
from web.metrics.measures import COMMAND_SECONDS, COMMANDS, EVENTS, REQUEST_SECONDS, REQUESTS, SEARCH_SECONDS

T = TypeVar("T")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER = "other"
"""What addresses and methods are called that are none of ours: whoever tries many makes no new line."""


def install(app: Flask) -> None:
    """Count and time every request of `app`."""

    @app.before_request
    def _begin() -> None:
        g.measured_from = time.perf_counter()

    @app.after_request
    def _end(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else _OTHER
        method = request.method if request.method in _METHODS else _OTHER
        REQUESTS.labels(route, method, str(response.status_code)).inc()
        if "measured_from" in g:
            REQUEST_SECONDS.labels(route, method).observe(time.perf_counter() - g.measured_from)
        return response


def recorded(events: Sequence[StoredEvent], seconds: float) -> None:
    """Count what a command recorded: see `Archive.told_of_recording`."""
    COMMANDS.labels("recorded").inc()
    COMMAND_SECONDS.observe(seconds)
    for event in events:
        EVENTS.labels(event.topic).inc()


def refused(code: str) -> None:
    """Count a command that an error kept from being recorded; `code` is the error's own name."""
    COMMANDS.labels(code).inc()


class MeasuredFinder(Finder):
    """A Finder whose answers are timed."""

    def find(
        self,
        typed: str,
        audience: Audience,
        *,
        chosen: Mapping[str, Sequence[str]] = NOTHING_TICKED,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
    ) -> Found:
        """Return what is found: see `Finder.find`."""
        find = super().find
        return _timed("search", lambda: find(typed, audience, chosen=chosen, sort=sort, offset=offset, limit=limit))

    def suggest(self, typed: str, audience: Audience, *, limit: int = 8) -> list[Suggestion]:
        """Complete what is being typed."""
        suggest = super().suggest
        return _timed("suggestion", lambda: suggest(typed, audience, limit=limit))


def _timed(kind: str, answer: Callable[[], T]) -> T:
    began, result = time.perf_counter(), "failed"
    try:
        answered = answer()
        result = "answered"
        return answered
    finally:
        SEARCH_SECONDS.labels(kind, result).observe(time.perf_counter() - began)
