"""Comparisons are made once while they are kept, and no more are kept than there is room for."""

from application.comparison import Comparison, Text, compare
from web.comparison.kept import KeptComparisons


def made(words: int, log: list[int]) -> Comparison:
    log.append(words)
    text = Text("avtale.pdf", ("ord " * words,))
    return compare([text], [text])


def test_what_was_compared_lately_is_not_compared_again() -> None:
    kept, log = KeptComparisons(most_words=1000), []
    first = kept.get(("a",), lambda: made(100, log))
    assert kept.get(("a",), lambda: made(100, log)) is first
    assert log == [100]


def test_the_one_not_asked_for_longest_makes_room() -> None:
    kept, log = KeptComparisons(most_words=1000), []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get((key,), lambda: made(200, log))
    assert len(log) == 4


def test_one_that_is_too_large_to_keep_is_answered_all_the_same() -> None:
    kept, log = KeptComparisons(most_words=1000), []
    for _ in range(2):
        assert kept.get(("a",), lambda: made(600, log)).is_same
    assert len(log) == 2
