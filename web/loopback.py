"""The address on this machine that `python -m web.run` serves at: taken first, asked until it answers."""

import http.client
import json
import socket

HOST = "127.0.0.1"
PORTS = 100
"""How many ports are tried, from the first on."""


class NoFreePortError(Exception):
    """All ports that were tried are taken."""

    def __init__(self, *, first: int, last: int) -> None:
        self.first, self.last = first, last
        super().__init__(f"{first} to {last}")


def listen(first: int) -> socket.socket:
    """Return a socket that listens on the first free port from `first` on.

    The web server inherits it, so nobody can take the port in between. NoFreePortError when there is none.
    """
    last = min(first + PORTS, 65_536) - 1
    for port in range(first, last + 1):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen(128)
        except OSError:
            listener.close()
        else:
            return listener
    raise NoFreePortError(first=first, last=last)


def ask(port: int) -> str:
    """Return "ok" when the web server says at `/readyz` that it can answer, else what it said, "" when nothing."""
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        body = response.read(10_000)
        if response.status == http.HTTPStatus.OK:
            return "ok"
        return str(json.loads(body)["detail"])
    except (OSError, http.client.HTTPException, ValueError, TypeError, KeyError):
        return ""
    finally:
        connection.close()
