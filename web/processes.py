"""Starts programs in process groups of their own, and stops all of each group: for `python -m web.run`."""

import ctypes
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

GRACE_S = 8.0
"""How long a program may take to end after SIGTERM before it is killed."""

_TICK_S = 0.05
_SAME_REQUEST_S = 1.0
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36


class Processes:
    """The programs that were started. `stop_asked` tells that somebody wants all of them ended.

    With `watch_parent`, the end of the process that started us counts as being asked to stop too.
    """

    def __init__(self, folder: Path, *, watch_parent: bool = False) -> None:
        """Programs are started in `folder`."""
        self._folder = folder
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._signals = 0
        self._last_signal = -math.inf
        self._parent = os.getppid() if watch_parent else None

    def listen(self) -> None:
        """Take SIGINT (Ctrl-C), SIGTERM and SIGHUP as being asked to stop; a second one while stopping kills."""
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._count)

    @property
    def stop_asked(self) -> bool:
        """Whether a signal came, or the parent is gone."""
        return self._signals > 0 or (self._parent is not None and os.getppid() != self._parent)

    def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], *, pass_fds: Sequence[int] = ()
    ) -> None:
        """Start a program that is to run until it is stopped. `environment` is added to ours; `pass_fds` stay open."""
        self._running[name] = subprocess.Popen(  # noqa: S603 - the command lines are in web/run.py
            command,
            cwd=self._folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            pass_fds=pass_fds,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> int | None:
        """Run a program to its end and return its exit code; None when asked to stop meanwhile (then it is stopped)."""
        name = " ".join(command)
        self.start(name, command, environment)
        program = self._running[name]
        while program.poll() is None and not self.stop_asked:
            time.sleep(_TICK_S)
        finished = program.poll()
        self.stop()
        return finished

    def ended(self) -> tuple[str, int] | None:
        """Return name and exit code of a program that ended by itself; None while all run."""
        for name, program in self._running.items():
            code = program.poll()
            if code is not None:
                return name, code
        return None

    def pause(self) -> None:
        """Wait a moment, before asking `ended` or `stop_asked` again."""
        time.sleep(_TICK_S)

    def stop(self) -> None:
        """End all programs with all they started: SIGTERM, and SIGKILL for what remains after GRACE_S."""
        heard = self._signals
        for program in self._running.values():
            _signal_group(program.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_S
        while any(_is_alive(program) for program in self._running.values()):
            if time.monotonic() > deadline or self._signals > heard:
                break
            time.sleep(_TICK_S)
        for program in self._running.values():
            _signal_group(program.pid, signal.SIGKILL)
            program.wait()
        self._running.clear()

    def _count(self, _number: int, _frame: object) -> None:
        # One request can arrive twice: from the terminal or `timeout`, and from make, which passes it on.
        now = time.monotonic()
        if now - self._last_signal > _SAME_REQUEST_S:
            self._signals += 1
        self._last_signal = now


def _signal_group(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def _is_alive(program: subprocess.Popen[bytes]) -> bool:
    """Return whether the program or anything it started in its group still runs."""
    if program.poll() is not None:
        with suppress(ChildProcessError):  # what it left behind has become ours, and waits to be taken note of
            while os.waitpid(-program.pid, os.WNOHANG)[0]:
                pass
    try:
        os.killpg(program.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _end_with_parent() -> None:
    """Ask Linux to end this child when its parent is killed without a chance to stop it."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value)
