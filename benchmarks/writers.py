"""Several processes that do the same thing over and over at the same time, and how long each time took."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from application.settings import Settings

Step = Callable[[], object]
Prepare = Callable[[Settings, int], AbstractContextManager[Step]]
"""Opens what a writer needs of the archive, for writer number so-and-so, and gives what it does each time."""

_WARM_UP = 5


@dataclass(frozen=True)
class Times:
    """How long each time took, in milliseconds, and how many times a second all writers did it together."""

    each: Sequence[float]
    per_second: float

    def quantile(self, share: float) -> float:
        """Return how long it took at most in this share of the times, 1 for the worst."""
        ordered = sorted(self.each)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def together(prepare: Prepare, settings: Settings, writers: int, times: int) -> Times:
    """Let so many processes do it so many times each, from the same moment on."""
    context = get_context("spawn")
    start = context.Barrier(writers + 1)
    pipes, processes = [], []
    for number in range(writers):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_write, args=(prepare, settings, number, times, start, theirs))
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    start.wait()
    began = time.perf_counter()
    found: list[list[float]] = [pipe.recv() for pipe in pipes]
    taken = time.perf_counter() - began
    for process in processes:
        process.join()
    return Times([one for times_of_one in found for one in times_of_one], writers * times / taken)


def _write(prepare: Prepare, settings: Settings, number: int, times: int, start: Barrier, out: Connection) -> None:
    with prepare(settings, number) as step:
        for _ in range(_WARM_UP):
            step()
        start.wait()
        each = []
        for _ in range(times):
            began = time.perf_counter()
            step()
            each.append((time.perf_counter() - began) * 1000)
    out.send(each)
