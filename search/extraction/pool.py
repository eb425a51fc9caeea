"""A pool of child processes that read files within limits; a file that kills its child fails alone."""

import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Self

from search.extraction.limits import Limits
from search.extraction.packed import Packed
from search.extraction.reader_process import Finished, ReaderProcess, Task
from search.extraction.unread import Unread

__all__ = ["Finished", "Pool", "Task"]

_LOOK_S = 0.25
"""How long to wait for answers before asking whether to stop, in seconds."""


_IN_HAND = 2
"""How many files a child has at most: the one it reads and the next."""


class Pool:
    """Reads files in `processes` children, started when first needed and replaced after `recycle_after` files.

    For one thread at a time. Close it, or use it as a context.
    """

    def __init__(self, *, processes: int = 2, limits: Limits | None = None, recycle_after: int = 500) -> None:
        self._processes, self._recycle_after = processes, recycle_after
        self._limits = limits or Limits()
        self._children: list[ReaderProcess] = []
        self._again = deque[Task]()
        """What children that ended had not come to."""
        self._selector = selectors.DefaultSelector()

    @property
    def processes(self) -> int:
        """How many files are read at the same time."""
        return self._processes

    @property
    def tika(self) -> tuple[str, ...]:
        """The Tika Servers that children ask, none for the built-in one."""
        return self._limits.tika

    def run(self, tasks: Iterable[Task], *, stop: Callable[[], bool] = lambda: False) -> Iterator[Finished]:
        """Yield each task with its result, in the order in which they are done. Tasks are taken as children get free.

        A child is given its next file while it reads one: it would wait for us after each. A file waits for the one
        before it at most as long as the deadline; if that ends the child, it goes to another.
        Once `stop()` is true no more are taken, and those in hand are given up: the children are killed. Leaving the
        iteration early does the same.
        """
        waiting = iter(tasks)
        try:
            self._feed(waiting)
            while any(child.task for child in self._children):
                if stop():
                    return
                for finished in self._heard():
                    self._feed(waiting)  # children are kept busy before the result is dealt with
                    yield finished
                    if stop():
                        return
                self._feed(waiting)
        finally:
            for child in [child for child in self._children if child.task]:
                self._retire(child)
            self._again.clear()

    def start(self) -> None:
        """Start all children now, where waiting for them later would show."""
        while len(self._children) < self._processes:
            self._begin()

    def close(self) -> None:
        """End all children."""
        for child in list(self._children):
            self._retire(child)
        self._selector.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _feed(self, waiting: Iterator[Task]) -> None:
        """Give tasks to children as long as there are any and one has room."""
        while len(self._children) < self._processes or any(map(self._has_room, self._children)):
            task = self._again.popleft() if self._again else next(waiting, None)
            if task is None:
                return
            self._freest().ask(task)

    def _freest(self) -> ReaderProcess:
        """Return a child with nothing in hand, one that is started now, or one with room for the next."""
        free = next((child for child in self._children if child.task is None), None)
        if free is None and len(self._children) < self._processes:
            return self._begin()
        return free or next(filter(self._has_room, self._children))

    def _has_room(self, child: ReaderProcess) -> bool:
        return child.in_hand < _IN_HAND and child.answered + child.in_hand < self._recycle_after

    def _begin(self) -> ReaderProcess:
        child = ReaderProcess(self._limits)
        child.watch(self._selector)
        self._children.append(child)
        return child

    def _heard(self) -> Iterator[Finished]:
        """Wait a little; yield what is done or over time."""
        busy = [child for child in self._children if child.task]
        patience = min([_LOOK_S, *(child.seconds_left() for child in busy)])
        for key, _ in self._selector.select(patience):
            child: ReaderProcess = key.data
            while child in self._children:
                task, seconds, heard = child.task, child.seconds_taken(), child.hear()
                if heard is None:
                    break
                child.go_on()
                if child.is_spent or child.answered >= self._recycle_after:
                    self._retire(child)
                if task is not None:
                    yield _finished(task, seconds, heard)
        for child in busy:
            if child.task is not None and child.seconds_left() == 0:
                task, seconds, packed = child.task, child.seconds_taken(), child.time_out()
                child.go_on()
                self._retire(child)
                yield Finished(task, packed, seconds)

    def _retire(self, child: ReaderProcess) -> None:
        """End a child; what it has in hand is for others."""
        self._again.extend(child.give_back())
        self._forget(child)
        child.end()

    def _forget(self, child: ReaderProcess) -> None:
        if child in self._children:
            self._children.remove(child)
            for key in [key for key in self._selector.get_map().values() if key.data is child]:
                self._selector.unregister(key.fileobj)


def _finished(task: Task, seconds: float, heard: Packed | Unread) -> Finished:
    if isinstance(heard, Unread):
        return Finished(task, None, seconds, heard.is_suspect)
    return Finished(task, heard, seconds)
