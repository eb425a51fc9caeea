"""One server process over an archive, asked over HTTP by one connection that stays open."""

import http.client
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from application.settings import Settings
from web.loopback import HOST, ask, listen

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = "gzip, deflate, br, zstd"
"""What browsers take."""
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def bytes_sent(self) -> int:
        """Its body and headers."""
        return len(self.body) + sum(len(name) + len(value) + 4 for name, value in self.headers.items())


class Served:
    """The application, or another one by its name, served while the block runs."""

    def __init__(self, settings: Settings, app: str = "wsgi:app") -> None:
        self._settings, self._app = settings, app

    def search(self, query: str) -> bytes:
        """Return the page of hits."""
        answer = self.get(f"/sok?q={quote(query)}")
        if answer.status != 200:
            message = f"{answer.status} for {query!r}"
            raise RuntimeError(message)
        return answer.body

    def get(self, path: str, *, cookie: str = "", accept: str = BROWSERS) -> Answered:
        """Return what a browser gets."""
        headers = {"Accept-Encoding": accept, "Accept-Language": "nb"} | ({"Cookie": cookie} if cookie else {})
        try:
            return self._get(path, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError):  # nothing was asked for a while
            self._connection.close()
            return self._get(path, headers)

    def processor_seconds(self) -> float:
        """Return for how long the server has had a processor so far."""
        of_server = f"/proc/{self._process.pid}/task/{self._process.pid}/children"
        workers = Path(of_server).read_text(encoding="ascii").split()
        times = (
            path.read_text(encoding="ascii")
            for one in workers
            for path in Path(f"/proc/{one}/task").glob("*/schedstat")
        )
        return sum(int(line.split()[0]) for line in times) / 1e9

    def _get(self, path: str, headers: dict[str, str]) -> Answered:
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        return Answered(answer.status, answer.headers, answer.read())

    def __enter__(self) -> Self:
        with listen(5000) as listener:
            port, number = int(listener.getsockname()[1]), listener.fileno()
            command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--workers", "1"]
            environment = {
                "REGIONARKIV_DATA": str(self._settings.data),
                "REGIONARKIV_SECRET_KEY": self._settings.secret_key.get_secret_value(),
                "REGIONARKIV_LOG_LEVEL": "error",
                "REGIONARKIV_SEARCH": self._settings.search,
            }
            self._process = subprocess.Popen(
                [*command, "--bind", f"fd://{number}", self._app],
                cwd=ROOT,
                env={**os.environ, **environment},
                pass_fds=[number],
            )
        deadline = time.monotonic() + _PATIENCE_S
        while ask(port) != "ok":
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.1)
        self._connection = http.client.HTTPConnection(HOST, port)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait()
