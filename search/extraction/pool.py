"""A pool of child processes that read files within limits; a file that kills its child fails alone."""

import selectors
from collections.abc import Callable, Iterable, Iterator
from typing import Self

from search.extraction.limits import Limits
from search.extraction.packed import Packed
from search.extraction.reader_process import Finished, ReaderProcess, Task
from search.extraction.unread import Unread

__all__ = ["Finished", "Pool", "Task"]

_LOOK_S = 0.25
"""How long to wait for answers before asking whether to stop, in seconds."""


class Pool:
    """Reads files in `processes` children, started when first needed and replaced after `recycle_after` files.

    For one thread at a time. Close it, or use it as a context.
    """

    def __init__(self, *, processes: int = 2, limits: Limits | None = None, recycle_after: int = 500) -> None:
        self._processes, self._recycle_after = processes, recycle_after
        self._limits = limits or Limits()
        self._children: list[ReaderProcess] = []
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

        Once `stop()` is true no more are taken, and those in hand are given up: the children are killed. Leaving the
        iteration early does the same.
        """
        waiting = iter(tasks)
        try:
            more = self._feed(waiting)
            while any(child.task for child in self._children):
                if stop():
                    return
                for finished in self._heard():
                    # Children are kept busy before the result is dealt with.
                    more = more and self._feed(waiting)
                    yield finished
                    if stop():
                        return
                more = more and self._feed(waiting)
        finally:
            for child in [child for child in self._children if child.task]:
                self._retire(child)

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

    def _feed(self, waiting: Iterator[Task]) -> bool:
        """Give a task to each free child; return whether there may be more tasks."""
        while (child := self._free()) is not None:
            task = next(waiting, None)
            if task is None:
                return False
            child.ask(task)
        return True

    def _free(self) -> ReaderProcess | None:
        for child in self._children:
            if child.task is None:
                return child
        return self._begin() if len(self._children) < self._processes else None

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
            heard = child.hear()
            task = child.task
            if heard is None:
                continue
            child.task = None
            if child.is_spent or child.answered >= self._recycle_after:
                self._retire(child)
            if task is not None:
                yield _finished(task, heard)
        for child in busy:
            if child.task is not None and child.seconds_left() == 0:
                task, child.task = child.task, None
                packed = child.time_out()
                self._forget(child)
                yield Finished(task, packed)

    def _retire(self, child: ReaderProcess) -> None:
        child.task = None
        self._forget(child)
        child.end()

    def _forget(self, child: ReaderProcess) -> None:
        if child in self._children:
            self._children.remove(child)
            for key in [key for key in self._selector.get_map().values() if key.data is child]:
                self._selector.unregister(key.fileobj)


def _finished(task: Task, heard: Packed | Unread) -> Finished:
    return Finished(task, None, heard.is_suspect) if isinstance(heard, Unread) else Finished(task, heard)
