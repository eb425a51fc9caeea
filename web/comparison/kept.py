"""Comparisons that were made lately: the next look at one, at another view of it, is quick."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from application.comparison import Comparison, compare

if TYPE_CHECKING:
    from web.comparison.sides import Side

MOST_WORDS_KEPT = 400_000
"""Comparisons of more words than this together are not kept: about 100 MB."""

Key = tuple[object, ...]


class KeptComparisons:
    """The comparisons made last of one archive's texts, by what was compared."""

    def __init__(self, most_words: int = MOST_WORDS_KEPT) -> None:
        self._most = most_words
        self._kept: OrderedDict[Key, tuple[Comparison, int]] = OrderedDict()
        self._lock = Lock()

    def of(self, old: "Side", new: "Side") -> Comparison | None:
        """Return both sides compared; None when there is no text on one of them.

        TooMuchTextError when one is too long.
        """
        if not old.texts or not new.texts:
            return None
        names = tuple(one.name for side in (old, new) for one in side.texts)
        return self.get((old.key, new.key, names), lambda: compare(old.texts, new.texts))

    def get(self, key: Key, make: Callable[[], Comparison]) -> Comparison:
        """Return the comparison of this key; it is made unless it is kept."""
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found[0]
        made = make()
        with self._lock:
            self._kept[key] = (made, _words(made))
            while sum(words for _, words in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
        return made


def _words(comparison: Comparison) -> int:
    return sum(page.count(" ") for text in (*comparison.old, *comparison.new) for page in text.pages)
