"""Requests to Tika Servers, several in turn, by the client of the `tika` package: it never starts a server itself."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import requests
import urllib3

from search.extraction.draft import UnreadableError
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.source import Source
from search.extraction.unread import TikaAwayError

_CONNECT_S, _PROBE_S = 2.0, 1.0
REST_S = 1.0
"""A server that was not there is left alone for so long."""

_GRACE_S = 1.0
"""So long after its deadline a request is given up here: whoever keeps the deadline has done so before."""

_CHUNK = 1024 * 1024
_ELSEWHERE = frozenset([401, 403, 404, 405, 429, 503])
"""Answers of a server that does not read now, or of something that is no Tika Server: the file has no part in it."""

_NOT_REACHED = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
    urllib3.exceptions.NameResolutionError,
    urllib3.exceptions.SSLError,
)


class _NotThereError(Exception):
    """A server does not take files."""


class _WentAwayError(Exception):
    """A server took a file and gave no answer."""


@dataclass
class _Answer:
    """As much of a response as the client of the package asks for."""

    status_code: int
    content: bytes
    encoding: str | None = None


class TikaServers:
    """The servers at `endpoints`, each asked in its turn; one that does not answer is passed over for a while."""

    def __init__(self, endpoints: tuple[str, ...]) -> None:
        self._endpoints = endpoints
        self._turn = os.getpid()  # processes begin with different ones
        self._rests_until = dict.fromkeys(endpoints, 0.0)

    def ask(self, source: Source, *, headers: Mapping[str, str], deadline: float, most: int) -> list[dict[str, Any]]:
        """Return what a server says of a file and of each that is embedded in it, metadata by name, its own first.

        `deadline` is by the monotonic clock; `most` bytes of an answer are held.
        TikaAwayError; UnreadableError when the deadline has passed or the answer is larger.
        """
        is_suspect = False
        for endpoint in self._in_turn():
            try:
                documents: list[dict[str, Any]] = _read(endpoint, source, headers, deadline, most)
                return documents
            except _NotThereError:
                self._rests_until[endpoint] = time.monotonic() + REST_S
            except _WentAwayError:
                self._rests_until[endpoint] = time.monotonic() + REST_S
                is_suspect = True
        raise TikaAwayError(is_suspect=is_suspect)

    def is_there(self) -> bool:
        """Return whether the server whose turn it is answers: cheap, to be asked again after a while."""
        self._turn += 1
        endpoint = self._endpoints[self._turn % len(self._endpoints)]
        try:
            _require_tika(endpoint)
        except _NotThereError:
            return False
        return True

    def _in_turn(self) -> Iterator[str]:
        self._turn += 1
        count = len(self._endpoints)
        for number in range(count):
            endpoint = self._endpoints[(self._turn + number) % count]
            if self._rests_until[endpoint] <= time.monotonic():
                yield endpoint


def _require_tika(endpoint: str) -> None:
    try:
        status, answer = _client().callServer(
            "get",
            endpoint,
            "/version",
            None,
            {},
            httpVerbs={"get": partial(_limited, requests.Session.get, most=_CHUNK)},
            rawResponse=True,
            requestOptions=_options(_PROBE_S, _PROBE_S),
        )
    except (requests.RequestException, urllib3.exceptions.HTTPError, MemoryError) as error:
        raise _NotThereError from error
    if status != requests.codes.ok or b"Tika" not in answer:
        raise _NotThereError


def _read(endpoint: str, source: Source, headers: Mapping[str, str], deadline: float, most: int) -> Any:
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableError(Outcome.TIMED_OUT, Reason.DEADLINE)
    try:
        with source.open() as stream:
            status, answer = _client().callServer(
                "put",
                endpoint,
                "/rmeta/xml",
                stream,
                dict(headers),
                httpVerbs={"put": partial(_limited, requests.Session.put, most=most)},
                rawResponse=True,
                requestOptions=_options(_CONNECT_S, left + _GRACE_S),
            )
    except MemoryError as error:
        raise UnreadableError(Outcome.FAILED, Reason.OUT_OF_MEMORY) from error
    except requests.ConnectTimeout as error:
        raise _NotThereError from error
    except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
        raise _what_happened(error) from error
    return _documents(status, answer)


def _documents(status: int, answer: bytes) -> Any:
    if status in _ELSEWHERE:
        raise _NotThereError
    if status != requests.codes.ok:
        raise _WentAwayError
    try:
        return json.loads(answer)
    except ValueError as error:
        raise _NotThereError from error


def _what_happened(error: Exception) -> Exception:
    """Tell a server that cannot be reached from one that goes away, and both from a file that takes too long."""
    causes = set(_causes(error))
    if any(isinstance(cause, _NOT_REACHED) for cause in causes):
        return _NotThereError()
    if any(isinstance(cause, urllib3.exceptions.ReadTimeoutError | requests.ReadTimeout) for cause in causes):
        return UnreadableError(Outcome.TIMED_OUT, Reason.DEADLINE)
    return _WentAwayError()


def _causes(error: BaseException) -> Iterator[BaseException]:
    yield error
    wrapped = [getattr(error, "reason", None), *error.args]
    for cause in wrapped:
        if isinstance(cause, BaseException):
            yield from _causes(cause)


def _options(connect: float, read: float) -> dict[str, Any]:
    trusted = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
    return {"timeout": (connect, read), "verify": trusted, "allow_redirects": False}


def _limited(verb: Callable[..., requests.Response], url: str, data: Any, *, most: int, **options: Any) -> _Answer:
    """Make a request of its own connection, so that it is known which one fails; hold `most` bytes. MemoryError."""
    with requests.Session() as session:
        session.trust_env = False  # a server of ours is behind no proxy
        with verb(session, url, data=data, stream=True, **options) as response:
            held = bytearray()
            for chunk in response.iter_content(_CHUNK):
                held += chunk
                if len(held) > most:
                    raise MemoryError(f"more than {most} bytes")
            return _Answer(response.status_code, bytes(held))


@cache
def _client() -> Any:
    # The package reads these when it is imported. Without them it would fetch a server and start it.
    os.environ["TIKA_CLIENT_ONLY"] = "True"
    os.environ["TIKA_LOG_FILE"] = ""
    from tika import tika

    tika.TikaClientOnly = True  # also where somebody imported it before
    return tika
