"""Which of many pairs stand in the same order on both sides: the rest was moved."""

from collections.abc import Sequence

Pair = tuple[int, int, float]
"""A place among the old, one among the new, and how much it weighs that they belong together."""


def heaviest_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs, in order, that weigh most together while both places grow from each to the next."""
    if not pairs:
        return []
    ordered = sorted(pairs, key=lambda pair: (pair[1], -pair[0]))
    best = _Best(max(pair[0] for pair in pairs) + 1)
    before: list[int] = []
    weights: list[float] = []
    for at, (old, _, weight) in enumerate(ordered):
        total, previous = best.below(old)
        weights.append(total + weight)
        before.append(previous)
        best.put(old, total + weight, at)
    at = max(range(len(ordered)), key=weights.__getitem__)
    chosen = []
    while at >= 0:
        chosen.append(ordered[at])
        at = before[at]
    return chosen[::-1]


class _Best:
    """The heaviest chain that ends below a place (a Fenwick tree of maxima)."""

    def __init__(self, places: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (places + 1)

    def below(self, place: int) -> tuple[float, int]:
        """Return the weight of the heaviest chain that ends before `place`, and its last pair, -1 for none."""
        found = (0.0, -1)
        while place > 0:
            found = max(found, self._tree[place])
            place &= place - 1
        return found

    def put(self, place: int, weight: float, pair: int) -> None:
        """Note a chain that ends at `place`."""
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], (weight, pair))
            place += place & -place
