"""Which paragraphs of two texts are alike, found by the pairs of words they share: not each compared with each."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from application.comparison.order import Pair

LEAST = 0.5
"""Paragraphs that share less than this of their words are not alike."""

MOST_PLACES = 12
"""A pair of words that stands in more paragraphs than this tells nothing about which belongs to which."""

MOST_TRIED = 4
MOST_EQUAL = 8
SHORT = 5
"""Paragraphs of so few words are found by single words too."""


def alike(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return which of the old and the new are equal (1.0) or alike, each written with a letter for a word."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, code in enumerate(old):
        places[code].append(at)
    equal = set(new) & places.keys()
    pairs: list[Pair] = []
    for at, code in enumerate(new):
        if code in equal:
            pairs += [(one, at, 1.0) for one in _nearest(places[code], at, len(old), len(new))]
    left_old = [at for at, code in enumerate(old) if code and code not in equal]
    left_new = [at for at, code in enumerate(new) if code and code not in equal]
    return pairs + _similar(old, new, left_old, left_new)


def similarity(old: str, new: str, least: float = 0.0) -> float:
    """Return how much of two texts is the same words in the same order: 1.0 is all, 0.0 less than `least`."""
    return Indel.normalized_similarity(old, new, score_cutoff=least or None)


def _similar(old: Sequence[str], new: Sequence[str], left_old: Sequence[int], left_new: Sequence[int]) -> list[Pair]:
    holding: dict[str, list[int]] = defaultdict(list)
    for at in left_old:
        for sign in _signs(old[at]):
            if len(found := holding[sign]) <= MOST_PLACES:
                found.append(at)
    pairs: list[Pair] = []
    for at in left_new:
        shared: dict[int, float] = defaultdict(float)
        for sign in _signs(new[at]):
            those = holding.get(sign, ())
            if len(those) <= MOST_PLACES:
                for one in those:
                    shared[one] += 1 / len(those)
        tried = sorted(shared, key=shared.__getitem__, reverse=True)[:MOST_TRIED]
        scored = [(one, at, similarity(old[one], new[at], LEAST)) for one in tried]
        pairs += [pair for pair in scored if pair[2] >= LEAST]
    return pairs


def _signs(code: str) -> set[str]:
    """Return what a paragraph is found by."""
    pairs = {code[at : at + 2] for at in range(len(code) - 1)}
    return pairs | set(code) if len(code) <= SHORT else pairs


def _nearest(places: Sequence[int], at: int, old_count: int, new_count: int) -> Sequence[int]:
    """Return the places nearest to where `at` would be among the old, where there are too many to try them all."""
    if len(places) <= MOST_EQUAL:
        return places
    expected = at * old_count / new_count
    return sorted(places, key=lambda place: abs(place - expected))[:MOST_EQUAL]
