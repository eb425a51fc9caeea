"""PostgreSQL for tests and benchmarks: one server, and a database of its own for whoever asks."""

import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

from tests.engines.server import EngineMissingError, Server

GIVEN = os.environ.get("REGIONARKIV_TEST_POSTGRESQL")
"""The address of a server to be used instead: postgresql://USER@HOST:PORT/postgres, whose user may make databases."""


@dataclass(frozen=True)
class PostgreSQL:
    """A running server. `server` is None for one that was given: it cannot be stopped from here."""

    url: str
    server: Server | None = None

    def new_database(self, *, language: str = "") -> str:
        """Make an empty database and return its address; with a `language` it sorts by that, not by code points."""
        name = f"regionarkiv_{uuid4().hex}"
        sorting = f"LOCALE_PROVIDER icu ICU_LOCALE '{language}'" if language else ""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {sorting}")
        return f"{self.url.rpartition('/')[0]}/{name}"

    def copy_database(self, url: str) -> str:
        """Make a copy of a database that nobody is connected to, and return its address."""
        name = f"regionarkiv_{uuid4().hex}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {url.rpartition('/')[2]}")
        return f"{self.url.rpartition('/')[0]}/{name}"

    def drop_database(self, url: str) -> None:
        """Remove a database that `new_database` made, whoever is connected to it."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def remove(self) -> None:
        """Stop the server, unless it was given."""
        if self.server is not None:
            self.server.remove()


def start_postgresql(*, durable: bool = False) -> PostgreSQL:
    """Start a server, or use the one that is given. EngineMissingError.

    One that is not durable keeps what it holds when it is killed, but not when the machine is: it is quicker, and
    copies a database in memory, where there is room, four times as fast as on a disk.
    """
    if GIVEN:
        return PostgreSQL(GIVEN)
    programs = _programs()
    server = Server("postgresql", user="postgres" if _has_user("postgres") else "nobody", in_memory=not durable)
    data = server.folder / "data"
    server.call(
        f"{programs}/initdb",
        "--no-sync",
        "-D",
        str(data),
        "-U",
        "regionarkiv",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    )
    command = [f"{programs}/postgres", "-D", str(data), "-p", str(server.port), "-k", str(server.folder)]
    command += ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]
    command += [] if durable else ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_wal_size=256MB"]

    def answers() -> bool:
        with socket.create_connection(("127.0.0.1", server.port), 1):
            pass
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    url = f"postgresql://regionarkiv@127.0.0.1:{server.port}/postgres"
    server.start(command, {}, answers)
    return PostgreSQL(url, server)


def _programs() -> Path:
    """Return the folder with initdb and postgres: Debian keeps them off PATH, under the version."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    if on_path is None:
        raise EngineMissingError("PostgreSQL's server (initdb, postgres) is not installed")
    return Path(on_path).parent


def _has_user(name: str) -> bool:
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
