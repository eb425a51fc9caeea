"""One server process over an archive, asked over HTTP by one connection that stays open."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self
from urllib.parse import quote

from application.settings import Settings
from web.loopback import HOST, ask, listen

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE_S = 30.0


class Served:
    """The application, served while the block runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def search(self, query: str) -> bytes:
        """Return the page of hits."""
        try:
            answer, body = self._get(f"/sok?q={quote(query)}")
        except (http.client.RemoteDisconnected, BrokenPipeError):  # nothing was asked for a while
            self._connection.close()
            answer, body = self._get(f"/sok?q={quote(query)}")
        if answer.status != 200:
            message = f"{answer.status} for {query!r}"
            raise RuntimeError(message)
        return body

    def _get(self, path: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        return answer, answer.read()

    def __enter__(self) -> Self:
        with listen(5000) as listener:
            port, number = int(listener.getsockname()[1]), listener.fileno()
            command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--workers", "1"]
            environment = {
                "REGIONARKIV_DATA": str(self._settings.data),
                "REGIONARKIV_SECRET_KEY": self._settings.secret_key.get_secret_value(),
                "REGIONARKIV_LOG_LEVEL": "error",
            }
            self._process = subprocess.Popen(
                [*command, "--bind", f"fd://{number}"], cwd=ROOT, env={**os.environ, **environment}, pass_fds=[number]
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
