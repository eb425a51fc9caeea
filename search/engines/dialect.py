"""What queries are made of. Each engine has its own words for it; what is asked, and why, is the same (asking.py)."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

Q = TypeVar("Q")


class Dialect(Protocol[Q]):
    """Makes the queries of one engine over one kind of document, for one question. Terms are data, never syntax."""

    @property
    def documents(self) -> int:
        """How many documents there are, about."""

    def frequency(self, key: str) -> int:
        """Return how many documents hold a key among their `parts`, about."""

    def term(self, field: str, term: str) -> Q:
        """Return what has a term; the rarer that is, and the more of it, the better."""

    def any_term(self, field: str, terms: Collection[str]) -> Q:
        """Return what has any of the terms, none better than another."""

    def phrase(self, field: str, words: Sequence[str], slop: int = 0) -> Q:
        """Return what has two or more words beside each other, with at most `slop` others between."""

    def beginning(self, field: str, prefix: str) -> Q:
        """Return what has a term that begins so."""

    def between(self, field: str, first: int, last: int) -> Q:
        """Return what has a number from the first to the last, both included."""

    def any_of(self, queries: Iterable[Q], least: int = 1) -> Q:
        """Return what matches where `least` of the queries do; the more the better."""

    def all_of(self, queries: Iterable[Q]) -> Q:
        """Return what matches where each of the queries does."""

    def two_of(self, queries: Sequence[Q]) -> Q:
        """Return what matches where any two of the queries do."""

    def best_of(self, queries: Iterable[Q], tie: float = 0.0) -> Q:
        """Return what matches where any of the queries does, as good as the best of them and `tie` of the others."""

    def together(
        self, *, must: Iterable[Q] = (), only: Iterable[Q] = (), without: Iterable[Q] = (), better: Iterable[Q] = ()
    ) -> Q:
        """Return what matches all of `must` and `only`, and nothing of `without`.

        `must` and `better` say how good it is. At least one of the first two is given.
        """

    def constant(self, query: Q, score: float) -> Q:
        """Return what matches, all of it equally good."""

    def boosted(self, query: Q, by: float) -> Q:
        """Return the same with its goodness multiplied."""

    def nothing(self) -> Q:
        """Return what never matches."""
