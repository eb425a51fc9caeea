"""Words that were met are found by their terms, also after all were forgotten."""

import pytest

from search.engines import met_words
from search.engines.met_words import MetWords
from search.words.norwegian import key_of


def test_a_word_is_found_by_its_key_and_by_its_parts_in_the_text_that_holds_it() -> None:
    met = MetWords()
    text = {"avtalen", "samarbeidsavtaler", "rådet"}
    assert met.found_by([key_of("avtale")], text) == {"avtalen", "samarbeidsavtaler"}
    assert met.found_by([key_of("samarbeid")], text) == {"samarbeidsavtaler"}
    assert met.found_by([key_of("avtale")], {"avtaler", "rådet"}) == {"avtaler"}
    assert met.found_by([], text) == set()


def test_when_too_many_were_met_all_are_forgotten_and_met_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(met_words, "_MOST", 2)
    met = MetWords()
    for text in ({"avtalen", "ferge", "buss"}, {"tog"}, {"avtaler", "avtalen"}):
        assert met.found_by([key_of("avtale")], text) == {one for one in text if one.startswith("avtale")}
