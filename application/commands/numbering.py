"""Numbers that are given out: the next free one is tried, and the one after it when somebody else was first."""

from collections.abc import Callable, Iterator
from itertools import count, islice

from domain.errors import DomainError
from domain.references import ReferenceTakenError

_MOST_TRIES = 1000


def first_free(start: int, attempt: Callable[[int], int | None]) -> int | None:
    """Call `attempt` with `start` and the numbers after it until one is not taken; return what it returns."""
    taken: DomainError | None = None
    for number in _numbers(start):
        try:
            return attempt(number)
        except ReferenceTakenError as error:
            taken = error
    raise taken or ReferenceTakenError(reference=start)


def _numbers(start: int) -> Iterator[int]:
    return islice(count(start), _MOST_TRIES)
