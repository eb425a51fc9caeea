"""The measure of how hearing letters are read, and that they are read no worse than they were."""

import pytest

from benchmarks.letter_files import SETS, letters
from benchmarks.letters import Counts, known_organisations, measured


def test_what_is_proposed_is_counted_beside_what_is_right() -> None:
    counts = Counts()
    letter = letters("open")[0]
    for proposed, right in (("a", ["A"]), ("b", ["a"]), ("", ["a"]), ("c", []), ("", [])):
        counts.add(letter, proposed, right)
    assert (counts.proposed, counts.right, counts.there) == (3, 1, 3)
    assert (counts.precision, counts.recall) == (1 / 3, 1 / 3)
    assert len(counts.misses) == 3


@pytest.mark.parametrize("of", SETS)
def test_letters_are_read_no_worse_than_they_were(of: str) -> None:
    found = measured(letters(of), known_organisations())
    assert found.fields["deadline"].misses == []
    assert [name for name, one in found.fields.items() if min(one.precision, one.recall) < 0.9] == []
    assert {what: so for what, so in found.told.items() if so[0] != so[1]} == {}
