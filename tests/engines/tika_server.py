"""Tika Server for tests and benchmarks."""

import os
import shutil
import urllib.request
from dataclasses import dataclass

from tests.engines.server import ENGINES, EngineMissingError, Server

GIVEN = os.environ.get("REGIONARKIV_TEST_TIKA")
"""The address of a server to be used instead: http://HOST:PORT."""


@dataclass(frozen=True)
class TikaServer:
    """A running server. `server` is None for one that was given: it cannot be stopped from here."""

    url: str
    server: Server | None = None

    def remove(self) -> None:
        """Stop the server, unless it was given."""
        if self.server is not None:
            self.server.remove()


def start_tika_server(*, heap: str = "1g") -> TikaServer:
    """Start a server, or use the one that is given. EngineMissingError."""
    if GIVEN:
        return TikaServer(GIVEN)
    jar = ENGINES / "tika-server.jar"
    if not jar.is_file():
        raise EngineMissingError("Tika Server is not here: .ci/engines fetches it")
    java = shutil.which("java")
    if java is None:
        raise EngineMissingError("Tika Server needs Java")
    server = Server("tika")
    url = f"http://127.0.0.1:{server.port}"
    command = [java, f"-Xmx{heap}", f"-Djava.io.tmpdir={server.folder}", "-jar", str(jar)]

    def answers() -> bool:
        with urllib.request.urlopen(f"{url}/version", timeout=2) as answer:
            return bool(answer.status == 200)

    server.start([*command, "-h", "127.0.0.1", "-p", str(server.port)], {}, answers)
    return TikaServer(url, server)
