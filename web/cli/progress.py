"""How far a long command has come, on standard error: a bar where somebody watches, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from tqdm import tqdm

LINE_EVERY_S = 10.0
"""How often a line is written where there is no terminal, in seconds."""

_BAR = "{desc}: {percentage:3.0f} % |{bar}| {n_fmt}/{total_fmt} {elapsed}<{remaining}"

Show = Callable[[int, int], None]
"""Takes how many are done, and of how many; the total may grow."""


@contextmanager
def progress(label: str) -> Iterator[Show]:
    """Show how far the block has come: `with progress(gettext("Reading files")) as show: show(done, total)`.

    On a terminal a bar with counts, time taken and time left; elsewhere nothing until LINE_EVERY_S have passed.
    """
    if sys.stderr.isatty():
        with _bar(label) as show:
            yield show
    else:
        yield _lines(label)


@contextmanager
def _bar(label: str) -> Iterator[Show]:
    bar = tqdm(desc=label, bar_format=_BAR, file=sys.stderr, dynamic_ncols=True, leave=False)

    def show(done: int, total: int) -> None:
        bar.total = max(total, done)
        bar.update(done - bar.n)

    try:
        yield show
    finally:
        bar.close()


def _lines(label: str) -> Show:
    said = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal said
        if time.monotonic() - said >= LINE_EVERY_S:
            said = time.monotonic()
            click.echo(f"{label}: {done}/{max(total, done)}", err=True)

    return show
