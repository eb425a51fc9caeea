"""What a long piece of work is at, for whoever watches."""

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """What is being done."""

    DATABASES = "databases"
    EVENTS = "events"
    FILES = "files"
    COMPARING = "comparing"
    CHECKING = "checking"


Tell = Callable[[Stage, int, int], None]
"""Is told how much of a stage is done, of how much."""
