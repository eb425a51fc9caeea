"""The parent's end of one child process: start it, ask it, hear its answer, end it."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from search.extraction.limits import Limits
from search.extraction.packed import Packed, pack
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.unread import Unread

_ROOT = Path(__file__).resolve().parents[2]
READY = b"ready\n"
"""What a child says when it has started: from then on time counts for its file."""

_START_S = 60.0
_READ = 1024 * 1024
_PASSED_ON = ("PATH", "HOME", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
_TRUSTED = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Who vouches for Tika Servers that speak TLS."""

_NEARLY_ALL = 0.85
"""A child that died holding so much of its memory limit died of it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: `key` is whatever the asker knows it by (its SHA-256), `path` where its bytes are.

    `ocr` asks for scanned pages to be read too. On the last try a file is given up that Tika Servers go away over.
    """

    key: str
    path: Path
    media_type: str
    name: str
    ocr: bool = False
    is_last_try: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """A task and what came of it, `seconds` after a child could begin with it.

    `packed` is None when the file is as unread as before because no Tika Server answered; it is `is_suspect` when one
    took it and went away.
    """

    task: Task
    packed: Packed | None
    seconds: float
    is_suspect: bool = False


class ReaderProcess:
    """One child. It reads one file after another, `task` now, and is not to be asked again once `is_spent`."""

    def __init__(self, limits: Limits) -> None:
        self.is_spent = False
        self.answered = 0
        self.task: Task | None = None
        self._limits = limits
        self._asked = asdict(limits)
        self._ahead = deque[Task]()
        self._begun = self._deadline = 0.0
        self._is_ready = False
        self._heard = bytearray()
        environment = {name: os.environ[name] for name in (*_PASSED_ON, *_TRUSTED) if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "search.extraction.child"],
            cwd=_ROOT,
            env=environment | {"MALLOC_ARENA_MAX": "2", "OMP_THREAD_LIMIT": "1", "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches the parent, which ends its children in order
        )
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        self._output, self._input = self._process.stdout, self._process.stdin
        os.set_blocking(self._output.fileno(), False)

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def watch(self, selector: selectors.BaseSelector) -> None:
        """Let `selector` tell when the child answers."""
        selector.register(self._output, selectors.EVENT_READ, self)

    @property
    def in_hand(self) -> int:
        """How many files it was asked for and has not answered."""
        return len(self._ahead) + (self.task is not None)

    def ask(self, task: Task) -> None:
        """Hand the child a task, to be begun after those in hand. A child that died is heard of by its output's end."""
        self._ahead.append(task)
        if self.task is None:
            self.go_on()
        asked: dict[str, Any] = {
            "path": str(task.path),
            "media_type": task.media_type,
            "name": task.name,
            "ocr": task.ocr,
            "is_last_try": task.is_last_try,
            "limits": self._asked,
        }
        with suppress(BrokenPipeError):
            self._input.write(json.dumps(asked).encode() + b"\n")
            self._input.flush()

    def go_on(self) -> None:
        """Count time for the next task, when there is one: the one before is done."""
        self.task = self._ahead.popleft() if self._ahead else None
        self._begun = time.monotonic()
        self._deadline = self._begun + (self._limits.seconds if self._is_ready else _START_S)

    def give_back(self) -> Sequence[Task]:
        """Return the tasks in hand: they are this child's no more."""
        tasks = [self.task, *self._ahead] if self.task else []
        self.task = None
        self._ahead.clear()
        return tasks

    def seconds_taken(self) -> float:
        """Return how long the child has had for its task."""
        return time.monotonic() - self._begun

    def seconds_left(self) -> float:
        """Return how long the child may still take, 0 when it is over time."""
        return max(0.0, self._deadline - time.monotonic())

    def hear(self) -> Packed | Unread | None:
        """Take in what the child said; return its answer once it is whole. A death is an answer too."""
        while True:
            try:
                heard = os.read(self._output.fileno(), _READ)
            except BlockingIOError:
                break
            if not heard:
                return self._died()
            self._heard += heard
            if len(heard) < _READ:
                break
        if not self._is_ready and self._heard.startswith(READY):
            del self._heard[: len(READY)]
            self._is_ready = True
            self._begun = time.monotonic()
            self._deadline = self._begun + self._limits.seconds
        return self._answer()

    def end(self) -> int:
        """Kill the child and wait for it; return the most memory it held, in bytes."""
        self.is_spent = True
        held = 0
        if self._process.returncode is None:
            self._kill()
            held = self._wait()
        for pipe in (self._input, self._output):
            with suppress(BrokenPipeError):
                pipe.close()
        return held

    def time_out(self) -> Packed:
        """Kill a child that took too long; return the result of its file."""
        self.end()
        return pack(ExtractionResult(Outcome.TIMED_OUT, reason=Reason.DEADLINE))

    def _wait(self) -> int:
        """Wait for the child's end; return the most memory it held, in bytes, 0 when somebody else waited for it."""
        try:
            _, status, usage = os.wait4(self._process.pid, 0)
        except ChildProcessError:
            self._process.returncode = -signal.SIGKILL
            return 0
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_maxrss * 1024

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # whatever it started (tesseract) goes with it

    def _died(self) -> Packed:
        held = self.end()
        reason = Reason.OUT_OF_MEMORY if held > self._limits.memory * _NEARLY_ALL else Reason.CRASHED
        return pack(ExtractionResult(Outcome.FAILED, reason=reason))

    def _answer(self) -> Packed | Unread | None:
        end = self._heard.find(b"\n")
        if end < 0:
            return None
        try:
            head = json.loads(bytes(self._heard[:end]))
            if len(self._heard) < end + 1 + head["size"]:
                return None
            answer = _answer_of(head, bytes(self._heard[end + 1 :]))
            self.is_spent = bool(head["is_spent"])
        except (ValueError, KeyError, TypeError):  # a file took the child over: nothing it says is believed
            return self._died()
        del self._heard[: end + 1 + head["size"]]
        self.answered += 1
        return answer


def _answer_of(head: Mapping[str, Any], content: bytes) -> Packed | Unread:
    return Unread(bool(head["is_suspect"])) if head.get("unread") else Packed.of_head(head, content)
