"""Elasticsearch for tests and benchmarks: one node on loopback, with security off unless a test is about it."""

import json
import os
import re
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.engines.server import ENGINES, EngineMissingError, Server, free_port

GIVEN = os.environ.get("REGIONARKIV_TEST_ELASTICSEARCH")
"""The address of a server to be used instead: http://HOST:PORT."""

QUICK_TO_START = "-XX:TieredStopAtLevel=1"
"""Compile once and simply: a server that lives for minutes spends most of them on compiling what it starts with."""

_OLDEST_JAVA = 21
_LAUNCHER = """#!/bin/bash
set -e -o pipefail
source "$(dirname "${BASH_SOURCE[0]}")/elasticsearch-env"
export JAVA JAVA_TYPE ES_HOME ES_PATH_CONF ES_DISTRIBUTION_TYPE
exec "$JAVA" -Xms4m -Xmx64m -XX:+UseSerialGC -cp "$ES_HOME/lib/tools/server-launcher/*" \\
  org.elasticsearch.server.launcher.ServerLauncher "$@"
"""


@dataclass(frozen=True)
class Elasticsearch:
    """A running node. `server` is None for one that was given: it cannot be stopped from here."""

    url: str
    server: Server | None = None

    def remove(self) -> None:
        """Stop the node, unless it was given."""
        if self.server is not None:
            self.server.remove()


def start_elasticsearch(
    *,
    heap: str = "1g",
    settings: Mapping[str, object] | None = None,
    files: Mapping[str, str] | None = None,
    java_options: str = QUICK_TO_START,
) -> Elasticsearch:
    """Start a node, or use the one that is given when it need have no settings of its own. EngineMissingError.

    `files` lie beside its configuration. What measures how fast a node answers gives no `java_options`.
    """
    if GIVEN and not settings:
        return Elasticsearch(GIVEN)
    home = ENGINES / "elasticsearch"
    if not home.is_dir():
        raise EngineMissingError("Elasticsearch is not here: .ci/engines fetches it")
    java = _java()
    server = Server("elasticsearch")
    launcher = home / "bin" / "elasticsearch-launcher"
    if not launcher.exists():
        launcher.write_text(_LAUNCHER)
        launcher.chmod(0o755)
    config = server.folder / "config"
    config.mkdir()
    for given in (home / "config").glob("*"):
        if given.is_file() and given.name != "elasticsearch.yml":
            (config / given.name).write_bytes(given.read_bytes())
    lines: dict[str, object] = {
        "cluster.name": "regionarkiv",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": server.port,
        "transport.port": free_port(),
        "path.data": str(server.folder / "data"),
        "path.logs": str(server.folder / "logs"),
        "xpack.security.enabled": False,
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    lines |= settings or {}
    (config / "elasticsearch.yml").write_text(
        "".join(f"{name}: {json.dumps(value)}\n" for name, value in lines.items())
    )
    for name, text in (files or {}).items():
        (config / name).write_text(text)
    for path in (config, *config.iterdir()):
        server.own(path)
    temporary = server.folder / "tmp"
    temporary.mkdir()
    server.own(temporary)
    environment = {
        "ES_JAVA_HOME": str(java),
        "ES_PATH_CONF": str(config),
        "ES_TMPDIR": str(temporary),
        "LIBFFI_TMPDIR": str(temporary),
        "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap} {java_options}",
    }
    scheme = "https" if lines.get("xpack.security.http.ssl.enabled") else "http"
    url = f"{scheme}://127.0.0.1:{server.port}"
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE

    def answers() -> bool:
        try:
            with urllib.request.urlopen(
                f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=5, context=unverified
            ) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as error:
            return error.code == 401  # with security on, an answer all the same

    server.start([str(launcher)], environment, answers)
    return Elasticsearch(url, server)


def _java() -> Path:
    """Return the home of a Java that is new enough."""
    homes = [Path(home) for home in (os.environ.get("ES_JAVA_HOME"), os.environ.get("JAVA_HOME")) if home]
    for home in [*homes, *Path("/usr/lib/jvm").glob("*")]:
        release = home / "release"
        found = re.search(r'JAVA_VERSION="(\d+)', release.read_text()) if release.is_file() else None
        if found and int(found[1]) >= _OLDEST_JAVA:
            return home
    raise EngineMissingError(f"Elasticsearch needs Java {_OLDEST_JAVA} or newer, and there is none under /usr/lib/jvm")
