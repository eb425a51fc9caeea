"""Texts that are empty, without sections, of one giant paragraph, or of nothing that makes sense."""

import random

import pytest

from application.comparison import Change, Mark, Text, TooMuchTextError, compare
from application.comparison.comparing import MOST_WORDS
from tests.application.comparison.agreements import SECOND, compared, written


def test_nothing_compared_with_nothing_is_the_same() -> None:
    assert compare([], []).sections == ()
    assert compared("", "\n \n").is_same


def test_a_text_compared_with_nothing_is_all_new_or_all_removed() -> None:
    assert {one.change for one in compared("", SECOND).sections} == {Change.NEW}
    assert {one.change for one in compared(SECOND, "").sections} == {Change.REMOVED}
    assert {one.change for one in compare([], [Text("a", (SECOND,))]).sections} == {Change.NEW}


def test_a_text_without_sections_is_one() -> None:
    old = "Rådet møtes i mars.\nRådet møtes i juni."
    (found,) = compared(old, old.replace("mars", "april")).sections
    assert (found.heading.label, written(found)) == (
        "",
        ["Rådet møtes i [-mars-] {+april+}.", "Rådet møtes i juni."],
    )


@pytest.mark.parametrize("stop", [".", ""])
def test_a_giant_paragraph_is_compared_word_by_word(stop: str) -> None:
    chance = random.Random(1)
    words = [f"ord{chance.randrange(3000)}{stop if at % 12 == 11 else ''}" for at in range(30_000)]
    changed = [*words[:100], "satt", "inn", *words[100:20_000], *words[20_003:]]
    (found,) = compared(" ".join(words), " ".join(changed)).sections
    marks = [span for one in found.passages for span in one.spans if span.mark is not Mark.KEPT]
    assert sorted(span.text for span in marks) == sorted(["satt inn", " ".join(words[20_000:20_003])])


def test_marks_and_signs_without_words_are_compared_too() -> None:
    assert compared("—§ \x00 ☃ \ud800 a)", "—§ \x00 ☃ \ud800 a)").is_same
    assert not compared("100 %", "100 ‰").is_same


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(TooMuchTextError) as refused:
        compare([Text("kort", ("ord",))], [Text("lang", ("ord " * (MOST_WORDS + 1),))])
    assert refused.value.values == {"words": str(MOST_WORDS + 1), "most": str(MOST_WORDS)}
