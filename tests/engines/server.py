"""Servers for tests and benchmarks: started on loopback, on a free port, in a folder of their own, stopped by id."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

ENGINES = Path(os.environ.get("REGIONARKIV_ENGINES", "/var/tmp/regionarkiv-engines"))
"""Where `.ci/engines` leaves what it fetches."""

WAIT_S = 120.0
"""How long a server may take to answer for the first time, in seconds: these machines are shared."""

MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3

_ENDING_WITH_US = ("setpriv", "--pdeathsig", "TERM") if shutil.which("setpriv") else ()
"""Before a command: what it starts is stopped when the process that started it is killed, and can tidy no more."""


class EngineMissingError(Exception):
    """A server cannot be started on this machine; the message says what is missing."""


def has_room_in_memory() -> bool:
    """Whether what lives as long as a test run may lie in memory: disks of build machines are slow."""
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > _ROOM


def free_port() -> int:
    """Return a port of loopback that nobody listens to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Server:
    """One server process with a folder of its own, begun by `start` and gone after `remove`.

    Servers that refuse to run as root are run as `user`, who then owns the folder. It lies on disk, or in memory,
    where there is room: nothing may be executed from there.
    """

    def __init__(self, name: str, *, user: str = "nobody", in_memory: bool = False) -> None:
        self.name, self.port = name, free_port()
        self.user = pwd.getpwnam(user) if os.geteuid() == 0 else None
        # Not under the repository or a home: another user could not reach it there.
        place = MEMORY if in_memory and has_room_in_memory() else "/var/tmp"
        self.folder = Path(tempfile.mkdtemp(prefix=f"regionarkiv-{name}-", dir=place))
        self.process: subprocess.Popen[bytes] | None = None
        self._started: tuple[Sequence[str], Mapping[str, str], Callable[[], bool]] | None = None
        self.own(self.folder)

    def own(self, path: Path) -> None:
        """Let the server's user own a file or folder."""
        if self.user is not None:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def call(self, *command: str, environment: Mapping[str, str] | None = None) -> None:
        """Run a command as the server's user and wait for it."""
        subprocess.run(
            command,
            check=True,
            cwd=self.folder,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            **self._as_user(),
        )

    def start(self, command: Sequence[str], environment: Mapping[str, str], answers: Callable[[], bool]) -> Self:
        """Start the server and return when it answers."""
        self._started = (command, environment, answers)
        with (self.folder / "log.txt").open("ab") as log:
            self.process = subprocess.Popen(
                [*_ENDING_WITH_US, *command],
                cwd=self.folder,
                env={**os.environ, **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self._as_user(),
            )
        deadline = time.monotonic() + WAIT_S
        while not self._answers(answers):
            if self.process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log.txt").read_text(errors="replace")[-2000:]
                self.remove()
                raise EngineMissingError(f"{self.name} did not start: {said}")
            time.sleep(0.1)
        return self

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server and return when it is gone: its data stays, for `again`."""
        if self.process is None or self.process.poll() is not None:
            return
        # The whole group: a launcher's child would be left behind.
        os.killpg(self.process.pid, how)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def again(self) -> None:
        """Start the server that was stopped once more, on the same port and data."""
        if self._started is not None:
            self.start(*self._started)

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self, answers: Callable[[], bool]) -> bool:
        try:
            return answers()
        except (OSError, ValueError):
            return False

    def _as_user(self) -> dict[str, Any]:
        return {} if self.user is None else {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
