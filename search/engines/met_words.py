"""Words met in texts so far, by the terms that find them: what a question marks is then told without looking at each.

A word costs some 30 microseconds to analyse, and a page of hits holds thousands; most were met before.
"""

from collections.abc import Iterable
from itertools import chain

from search.engines.terms import found_by

_MOST = 300_000
"""So many are remembered, some 40 MB; then all are forgotten."""


class MetWords:
    """Remembers words by term. Threads may share it: at worst a word is analysed twice."""

    def __init__(self) -> None:
        self._memory: tuple[set[str], dict[str, list[str]]] = (set(), {})

    def found_by(self, terms: Iterable[str], words: set[str]) -> set[str]:
        """Return those of some words that any of the terms finds."""
        known, by_term = self._memory
        if len(known) > _MOST:
            known, by_term = self._memory = (set(), {})
        new = words - known
        for word in new:
            for term in found_by(word):
                by_term.setdefault(term, []).append(word)
        known |= new
        return words.intersection(chain.from_iterable(by_term.get(term, ()) for term in terms))


MET = MetWords()
"""Of this process."""
