"""What holds of every comparison, whatever the texts."""

from collections.abc import Iterable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from application.comparison import Change, Comparison, Mark, Passage, Span
from application.comparison.marking import marked
from application.comparison.words import Lexicon, words_of
from tests.application.comparison.agreements import compared

WORDS = (
    *("rådet", "kommunen", "møtes", "skal", "og", "i", "år,", "velger", "ledere.", "medlemmer:"),
    *("arkivet", "(felles)", "40", "prosent", "av", "§", "3", "a)"),
)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
paragraphs = st.lists(sentences, min_size=0, max_size=5)
headed = st.lists(st.tuples(st.sampled_from(["Formål", "Møter", "Økonomi", "Arkiv", ""]), paragraphs), max_size=6)


def agreement(sections: Iterable[tuple[str, list[str]]], first: int = 1) -> str:
    return "\n".join(
        line
        for number, (title, lines) in enumerate(sections, first)
        for line in (f"§ {number} {title}".strip(), *lines)
    )


texts = st.one_of(headed.map(agreement), st.text(max_size=200), paragraphs.map("\n".join))


titles = st.lists(st.sampled_from(["Formål", "Møter", "Økonomi", "Arkiv", "Uttreden"]), unique=True)
titled = titles.flatmap(lambda names: st.tuples(*(st.tuples(st.just(name), paragraphs) for name in names))).map(
    agreement
)


def said(spans: Iterable[Span]) -> list[str]:
    return [word for span in spans for word in words_of(span.text)]


def old_side(comparison: Comparison) -> list[list[str]]:
    """Return the words of each section of the old text, in the order of that, as the comparison gives them."""
    before = [one for one in comparison.sections if one.old is not None]
    return sorted(_words(one.passages, Mark.INSERTED) for one in before)


def new_side(comparison: Comparison) -> list[list[str]]:
    after = [one for one in comparison.sections if one.new is not None]
    return sorted(_words(one.passages, Mark.DELETED) for one in after)


def _words(passages: tuple[Passage, ...], left_out: Mark) -> list[str]:
    is_old = left_out is Mark.INSERTED
    words: list[str] = []
    for one in passages:
        if is_old and one.moved_from is None and one.old_page is not None:
            words += [*words_of(one.old_marker), *said(one.side(left_out))]
        elif not is_old and one.moved_to is None and one.new_page is not None:
            words += [*words_of(one.new_marker), *said(one.side(left_out))]
    return words


@settings(max_examples=150, deadline=None)
@given(texts, texts)
@example("0\n0) A0 A0 A0 A0", "0 0) A0 A0 A0 A0")
def test_the_marks_give_back_the_words_of_either_side(old: str, new: str) -> None:
    found = compared(old, new)
    assert old_side(found) == old_side(compared(old, old))
    assert new_side(found) == new_side(compared(new, new))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=30))
def test_marked_words_are_those_of_either_text(old: list[str], new: list[str]) -> None:
    lexicon = Lexicon()
    before, after = lexicon.read(" ".join(old)), lexicon.read(" ".join(new))
    spans = marked(before, after)
    assert said(one for one in spans if one.mark is not Mark.INSERTED) == list(before.words)
    assert said(one for one in spans if one.mark is not Mark.DELETED) == list(after.words)


@settings(max_examples=75, deadline=None)
@given(texts)
def test_a_text_compared_with_itself_is_the_same(text: str) -> None:
    assert compared(text, text).is_same


@settings(max_examples=100, deadline=None, derandomize=True)
@given(titled, titled)
def test_what_is_new_one_way_is_removed_the_other(old: str, new: str) -> None:
    """Where titles tell sections apart: of several that are alike, any may be the one that was removed."""
    there, back = compared(old, new), compared(new, old)
    assert there.is_same == back.is_same
    assert _how_many(there, Change.NEW) == _how_many(back, Change.REMOVED)
    assert _how_many(there, Change.REMOVED) == _how_many(back, Change.NEW)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.just(""), paragraphs.filter(bool)), min_size=1, max_size=6), st.integers(2, 5))
def test_other_numbers_alone_are_only_other_numbers(sections: list[tuple[str, list[str]]], first: int) -> None:
    numbered = [(f"Tittel {'abcdef'[at]}{at}", lines) for at, (_, lines) in enumerate(sections)]
    found = compared(agreement(numbered), agreement(numbered, first))
    assert found.changed == ()
    assert len(found.renumbered) == len(numbered)


def _how_many(comparison: Comparison, change: Change) -> int:
    return sum(1 for one in comparison.sections if one.change is change)
