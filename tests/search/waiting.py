"""Waiting for what a worker does in its own time."""

import time
from collections.abc import Callable

import pytest


def wait_until(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Return when the condition holds; fail when it does not come to that in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail("it did not come to that in time")
        time.sleep(0.05)
