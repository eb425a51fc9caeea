"""Paragraphs that were moved to another place: left over in one and left over in the other, and much alike."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from application.comparison.order import Pair

LEAST_WORDS = 4
"""A paragraph of fewer words was not moved: it is too common for that."""

LEAST_ALIKE, LEAST_WORDS_ALIKE = 0.7, 8
"""And one that was changed as well must be so much alike, and so long."""


@dataclass(frozen=True, slots=True)
class Left:
    """Paragraphs of a text, and the places of those that have not found their fellow."""

    codes: Sequence[str]
    places: Sequence[int]


def moved_between(old: Left, new: Left, known: Sequence[Pair]) -> list[tuple[int, int]]:
    """Return pairs of places, each in one pair at most. `known` are those that are alike, and how much."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for at in old.places:
        if len(old.codes[at]) >= LEAST_WORDS:
            waiting[old.codes[at]].append(at)
    found: dict[int, int] = {}
    for at in new.places:
        if len(new.codes[at]) >= LEAST_WORDS and waiting.get(new.codes[at]):
            found[waiting[new.codes[at]].popleft()] = at
    free_old = set(old.places) - found.keys()
    free_new = set(new.places) - set(found.values())
    alike = [
        (share * len(old.codes[one]), one, other)
        for one, other, share in known
        if one in free_old and other in free_new and share >= LEAST_ALIKE and len(old.codes[one]) >= LEAST_WORDS_ALIKE
    ]
    for _, one, other in sorted(alike, reverse=True):
        if one in free_old and other in free_new:
            free_old.remove(one)
            free_new.remove(other)
            found[one] = other
    return sorted(found.items())
