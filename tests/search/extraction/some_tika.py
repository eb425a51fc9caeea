"""Servers that answer as a Tika Server does, or fail to: for what the real one does too seldom to be tested with."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PARSED = {
    "X-TIKA:Parsed-By": "org.apache.tika.parser.DefaultParser",
    "X-TIKA:content": "<html><body>lest</body></html>",
}


class SomeTika:
    """One that does `behave` with each file it is sent, and tells which it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen: list[bytes] = []


Behaviour = Callable[[BaseHTTPRequestHandler, bytes], None]


def reads(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    answers(handler, 200, json.dumps([PARSED]).encode())


def goes_away(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    handler.close_connection = True


def goes_away_over(killer: bytes) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        (goes_away if killer in data else reads)(handler, data)

    return behave


def is_busy(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    answers(handler, 503, b"")


def never_ends(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    time.sleep(5)


def says_too_much(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    answers(handler, 200, b"[" + b" " * 40_000_000 + b"]")


def answers(handler: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def some_tika(behave: Behaviour) -> Iterator[SomeTika]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers(self, 200, b"Apache Tika 3.3.2")

        def do_PUT(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            tika.seen.append(data)
            behave(self, data)

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        tika = SomeTika(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield tika
        finally:
            server.shutdown()
            thread.join()
