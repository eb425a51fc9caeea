"""One Tika Server, asked through the `tika` package's client, which never starts a server here or fetches one."""

import http.client
import json
import os
import select
import ssl
import time
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from search.extraction.draft import UnreadableError
from search.extraction.reasons import Reason
from search.extraction.result import Outcome

_CONNECT_S, _PROBE_S = 2.0, 1.0
_GRACE_S = 1.0
"""So long after its deadline a request is given up here: whoever keeps the deadline has done so before."""

_CHUNK, _BLOCK = 1024 * 1024, 64 * 1024
_ELSEWHERE = frozenset([401, 403, 404, 405, 429, 503])
"""Answers of a server that does not read now, or of something that is no Tika Server: the file has no part in it."""


class NotThereError(Exception):
    """The server does not take files."""


class WentAwayError(Exception):
    """The server took a file and gave no answer."""


@dataclass
class _Answer:
    """As much of a response as the client asks for."""

    status_code: int
    content: bytes
    encoding: str | None = None


class TikaEndpoint:
    """The server at `url`. Its connection is kept from file to file: connecting takes as long as reading a small one.

    Requests are made here, not by the client, so that it is known whether a server was not there or went away, and so
    that an answer is held within limits.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: http.client.HTTPConnection | None = None

    def read(self, stream: BinaryIO, size: int, headers: dict[str, str], *, deadline: float, most: int) -> Any:
        """Return what the server says of a file, from JSON of at most `most` bytes. `deadline` is monotonic time.

        NotThereError, WentAwayError; UnreadableError when the deadline has passed or the answer is larger.
        """
        told = {**headers, "Content-Length": str(size)}
        status, answer = self._call("put", "/rmeta/xml", stream, told, deadline=deadline + _GRACE_S, most=most)
        if status in _ELSEWHERE:
            raise NotThereError
        if status != http.HTTPStatus.OK:
            raise WentAwayError
        try:
            return json.loads(answer)
        except ValueError as error:
            raise NotThereError from error

    def require(self) -> None:
        """Return if a Tika Server answers at once. NotThereError. No connection is kept."""
        try:
            status, answer = self._call("get", "/version", None, {}, deadline=time.monotonic() + _PROBE_S, most=_CHUNK)
        except (UnreadableError, WentAwayError) as error:
            raise NotThereError from error
        self.close()
        if status != http.HTTPStatus.OK or b"Tika" not in answer:
            raise NotThereError

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _call(
        self, verb: str, service: str, data: BinaryIO | None, headers: dict[str, str], *, deadline: float, most: int
    ) -> tuple[int, bytes]:
        exchange = partial(self._exchange, verb.upper(), deadline=deadline, most=most)
        status, answer = _client().callServer(
            verb, self._url, service, data, headers, httpVerbs={verb: exchange}, rawResponse=True
        )
        return int(status), bytes(answer)

    def _exchange(
        self, verb: str, url: str, data: Any, *, headers: dict[str, str], deadline: float, most: int, **_: Any
    ) -> _Answer:
        connection = self._kept() or self._connected()
        self._connection = None  # unless all goes well
        try:
            sock = connection.sock
            sock.settimeout(_left(deadline))
            connection.request(verb, urlsplit(url).path, data, headers)
            response = connection.getresponse()
            held = bytearray()
            while not response.isclosed():
                sock.settimeout(_left(deadline))
                held += response.read(_CHUNK)
                if len(held) > most:
                    connection.close()
                    raise UnreadableError(Outcome.FAILED, Reason.OUT_OF_MEMORY)
        except TimeoutError as error:
            connection.close()
            raise UnreadableError(Outcome.TIMED_OUT, Reason.DEADLINE) from error
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise WentAwayError from error
        if not response.will_close:
            self._connection = connection
        return _Answer(response.status, bytes(held))

    def _kept(self) -> http.client.HTTPConnection | None:
        """Return the connection of the last file, unless the server has ended it since."""
        if self._connection is None or self._connection.sock is None:
            return None
        if select.select([self._connection.sock], [], [], 0)[0]:
            self._connection.close()
            return None
        return self._connection

    def _connected(self) -> http.client.HTTPConnection:
        parts = urlsplit(self._url)
        host, port = str(parts.hostname), parts.port
        connection = (
            http.client.HTTPSConnection(host, port, timeout=_CONNECT_S, blocksize=_BLOCK, context=_trust())
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=_CONNECT_S, blocksize=_BLOCK)
        )
        try:
            connection.connect()
        except OSError as error:
            raise NotThereError from error
        return connection


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()  # SSL_CERT_FILE names others than the machine trusts


@cache
def _client() -> Any:
    # The package reads these when it is imported. Without them it would fetch a server and start it.
    os.environ["TIKA_CLIENT_ONLY"] = "True"
    os.environ["TIKA_LOG_FILE"] = ""
    from tika import tika

    tika.TikaClientOnly = True  # also where somebody imported it before
    return tika
