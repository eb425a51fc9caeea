"""The child process that reads files for the pool: `python -m search.extraction.child`, told what to do by its input.

It is asked in lines of JSON and answers with a line of JSON and the packed text. It holds no secret and no store: it
is given paths. What a file does to it (memory, time, a crash) is done to it alone.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from search.extraction.limits import Limits
from search.extraction.packed import Packed, pack
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from search.extraction.unread import TikaAwayError, Unread

GRACE_S = 15.0
"""So long after its deadline a child that nobody ended ends itself: its parent is dead."""

_RECYCLE_SHARE = 0.5


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not be taken for an answer
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers.write(b"ready\n")
    answers.flush()
    memory = None
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        limits = Limits(**asked["limits"])
        if limits.memory != memory:
            memory = limits.memory
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + GRACE_S)
        answer, is_spent = _answer(asked, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        head = answer.head() | {"size": len(answer.content), "is_spent": is_spent or _is_large(limits.memory)}
        answers.write(json.dumps(head).encode() + b"\n" + answer.content)
        answers.flush()


def _answer(asked: dict[str, Any], limits: Limits) -> tuple[Packed | Unread, bool]:
    """Read one file; also tell whether this process should not be used for another."""
    try:
        return pack(_read(asked, limits)), False
    except TikaAwayError as error:
        return Unread(is_suspect=error.is_suspect), False
    except MemoryError:
        return pack(ExtractionResult(Outcome.FAILED, reason=Reason.OUT_OF_MEMORY)), True
    except RecursionError:
        return pack(ExtractionResult(Outcome.FAILED, reason=Reason.DAMAGED)), True
    except BaseException as error:  # noqa: BLE001 - libraries raise anything for a file made to break them
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        is_memory = isinstance(error.__cause__ or error.__context__, MemoryError)
        reason = Reason.OUT_OF_MEMORY if is_memory else Reason.CRASHED
        return pack(ExtractionResult(Outcome.FAILED, reason=reason)), True


def _read(asked: dict[str, Any], limits: Limits) -> ExtractionResult:
    path = Path(asked["path"])
    result = read(path, asked["media_type"], asked["name"], limits, is_last_try=asked["is_last_try"])
    if asked["ocr"] and result.wants_ocr:
        from search.extraction.ocr import read_scanned

        return read_scanned(path, asked["media_type"], asked["name"], result, limits)
    return result


def _is_large(memory: int) -> bool:
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    return resident > memory * _RECYCLE_SHARE


if __name__ == "__main__":
    main()
