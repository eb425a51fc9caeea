"""The connection to Elasticsearch, and what its errors mean to us."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from application.settings import Settings
from search.engines.errors import SearchAwayError

log = structlog.get_logger(__name__)

ASK_S, WRITE_S = 10.0, 120.0
"""Seconds that a question, and a portion of entries, may take."""
_AWAY = (401, 403, 408, 429, 500, 502, 503, 504)
"""What is answered by one who lets nobody in, has too much to do, or has no node with the index."""


def address_of(settings: Settings) -> tuple[str, str]:
    """Return the address of the server, and what the archive's indexes are called."""
    host, _, name = settings.search.rpartition("/")
    return host, name


def connect(settings: Settings) -> Elasticsearch:
    """Return a client of the server in the settings; nothing is sent yet."""
    host, _ = address_of(settings)
    how: dict[str, Any] = {}
    if settings.search_api_key.get_secret_value():
        how["api_key"] = settings.search_api_key.get_secret_value()
    elif settings.search_user:
        how["basic_auth"] = (settings.search_user, settings.search_password.get_secret_value())
    if settings.search_ca:
        how["ca_certs"] = str(settings.search_ca)
    return Elasticsearch(host, request_timeout=ASK_S, max_retries=0, retry_on_status=(), **how)


class RefusedError(ValueError):
    """The server takes what it was sent in no form: a fault of ours."""


@contextmanager
def answering() -> Iterator[None]:
    """Raise SearchAwayError where the server does not answer, or lets nobody in; RefusedError for what it refuses."""
    try:
        yield
    except TransportError as error:
        raise SearchAwayError(problem=error) from error
    except ApiError as error:
        if error.status_code in _AWAY:
            raise SearchAwayError(problem=error) from error
        raise RefusedError(str(error)) from error
