"""Log lines on standard error, JSON or plain, and one line per request with its id."""

import logging
import re
import sys
import time
from typing import Any, TextIO
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from structlog.dev import plain_traceback

from application.settings import LogFormat, Settings

log = structlog.get_logger(__name__)

REQUEST_ID_HEADER = "X-Request-ID"
"""A proxy may send one (1 to 64 letters, digits, dots, hyphens, underscores); the answer carries it back."""

_OFTEN = frozenset({"static", "health.healthz", "health.readyz", "metrics.metrics"})
"""What is asked so often that it is only logged where everything is."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what `sys.stderr` is now, which tests and servers exchange."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def configure_logs(settings: Settings) -> None:
    """Send all log lines, ours and the libraries', to standard error; once more replaces what was."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    as_json = settings.log_format is LogFormat.JSON
    last: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        # Plain: the pretty one shows the values of variables, passwords among them, and takes seconds.
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain_traceback)]
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each, _StandardError)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(str(settings.log_level).upper())
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # its access lines repeat ours
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)  # a line for every job
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)  # what it warns of, we say ourselves


def request_id() -> str:
    """Return the id of the request that is being answered: the reader can quote it, the log has it."""
    if "request_id" not in g:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid4().hex
    return str(g.request_id)


def install(app: Flask) -> None:
    """Log every request of `app`. The query string is left out: what people search for is theirs."""

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id())

    @app.after_request
    def _end(response: Response) -> Response:
        response.headers[REQUEST_ID_HEADER] = request_id()
        write = log.debug if request.endpoint in _OFTEN else log.info
        write(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.began) * 1000, 1) if "began" in g else None,
            account=g.get("account_id"),
        )
        return response
