"""A server between a client and Elasticsearch that refuses what it is told to."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_KEPT = ("Content-Type", "X-Elastic-Product")


@dataclass
class Between:
    """Passes requests on. `refusals` are the status codes of the next bulk requests, `largest` the bytes of one."""

    behind: str
    url: str = ""
    largest: int = 1 << 40
    refusals: list[int] = field(default_factory=list)
    refused: int = 0

    def refusal(self, path: str, size: int) -> int | None:
        if "/_bulk" not in path:
            return None
        if size > self.largest:
            return 413
        return self.refusals.pop(0) if self.refusals else None


@contextmanager
def between(behind: str) -> Iterator[Between]:
    """Run one for the length of the block."""
    told = Between(behind)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status = told.refusal(self.path, len(body))
            if status is not None:
                told.refused += 1
                self._answer(status, b"{}", {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"})
                return
            headers = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
            asked = urllib.request.Request(told.behind + self.path, body or None, headers, method=self.command)
            try:
                with urllib.request.urlopen(asked) as answer:
                    self._answer(answer.status, answer.read(), dict(answer.headers))
            except urllib.error.HTTPError as error:
                self._answer(error.code, error.read(), dict(error.headers))

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass_on  # noqa: N815

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.title() in map(str.title, _KEPT):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
